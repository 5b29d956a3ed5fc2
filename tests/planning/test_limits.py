import pytest

from palpate import pathway
from palpate.findings.finding import Finding, State
from palpate.knowledge.precaution import Precaution
from palpate.knowledge.read import shipped
from palpate.planning.limits import (
    barred_by,
    limits_of,
    painful_areas,
    position_limits_of,
    positions_named,
    reminders_of,
)
from palpate.planning.visit import Visit
from palpate.screening.action import Action
from palpate.screening.answers import asked
from palpate.screening.evaluate import Flag

KNOWLEDGE = shipped()
VISIT = Visit(minutes=60.0)
COMPLAINT = frozenset({"low-back"})


def flag(*precautions, name="a-rule"):
    return Flag(
        id=name, label="A rule", action=Action.CAUTION, why="why", client_text="", facts=(),
        precautions=precautions,
    )  # fmt: skip


def limits(*precautions, visit=VISIT):
    return limits_of([flag(*precautions)], KNOWLEDGE, visit, COMPLAINT)


def test_pain_and_altered_feeling_are_where_the_complaint_is():
    findings = (
        Finding(key="pain:temple"),
        Finding(key="sensory:thumb"),
        Finding(key="pain:heel", state=State.ABSENT),
        Finding(key="has:desk-worker"),
    )
    assert painful_areas(findings) == {"temple", "thumb"}


def test_a_region_stands_for_all_its_areas():
    away = limits(Precaution(kind="avoid_area", say="no hands", areas=("neck",)))[-1]
    assert away.no_work
    assert {"back-of-neck", "side-of-neck"} <= away.areas
    assert "low-back" not in away.areas


@pytest.mark.parametrize(
    ("place", "visit", "where"),
    [
        ("complaint", VISIT, COMPLAINT),
        ("site", Visit(minutes=60.0, marked_areas=frozenset({"heel"})), frozenset({"heel"})),
        ("site", VISIT, COMPLAINT),
        ("everywhere", VISIT, frozenset()),
    ],
)
def test_a_place_is_the_complaint_the_marked_site_or_the_whole_body(place, visit, where):
    soft = Precaution(kind="pressure_limit", say="light", place=place, max_discomfort=3)
    found = limits(soft, visit=visit)[-1]
    assert (found.areas, found.discomfort_at_most) == (where, 3)


def test_a_technique_precaution_carries_classes_contacts_and_depth():
    rule = Precaution(
        kind="no_technique", say="no", techniques=("init",), classes=("joint",),
        contacts=("friction",), deep=True,
    )  # fmt: skip
    found = limits(rule)[-1]
    assert found.no_techniques == {"init"}
    assert (found.no_classes, found.no_contacts, found.no_deep) == ({"joint"}, {"friction"}, True)


def test_without_the_doctors_word_there_is_no_work_and_with_it_there_is():
    word = Precaution(kind="written_clearance", say="clearance first")
    assert any(limit.no_work for limit in limits(word))
    cleared = Visit(minutes=60.0, cleared=frozenset({"a-rule"}))
    assert not any(limit.no_work for limit in limits(word, visit=cleared))


def test_a_rule_holds_where_its_precautions_do_and_else_everywhere():
    local = Precaution(kind="avoid_area", say="no", areas=("heel",))
    general = Precaution(kind="no_technique", say="no", deep=True)
    assert limits(local)[0].areas == {"heel"}
    assert limits(local, general)[0].areas == frozenset()
    assert limits()[0].areas == frozenset()


def test_positions_by_plain_name_stand_for_both_sides():
    assert positions_named("side-lying") == ("side-lying-left", "side-lying-right")
    assert positions_named("prone") == ("prone",)
    assert len(positions_named("any")) == 6


def test_position_precautions_join_the_clients_own():
    side = Precaution(kind="position_limit", say="short", positions=("supine",), max_minutes=5.0)
    never = Precaution(kind="position_limit", say="not", positions=("prone",))
    found = position_limits_of([flag(side, never)], VISIT)
    assert [(one.position, one.minutes_at_most) for one in found] == [
        ("supine", 5.0),
        ("prone", 0.0),
    ]


def test_questions_become_reminders_once():
    ask = Precaution(kind="ask_first", say="Ask for feeling in the feet.")
    assert reminders_of([flag(ask), flag(ask, name="other")]) == ("Ask for feeling in the feet.",)


def test_a_child_is_not_treated_without_a_guardian():
    guardian = [flag(Precaution(kind="guardian", say="A guardian is in the room."))]
    assert barred_by(guardian, VISIT)
    assert barred_by(guardian, Visit(minutes=60.0, guardian_present=True)) == ""


def test_every_rule_of_the_knowledge_yields_limits_without_error():
    facts = {fact for rule in KNOWLEDGE.rules.values() for fact in rule.facts()}
    screened = pathway.screen(KNOWLEDGE, asked(dict.fromkeys(sorted(facts), "yes")))
    found = limits_of(screened.flags, KNOWLEDGE, VISIT, COMPLAINT)
    assert {limit.id for limit in found} == {one.id for one in screened.flags}
    assert all(area in KNOWLEDGE.areas for limit in found for area in limit.areas)
