"""The screen of answers: never averaged, never silenced."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palpate.knowledge.fact import Fact, Facts
from palpate.knowledge.precaution import Precaution
from palpate.knowledge.read import shipped
from palpate.knowledge.rule import Condition, Escalation, Rule
from palpate.screening.action import Action
from palpate.screening.answers import Answer, Answers
from palpate.screening.evaluate import Screen, evaluate

YES, NO, UNCLEAR = Answer.YES, Answer.NO, Answer.CANNOT_ASSESS


def fact(name: str, **more: object) -> Fact:
    return Fact(id=name, asks=f"Is there {name}?", section="general", **more)  # type: ignore[arg-type]


FACTS = Facts(
    by_id={
        f.id: f
        for f in (
            fact("neck-pain"),
            fact("double-vision", implies=("brain-sign",)),
            fact("brain-sign"),
            fact("jolt"),
            fact("fever"),
            fact("pregnant"),
            Fact(id="old", asks="How old?", section="person", asked="derived", ages=(65, 130)),
        )
    },
    groups={},
)
LIGHT = Precaution(kind="pressure_limit", say="Light.", place="everywhere", max_discomfort=3)


def rule(name: str, action: Action, *facts: str, **more: object) -> Rule:
    return Rule(
        id=name,
        label=name.title(),
        action=action,
        when=(Condition(all_of=facts),),
        client_text=f"client {name}",
        why=f"why {name}",
        residual=f"{name} may be missed.",
        **more,  # type: ignore[arg-type]
    )


RULES = (
    rule(
        "artery",
        Action.REFER,
        "neck-pain",
        "jolt",
        escalations=(
            Escalation(
                action=Action.EMERGENCY,
                when=(Condition(all_of=("neck-pain", "brain-sign")),),
                client_text="call",
            ),
        ),
    ),
    rule("infection", Action.REFER_URGENT, "neck-pain", "fever"),
    rule("fever-today", Action.CAUTION, "fever", no_session=True),
    rule("pregnancy", Action.CAUTION, "pregnant", precautions=(LIGHT,)),
    rule("age", Action.CAUTION, "old", precautions=(LIGHT,)),
    rule("withdrawn", Action.EMERGENCY, "jolt", status="retired", replaced_by="artery"),
)


def screen(**answers: Answer) -> Screen:
    given = {name.replace("_", "-"): answer for name, answer in answers.items()}
    return evaluate(RULES, Answers(given=given), FACTS)


def test_nothing_asked_proceeds_and_still_states_the_residual_risk() -> None:
    found = screen()
    assert (found.action, found.flags, found.no_session) == (Action.PROCEED, (), False)
    assert found.residual


def test_the_highest_action_stands() -> None:
    found = screen(neck_pain=YES, fever=YES, pregnant=YES)
    assert found.action is Action.REFER_URGENT
    assert [flag.id for flag in found.flags] == ["infection", "fever-today", "pregnancy"]


def test_a_rule_escalates_with_its_own_words() -> None:
    found = screen(neck_pain=YES, double_vision=YES)
    assert found.action is Action.EMERGENCY
    assert found.flags[0].client_text == "call"
    assert found.flags[0].why == "why artery"


def test_what_an_answer_implies_counts() -> None:
    assert "brain-sign" in screen(neck_pain=YES, double_vision=YES).flags[0].facts


def test_a_reason_to_rebook_stops_the_session_without_an_alarm() -> None:
    found = screen(fever=YES)
    assert found.action is Action.CAUTION
    assert found.no_session
    assert found.rebook


def test_an_alarm_is_no_mere_rebooking() -> None:
    assert not screen(neck_pain=YES, fever=YES).rebook


def test_equal_precautions_of_two_rules_are_one() -> None:
    assert screen(pregnant=YES, old=YES).precautions == (LIGHT,)


def test_a_referral_keeps_hands_off_where_it_hurts() -> None:
    found = screen(neck_pain=YES, jolt=YES)
    assert [(p.kind, p.place) for p in found.precautions] == [("avoid_area", "complaint")]


def test_a_retired_rule_never_fires() -> None:
    assert screen(jolt=YES).action is Action.PROCEED


def test_what_is_asked_next_is_what_could_raise_the_action() -> None:
    asked = screen(neck_pain=YES).to_ask
    assert [(q.fact, q.could_raise_to, q.missing) for q in asked] == [
        ("brain-sign", Action.EMERGENCY, 1),
        ("fever", Action.REFER_URGENT, 1),
        ("jolt", Action.REFER, 1),
    ]


def test_a_no_is_not_asked_again() -> None:
    assert "fever" not in [q.fact for q in screen(neck_pain=YES, fever=NO).to_ask]


def test_cannot_assess_is_an_answer_and_never_silence() -> None:
    found = screen(neck_pain=YES, fever=UNCLEAR)
    assert found.action is Action.REFER
    assert found.flags[0].open
    assert "fever" in found.flags[0].why
    assert "fever" not in [q.fact for q in found.to_ask]


def test_cannot_assess_with_nothing_else_pointing_asks_for_care() -> None:
    assert screen(neck_pain=UNCLEAR, fever=UNCLEAR).action is Action.CAUTION


def test_a_caution_that_cannot_be_assessed_raises_nothing() -> None:
    assert screen(pregnant=UNCLEAR).action is Action.PROCEED


def test_what_the_client_reads_comes_from_the_gravest_flags() -> None:
    assert screen(neck_pain=YES, fever=YES).client_texts == (
        "client infection",
        "client fever-today",
    )


SHIPPED = shipped()
ALL_FACTS = sorted(SHIPPED.facts.by_id) if SHIPPED.facts else []


@given(
    st.dictionaries(st.sampled_from(ALL_FACTS), st.sampled_from(list(Answer)), max_size=12),
    st.sampled_from(ALL_FACTS),
)
def test_a_yes_never_lowers_the_screen_unless_a_rule_names_it_as_an_exception(
    given_: dict[str, Answer], more: str
) -> None:
    assert SHIPPED.facts is not None
    rules = tuple(SHIPPED.rules.values())
    reached = Answers(given={more: YES}).closed(SHIPPED.facts).given
    if set(reached) & EXCEPTIONS:
        return
    before = evaluate(rules, Answers(given=given_), SHIPPED.facts)
    after = evaluate(rules, Answers(given={**given_, more: YES}), SHIPPED.facts)
    # A yes may settle what could not be assessed; only settled flags are compared.
    settled = max((f.action for f in before.flags if not f.open), default=Action.PROCEED)
    assert after.action >= settled


def _exceptions() -> frozenset[str]:
    conditions = [c for r in SHIPPED.rules.values() for c in r.when]
    conditions += [c for r in SHIPPED.rules.values() for s in r.escalations for c in s.when]
    return frozenset(part for c in conditions for part in c.unless if isinstance(part, str))


EXCEPTIONS = _exceptions()


@pytest.mark.parametrize("name", ["known-for-years", "over-three-months", "seen-by-doctor"])
def test_the_exceptions_are_few_and_known(name: str) -> None:
    assert name in EXCEPTIONS
    assert len(EXCEPTIONS) <= 4
