"""Scores at each visit: pain before and after, activities, and the region's scale at its turn."""

from collections.abc import Sequence
from datetime import datetime

from palpate.clinic.outcomes.models import Measure
from palpate.clinic.seed.chart import Chart, Sitting
from palpate.clinic.seed.ledger import Ledger
from palpate.knowledge.base import Knowledge
from palpate.outcomes.score import from_total, score

SCALE_EVERY = 3
"""The region's scale is asked at the first visit and every third after it."""
BEFORE, AFTER = Measure.Phase.BEFORE, Measure.Phase.AFTER
Measured = dict[int, list[Measure]]


def write_measures(chart: Chart, knowledge: Knowledge, ledger: Ledger) -> Measured:
    """Rows of every visit that took place, by the number of the visit."""
    return {
        sitting.number: list(_visit(chart, sitting, knowledge, ledger))
        for sitting in chart.sittings
    }


def _visit(
    chart: Chart, sitting: Sitting, knowledge: Knowledge, ledger: Ledger
) -> Sequence[Measure]:
    point, scale = sitting.point, chart.archetype.scale
    writer = _Writer(chart=chart, sitting=sitting, knowledge=knowledge, ledger=ledger)
    found = [
        writer.answers("nprs", [point.before], BEFORE, sitting.at(1)),
        writer.answers("psfs", point.activities, BEFORE, sitting.at(1.5)),
    ]
    if scale is not None and point.scale is not None and sitting.number % SCALE_EVERY == 1:
        found.append(writer.total(scale[0], point.scale, sitting.at(3)))
    if sitting.number > 1 and sitting.number % SCALE_EVERY == 1:
        found.append(writer.answers("groc", [_change(point.share)], BEFORE, sitting.at(3.5)))
    if not sitting.is_running:
        length = sitting.visit.service.minutes
        found.append(writer.answers("nprs", [point.after], AFTER, sitting.at(length - 4)))
    return found


def _change(share: float) -> int:
    """What a client who has so much left says of the change, from -7 to 7."""
    return max(-7, min(7, round((1 - share) * 6)))


class _Writer:
    def __init__(
        self, *, chart: Chart, sitting: Sitting, knowledge: Knowledge, ledger: Ledger
    ) -> None:
        self.chart, self.sitting = chart, sitting
        self.knowledge, self.ledger = knowledge, ledger

    def answers(
        self, name: str, answers: Sequence[int], phase: Measure.Phase, at: datetime
    ) -> Measure:
        given = [float(answer) for answer in answers]
        value = score(self.knowledge.instruments[name], given).value
        return self._write(name, given, value, phase, at)

    def total(self, name: str, total: float, at: datetime) -> Measure:
        """Read off the form that the clinic holds."""
        value = from_total(self.knowledge.instruments[name], total).value
        return self._write(name, [total], value, BEFORE, at)

    def _write(
        self, name: str, given: list[float], value: float, phase: Measure.Phase, at: datetime
    ) -> Measure:
        row = Measure(
            client=self.chart.client,
            episode=self.chart.episode,
            visit=self.sitting.visit,
            author=self.sitting.author,
            instrument=name,
            phase=phase,
            score=value,
        )
        row.content = {"answers": given}
        self.ledger.seal(row, by=self.sitting.by, verb="record measure", at=at)
        return row
