"""The four verbs together: what the screen forbids is neither asked, proposed nor planned."""

from datetime import date

import pytest

from palpate import pathway
from palpate.findings.finding import Finding
from palpate.knowledge.read import shipped
from palpate.outcomes.course import Course, Measure
from palpate.planning.check import check
from palpate.planning.request import Goal
from palpate.planning.visit import Visit
from palpate.quantities import Side
from palpate.reasoning.person import Person
from palpate.screening.answers import Answer, Answers

NECK = (
    Finding(key="pain:temple", side=Side.RIGHT),
    Finding(key="pain:side-of-neck", side=Side.RIGHT),
    Finding(key="palpation:trapezius-upper", side=Side.RIGHT, grade=1.0),
)
HOUR = Visit(minutes=60, goals=(Goal(id="pain", label="less pain", outcome="pain"),))


def proposed(answers: Answers | None = None) -> pathway.Proposal:
    knowledge = shipped()
    screened = pathway.screen(knowledge, answers)
    assessed = pathway.assess(knowledge, NECK, Person(age=41), screened=screened, asks=0)
    return pathway.propose(knowledge, assessed, HOUR, findings=NECK, screened=screened)


def test_findings_become_a_plan_that_breaks_no_rule() -> None:
    found = proposed()
    assert found.plan.treatment
    assert not check(found.plan, found.request)
    assert found.plan.treatment[0].targets[0] == "trapezius-upper:right"


def test_an_emergency_leaves_no_plan_and_says_why() -> None:
    found = proposed(Answers(given={"saddle-numbness": Answer.YES}))
    assert found.plan.status == "no session"
    assert not found.plan.lines
    assert found.plan.notes[0]


def test_the_same_findings_give_the_same_plan() -> None:
    assert proposed().plan == proposed().plan


@pytest.mark.parametrize(("latest", "direction"), [(2.0, "better"), (9.0, "worse")])
def test_a_review_tells_the_change_since_the_start(latest: float, direction: str) -> None:
    days = (date(2026, 1, 5), date(2026, 1, 12))
    course = Course(
        visits=days,
        measures=tuple(
            Measure(instrument="nprs", value=value, on=day, visit=number)
            for number, (value, day) in enumerate(zip((7.0, latest), days, strict=True), start=1)
        ),
        region="neck",
    )
    found = pathway.review(shipped(), course, on=days[-1])
    assert [change.direction for change in found.changes] == [direction]
    assert found.stall is None
    assert "nprs" not in {instrument.id for instrument in found.due}
