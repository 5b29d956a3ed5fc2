"""From the records of a visit to the facts its note may speak of."""

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.findings import standing
from palpate.clinic.charting.mapping import finding_of
from palpate.clinic.charting.models import Assessment, FindingRecord
from palpate.clinic.charting.note.treated import treated
from palpate.clinic.charting.note.values import (
    Assessed,
    Drawn,
    Facts,
    Flagged,
    Found,
    Likely,
    Measured,
    Place,
    Record,
    Said,
    Told,
)
from palpate.clinic.charting.understanding import SCREEN_KEY, Understanding, understand
from palpate.clinic.intake.queries import answers_at, drawing_at
from palpate.findings.finding import Finding
from palpate.knowledge.base import Knowledge
from palpate.quantities import Side
from palpate.reasoning.stored import assessment_from_json
from palpate.reasoning.wording import label_of, say_finding

SIDED = (Side.LEFT, Side.RIGHT)
PRESSED = (
    (0.25, "tender"),
    (0.5, "tender point in a taut band"),
    (0.75, "refers"),
    (1.0, "the familiar pain"),
)
"""What the grades of palpation mean (`palpate.findings.finding`)."""
UPCOMING = (Visit.State.BOOKED, Visit.State.ARRIVED)


def facts_of(visit: Visit) -> Facts:
    """Everything on record of a visit, in words, each with its record."""
    understood = understand(visit, asks=0)
    knowledge, rows = understood.knowledge, standing(visit)
    session = treated(visit, knowledge)
    return Facts(
        told=_told(visit, understood),
        drawn=_drawn(visit, understood),
        found=tuple(_found(row, knowledge) for row in rows),
        measured=tuple(_measured(visit, knowledge)),
        assessed=_assessed(visit),
        flags=tuple(_flags(visit, understood, rows)),
        no_session=understood.screen.no_session and not session.done,
        session=session.started,
        minutes=session.minutes,
        done=session.done,
        skipped=session.skipped,
        wishes=session.wishes,
        retested=session.retested,
        home=session.home,
        next_visit=_next_visit(visit),
    )


def _told(visit: Visit, understood: Understanding) -> Told | None:
    answers = answers_at(visit)
    if answers is None:
        return None
    told, knowledge = understood.told, understood.knowledge
    goals = (visit.episode.goals if visit.episode else []) or told.get("goals", [])
    return Told(
        record=Record(kind="intake", id=str(answers.pk)),
        complaint=str(told.get("complaint", "")),
        onset=str(told.get("onset", "")),
        history=str(told.get("history", "")),
        medicines=str(told.get("medicines", "")),
        goals=tuple(str(goal["text"]) for goal in goals if goal.get("text")),
        circumstances=tuple(
            say_finding(knowledge, finding)
            for finding in understood.findings
            if finding.said == "intake" and finding.role in ("worse", "better")
        ),
    )


def _drawn(visit: Visit, understood: Understanding) -> Drawn | None:
    drawing = drawing_at(visit)
    if drawing is None:
        return None
    regions = sorted(understood.regions, key=lambda region: -(region.intensity or 0))
    return Drawn(
        record=Record(kind="drawing", id=str(drawing.pk)),
        places=tuple(
            Place(
                label=_sided(label_of(understood.knowledge, region.area), region.side),
                intensity=region.intensity,
                quality=region.quality,
            )
            for region in regions
        ),
    )


def _sided(label: str, side: Side) -> str:
    """Such as "Upper trapezius, right"."""
    if side not in (*SIDED, Side.BOTH):
        return label
    where = "both sides" if side is Side.BOTH else side.value
    return f"{label}, {where}"


def _found(row: FindingRecord, knowledge: Knowledge) -> Found:
    finding = finding_of(row)
    is_screening = finding.concept.startswith(f"{SCREEN_KEY}.")
    return Found(
        record=Record(kind="finding", id=str(row.pk)),
        text=_screened(row, knowledge) if is_screening else _words(row, knowledge),
        is_present=finding.is_present,
        is_screening=is_screening,
    )


def _words(row: FindingRecord, knowledge: Knowledge) -> str:
    finding = finding_of(row)
    label = _sided(label_of(knowledge, finding.concept), finding.side)
    measured = f" ({row.measured:g} {row.unit})" if row.measured is not None else ""
    if finding.role == "palpation":
        return f"{label} on pressing: {_pressed(finding)}{measured}"
    if finding.role == "test":
        partly = ", in part" if finding.said == "partly" else ""
        result = "positive" if finding.is_present else "negative"
        return f"{label}: {result}{partly}{measured}"
    return f"{say_finding(knowledge, finding)}{measured}"


def _pressed(finding: Finding) -> str:
    """What pressing did, by the grade it was recorded with."""
    if not finding.is_present:
        return "nothing"
    reached = [words for grade, words in PRESSED if finding.grade >= grade]
    return reached[-1] if reached else "tender"


def _screened(row: FindingRecord, knowledge: Knowledge) -> str:
    name = finding_of(row).concept.removeprefix(f"{SCREEN_KEY}.")
    facts = knowledge.facts
    asked = facts.by_id[name].asks if facts is not None and name in facts.by_id else name
    if row.state == "absent":
        return f"{asked} No"
    return f"{asked} {'Yes' if row.grade == 1.0 else 'Cannot be assessed'}"


def _measured(visit: Visit, knowledge: Knowledge) -> Iterator[Measured]:
    for row in visit.measures.filter(amended_by__isnull=True).order_by("at"):
        instrument = knowledge.instruments.get(row.instrument)
        if row.score is None:
            continue
        yield Measured(
            record=Record(kind="measure", id=str(row.pk)),
            label=instrument.label if instrument else row.instrument,
            value=row.score,
            unit=instrument.unit if instrument else "",
            phase=row.get_phase_display().lower(),
        )


def _assessed(visit: Visit) -> Assessed | None:
    row = Assessment.objects.filter(visit=visit).order_by("-at").first()
    if row is None:
        return None
    kept = assessment_from_json(row.content["assessment"])
    return Assessed(
        record=Record(kind="assessment", id=str(row.pk)),
        likely=tuple(
            Likely(
                label=f"{one.label}, {one.side.value}" if one.side in SIDED else one.label,
                of_100=round(100 * one.probability),
            )
            for one in kept.ranking
        ),
        unexplained=tuple(one.text for one in kept.unexplained),
    )


def _flags(
    visit: Visit, understood: Understanding, rows: Iterable[FindingRecord]
) -> Iterator[Flagged]:
    """What the screen says, with the answers and findings it stands on."""
    answers = answers_at(visit)
    told = (Record(kind="intake", id=str(answers.pk)),) if answers is not None else ()
    asked = {
        finding_of(row).concept.removeprefix(f"{SCREEN_KEY}."): Record(
            kind="finding", id=str(row.pk)
        )
        for row in rows
    }
    for flag in understood.screen.flags:
        own = tuple(asked[fact] for fact in flag.facts if fact in asked)
        if own or told:
            yield Flagged(records=own or told, label=flag.label, why=flag.why)


def _next_visit(visit: Visit) -> Said | None:
    rows = Visit.objects.filter(
        client_id=visit.client_id, starts_at__gt=visit.starts_at, state__in=UPCOMING
    )
    found = rows.select_related("practitioner__user").order_by("starts_at").first()
    if found is None:
        return None
    local = found.starts_at.astimezone(ZoneInfo(found.zone))
    return Said(
        record=Record(kind="visit", id=str(found.pk)),
        text=f"Next visit: {local:%A %-d %B %Y, %H:%M}, with {found.practitioner}.",
    )
