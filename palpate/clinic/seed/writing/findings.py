"""What was found at each visit: everything at the first, what was there again later."""

from collections.abc import Iterator
from random import Random
from typing import Any

from palpate.clinic.charting.mapping import row_of
from palpate.clinic.charting.models import Assessment, FindingRecord
from palpate.clinic.intake.drawing import CHART_VERSION
from palpate.clinic.intake.models import PainDrawing
from palpate.clinic.seed.archetypes.archetype import Archetype, Check
from palpate.clinic.seed.chart import Chart, Sitting
from palpate.clinic.seed.ledger import Ledger
from palpate.clinic.seed.thoughts import Thought
from palpate.clinic.seed.writing.intakes import drawn_content
from palpate.findings.finding import Finding, State

FELT_AGAIN = 2
"""How many structures are felt again at each visit."""
LOOK_AGAIN_AT = 4
OVER_AT = 0.8
FELT = {0.25: "tender", 0.5: "trigger-point", 0.75: "refers", 1.0: "familiar"}
TRIED = {0.5: "partly", 1.0: "positive"}

Found = dict[int, list[FindingRecord]]


def write_findings(chart: Chart, ledger: Ledger) -> Found:
    """Rows of every visit that took place, by the number of the visit."""
    found: Found = {}
    rng = chart.rng("findings")
    for sitting in chart.sittings:
        rows = [_row(chart, check, sitting, rng) for check in _checks(chart.archetype, sitting)]
        for number, row in enumerate(rows):
            at = sitting.at(_minute(sitting, number))
            ledger.seal(row, by=sitting.by, verb="record finding", at=at)
        found[sitting.number] = rows
        if sitting.number == 1 and rng.random() < 0.3:
            rows[-1] = _corrected(rows[-1], sitting, ledger)
        if sitting.number > 1:
            _draw_again(chart, sitting, ledger)
    return found


def write_assessment(chart: Chart, thought: Thought, ledger: Ledger) -> Assessment | None:
    """What the reasoner said at the first visit, kept as it was given."""
    first = next(iter(chart.sittings), None)
    if first is None:
        return None
    row = Assessment(
        client=chart.client,
        visit=first.visit,
        author=first.author,
        knowledge_version=thought.knowledge_version,
        model_version=thought.model_version,
    )
    row.content = {"assessment": thought.assessment}
    ledger.seal(row, by=first.by, verb="keep assessment", at=first.at(32))
    return row


def _minute(sitting: Sitting, number: int) -> float:
    """A first visit is examined at leisure, after talking; later ones before the hands-on part."""
    return 8 + 1.5 * number if sitting.number == 1 else 2.5 + 0.7 * number


def _checks(archetype: Archetype, sitting: Sitting) -> Iterator[Check]:
    """Everything at the first visit and at the fourth; in between what is being followed."""
    if sitting.number in (1, LOOK_AGAIN_AT):
        yield from archetype.checks
        return
    felt = [check for check in archetype.checks if check.key.startswith("palpation:")]
    yield from felt[:FELT_AGAIN]
    yield from (check for check in archetype.checks if check.reading is not None)


def _row(chart: Chart, check: Check, sitting: Sitting, rng: Random) -> FindingRecord:
    share = sitting.point.share
    reading = _reading(check, share, rng) if check.reading is not None else None
    grade = _grade_of_reading(check, reading) if reading is not None else _grade(check, share)
    finding = Finding(
        key=check.key,
        side=chart.archetype.side_of(check.where),
        state=State.PRESENT if grade else State.ABSENT,
        grade=grade or 1.0,
        said=_said(check, grade),
    )
    row = row_of(finding, sitting.visit, sitting.author)
    row.measured, row.unit = reading, check.unit if reading is not None else ""
    return row


def _grade(check: Check, share: float) -> float:
    """Less by quarters as the complaint eases; a test is whole, in part, or no more."""
    if check.key.startswith("palpation:"):
        return min(1.0, round(check.grade * share * 4) / 4)
    return min(1.0, round(check.grade * share * 2) / 2)


def _reading(check: Check, share: float, rng: Random) -> float:
    assert check.reading is not None
    first, well = check.reading
    value = first + (well - first) * (1 - share) + rng.gauss(0, abs(well - first) * 0.07)
    return float(max(0, round(value)))


def _grade_of_reading(check: Check, reading: float) -> float:
    """Limited, limited in part, or as good as well."""
    assert check.reading is not None
    first, well = check.reading
    gained = (reading - first) / (well - first)
    if gained >= OVER_AT:
        return 0.0
    return 1.0 if gained < OVER_AT / 2 else 0.5


def _said(check: Check, grade: float) -> str:
    is_felt = check.key.startswith("palpation:")
    if not grade:
        return "nothing" if is_felt else "negative"
    return FELT[grade] if is_felt else TRIED[grade]


def _corrected(row: FindingRecord, sitting: Sitting, ledger: Ledger) -> FindingRecord:
    """Entered wrongly and put right a moment later: the row before stays, amended."""
    right = FindingRecord(
        client=row.client,
        visit=row.visit,
        author=row.author,
        key=row.key,
        side=row.side,
        state=row.state,
        grade=row.grade,
        measured=row.measured,
        unit=row.unit,
        amends=row,
    )
    content: dict[str, Any] = row.content
    right.content = {"said": content["said"]}
    if row.measured is not None:
        row.measured += 20.0
    ledger.seal(right, by=sitting.by, verb="record finding", at=sitting.at(29))
    return right


def _draw_again(chart: Chart, sitting: Sitting, ledger: Ledger) -> None:
    """What is left of the first drawing; client and therapist mark it together."""
    drawing = PainDrawing(
        client=chart.client,
        visit=sitting.visit,
        author=sitting.author,
        chart_version=CHART_VERSION,
        content=drawn_content(chart.archetype, sitting.point.share),
    )
    ledger.seal(drawing, by=sitting.by, verb="draw pain", at=sitting.at(2))
