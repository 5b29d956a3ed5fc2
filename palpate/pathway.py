"""The four verbs every front door calls: screen, assess, propose, review.

Screening runs first and stands above: no posterior can silence it, and what it forbids is neither
asked, proposed nor planned.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from palpate.findings.finding import Finding
from palpate.knowledge.base import Knowledge
from palpate.knowledge.fact import Facts
from palpate.knowledge.instrument import Instrument
from palpate.outcomes import course as outcomes
from palpate.outcomes.change import Change
from palpate.outcomes.course import Course, Stall
from palpate.planning import propose as planning
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest
from palpate.planning.visit import Visit
from palpate.reasoning import assess as reasoning
from palpate.reasoning.assessment import Assessment
from palpate.reasoning.next_test import Forbidden
from palpate.reasoning.person import Person
from palpate.screening.answers import Answers
from palpate.screening.evaluate import Screen, evaluate
from palpate.screening.lexicon import Lexicon, lexicon
from palpate.screening.text import Presentation, read_facts


def screen(
    knowledge: Knowledge, answers: Answers | None = None, presentation: Presentation | None = None
) -> Screen:
    """What must not be missed, from structured answers, from plain text, or from both.

    Where both answer a question the graver answer counts.
    """
    facts = _facts_of(knowledge)
    known = answers or Answers()
    if presentation is not None:
        known = known.together(read_facts(presentation, _words(knowledge)))
    return evaluate(knowledge.rules.values(), known, facts)


def assess(
    knowledge: Knowledge,
    findings: Iterable[Finding],
    person: Person,
    *,
    screened: Screen | None = None,
    drawn: bool = False,
    position: str = "any",
    asks: int = reasoning.ASKS,
) -> Assessment:
    """What may be behind the findings, why, and what to ask next; see `palpate.reasoning.assess`.

    `screened` keeps every forbidden examination out of what is proposed.
    """
    return reasoning.assess(
        knowledge,
        findings,
        person,
        drawn=drawn,
        forbidden=forbidden_by(screened) if screened is not None else Forbidden(),
        position=position,
        asks=asks,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A plan and the request it answers, which `palpate.planning.check` judges every edit by."""

    request: PlanRequest
    plan: Plan


def propose(
    knowledge: Knowledge,
    assessment: Assessment,
    visit: Visit,
    *,
    findings: Iterable[Finding] = (),
    screened: Screen | None = None,
    samples: Iterable[Sequence[bool]] | None = None,
) -> Proposal:
    """The minutes of a session with their reasons, or plainly none where the screen forbids one."""
    request = planning.request_from(
        knowledge,
        assessment.ranking,
        visit,
        findings=findings,
        screened=screened,
        samples=samples,
    )
    return Proposal(request=request, plan=planning.propose(request))


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """How a course goes: what changed, whether it has stalled, and what to measure today."""

    changes: tuple[Change, ...]
    stall: Stall | None
    due: tuple[Instrument, ...]


def review(knowledge: Knowledge, course: Course, *, on: date) -> Review:
    """One complaint over its visits, as it stands on a day."""
    instruments = knowledge.instruments
    return Review(
        changes=outcomes.summary(course, instruments),
        stall=outcomes.stall(course, instruments),
        due=outcomes.measures_due(course, instruments, on=on),
    )


def forbidden_by(screened: Screen) -> Forbidden:
    """Which examinations a screen keeps out: those contraindicated by a rule that fired, and
    those its precautions name.
    """
    limits = [p for p in screened.precautions if p.kind == "no_test"]
    return Forbidden(
        examinations=frozenset(name for limit in limits for name in limit.examinations),
        rules=frozenset(flag.id for flag in screened.flags),
        classes=frozenset(name for limit in limits for name in limit.examination_classes),
        end_range_neck=any(limit.end_range_neck for limit in limits),
    )


def _facts_of(knowledge: Knowledge) -> Facts:
    return knowledge.facts or Facts(by_id={}, groups={})


@lru_cache(maxsize=4)
def _words(knowledge: Knowledge) -> Lexicon:
    return lexicon(_facts_of(knowledge))
