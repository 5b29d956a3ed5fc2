"""From a real knowledge base, findings and a screen to an explained plan."""

import pytest

from palpate import pathway
from palpate.findings.finding import Finding
from palpate.knowledge.read import shipped
from palpate.planning.check import check
from palpate.planning.propose import propose, request_from
from palpate.planning.request import Consent, Goal, Pick
from palpate.planning.visit import Visit
from palpate.quantities import Side
from palpate.screening.answers import asked
from tests.planning.test_candidates import Placed

KNOWLEDGE = shipped()
NECK = (
    Placed("trapezius-upper", probability=0.8),
    Placed("levator-scapulae", probability=0.4),
    Placed("c6-root", probability=0.2),
)
BACK = (
    Placed("quadratus-lumborum-sup-cranial", probability=0.6),
    Placed("gluteus-medius-posterior", probability=0.5),
    Placed("l5-root", probability=0.3),
)
FINDINGS = (
    Finding(key="pain:side-of-neck", side=Side.LEFT),
    Finding(key="palpation:trapezius-upper", side=Side.LEFT, grade=1.0),
    Finding(key="sign:limited.neck-side-bending", side=Side.LEFT),
)
PAIN = Goal(id="pain", label="less pain", outcome="pain", weight=8)


def request(ranking=NECK, *, said=None, samples=None, **changes):
    visit = Visit(**{"minutes": 60.0, "goals": (PAIN,), **changes})
    screened = pathway.screen(KNOWLEDGE, asked(said or {}))
    return request_from(
        KNOWLEDGE, ranking, visit, findings=FINDINGS, screened=screened, samples=samples
    )


@pytest.mark.parametrize("ranking", [NECK, BACK])
@pytest.mark.parametrize("minutes", [30.0, 60.0, 90.0])
def test_a_visit_becomes_a_plan_that_keeps_every_rule(ranking, minutes):
    asked_for = request(ranking, minutes=minutes)
    plan = propose(asked_for)
    assert plan.treatment
    assert check(plan, asked_for) == ()
    assert plan.knowledge_version == KNOWLEDGE.version


def test_joint_draws_are_kept_as_scenarios():
    rows = [(True, False, False)] * 3 + [(False, True, True)]
    found = request(samples=rows).scenarios
    assert found[0].present == {"trapezius-upper:left"}
    assert found[0].weight == 0.75
    assert found[1].present == {"levator-scapulae:left", "c6-root:left"}


@pytest.mark.parametrize("answer", ["saddle-numbness", "fever"])
def test_an_alarm_or_a_reason_to_rebook_leaves_no_session(answer):
    plan = propose(request(said={answer: "yes"}))
    assert plan.status == "no session"
    assert plan.lines == ()
    assert plan.notes


def test_a_blood_thinner_waits_for_the_doctors_word_and_then_stays_light():
    waiting = propose(request(said={"anticoagulant": "yes"}))
    assert not any(x.block.value == "specific" for x in waiting.treatment)
    cleared = request(said={"anticoagulant": "yes"}, cleared=frozenset({"anticoagulant"}))
    plan = propose(cleared)
    assert {x.technique for x in plan.treatment} & {"met-pir", "positional-release"}
    assert not {"pressure-release", "init", "deep-tissue"} & {x.technique for x in plan.treatment}
    assert all(x.dose.discomfort_at_most <= 3 for x in plan.treatment)


def test_in_pregnancy_nobody_lies_on_the_front_or_long_on_the_back():
    plan = propose(request(said={"pregnant": "yes"}))
    assert plan.treatment
    assert not any(x.position == "prone" for x in plan.lines)
    assert sum(x.minutes for x in plan.lines if x.position == "supine") <= 5.0


def test_intimate_areas_always_need_their_own_yes():
    found = request(consent=Consent()).consent
    assert {"breast", "groin", "pelvic-floor"} <= found.sensitive


def test_a_sensitised_client_is_worked_at_three_at_most():
    assert request(is_sensitised=True, discomfort_at_most=6).discomfort_at_most == 3


@pytest.mark.parametrize(
    ("tolerance", "budget"), [("low", 120.0), ("usual", 180.0), ("high", 240.0)]
)
def test_the_pressure_budget_follows_tolerance_and_minutes(tolerance, budget):
    assert request(tolerance=tolerance).pressure_budget == budget


def test_a_wish_that_cannot_be_met_names_the_clash():
    plan = propose(request(wanted=(Pick(technique="joint-mobilisation-soft"),)))
    assert plan.status == "nothing"
    assert "does not fit" in plan.notes[0]


def test_without_a_screen_no_precaution_is_made_up():
    bare = request_from(KNOWLEDGE, NECK, Visit(minutes=60.0))
    assert (bare.limits, bare.position_limits, bare.barred_because) == ((), (), "")


def test_a_rule_that_fired_keeps_away_the_techniques_that_name_it():
    judged = 0
    for rule in KNOWLEDGE.rules.values():
        naming = {t.id for t in KNOWLEDGE.techniques.values() if rule.id in t.contraindications}
        found = request(said=dict.fromkeys(sorted(rule.facts()), "yes")) if naming else None
        if found and any(limit.id == rule.id and not limit.areas for limit in found.limits):
            planned = {line.technique for line in propose(found, effort=0.05).treatment}
            assert not naming & planned, rule.id
            judged += 1
    assert judged >= 10
