"""Everything known at a visit, screened and reasoned over: what the workspace shows.

The screen reads the intake, the therapist's own answers and what was examined; the reasoner reads
the drawing, what the client told and what was found. Nothing is stored here: `keep` writes the
assessment down when something is decided on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from palpate import pathway
from palpate.clinic.accounts.models import User
from palpate.clinic.audit.actions import write_once
from palpate.clinic.audit.actor import by_user
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting import models
from palpate.clinic.charting.findings import standing
from palpate.clinic.charting.mapping import finding_of, person_of
from palpate.clinic.intake.queries import (
    answers_at,
    drawing_at,
    drawn_findings,
    drawn_regions,
    screening_answers,
)
from palpate.findings.finding import Finding
from palpate.findings.pain_drawing import PaintedRegion
from palpate.knowledge.base import Knowledge
from palpate.knowledge.read import shipped
from palpate.reasoning.assessment import Assessment
from palpate.reasoning.stored import assessment_to_json
from palpate.reasoning.wording import label_of
from palpate.screening.answers import Answer, Answers, Words
from palpate.screening.evaluate import Screen
from palpate.screening.text import Place, Presentation

Told = dict[str, Any]
"""An intake's answers as submitted."""
SCREEN_KEY = "screen"
"""Findings of the therapist's own screening questions: `has:screen.<fact>`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What is known and what it comes to. `findings` are all that were reasoned over."""

    knowledge: Knowledge
    screen: Screen
    assessment: Assessment
    findings: tuple[Finding, ...]
    regions: tuple[PaintedRegion, ...]
    told: Told


def understand(visit: Visit, *, position: str = "any", asks: int = 8) -> Understanding:
    """Screen and assess a visit as it stands now; some hundred milliseconds."""
    knowledge = shipped()
    answers, drawing = answers_at(visit), drawing_at(visit)
    told = dict(answers.content) if answers is not None else {}
    rows = standing(visit)
    examined = tuple(finding_of(row) for row in rows)
    regions = drawn_regions(drawing)
    screen = pathway.screen(
        knowledge,
        screening_answers(answers).together(_therapists_answers(examined)),
        _presentation(visit, told, regions, knowledge),
    )
    findings = (*drawn_findings(drawing), *told_findings(told), *_reasoned(examined))
    assessment = pathway.assess(
        knowledge,
        findings,
        person_of(visit.client, visit.starts_at.date()),
        screened=screen,
        drawn=bool(regions),
        position=position,
        asks=asks,
    )
    return Understanding(
        knowledge=knowledge,
        screen=screen,
        assessment=assessment,
        findings=findings,
        regions=regions,
        told=told,
    )


def keep(visit: Visit, assessment: Assessment, *, author: User, at: datetime) -> models.Assessment:
    """Write an assessment down as it was given, so that it can be read again later."""
    row = models.Assessment(
        client=visit.client,
        visit=visit,
        author=author,
        knowledge_version=assessment.knowledge_version,
        model_version=assessment.model_version,
    )
    row.content = {"assessment": assessment_to_json(assessment)}
    return write_once(row, by=by_user(author), verb="keep assessment", at=at)


def told_findings(told: Told) -> tuple[Finding, ...]:
    """What the client chose from lists at intake, as findings: `told["findings"]` holds keys."""
    return tuple(Finding(key=str(key), said="intake") for key in told.get("findings", ()))


def _reasoned(examined: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(f for f in examined if not f.concept.startswith(f"{SCREEN_KEY}."))


def _therapists_answers(examined: Iterable[Finding]) -> Answers:
    """Screening questions the therapist asked again or found out in the room."""
    given = {
        finding.concept.removeprefix(f"{SCREEN_KEY}."): _answer(finding)
        for finding in examined
        if finding.concept.startswith(f"{SCREEN_KEY}.")
    }
    words = {
        fact: (Words(said="", where="asked", answer=answer),) for fact, answer in given.items()
    }
    return Answers(given=given, words=words)


def _answer(finding: Finding) -> Answer:
    if not finding.is_present:
        return Answer.NO
    return Answer.YES if finding.grade == 1.0 else Answer.CANNOT_ASSESS


def _presentation(
    visit: Visit,
    told: Told,
    regions: Iterable[PaintedRegion],
    knowledge: Knowledge,
) -> Presentation:
    """The client's own words, for the screen to read."""
    person = person_of(visit.client, visit.starts_at.date())
    return Presentation(
        age=person.age,
        sex=person.sex or None,
        complaint=str(told.get("complaint", "")),
        onset=str(told.get("onset", "")),
        context=tuple(str(told.get(part, "")) for part in ("history", "medicines")),
        places=tuple(
            Place(where=label_of(knowledge, r.area), side=r.side, quality=r.quality)
            for r in regions
        ),
    )
