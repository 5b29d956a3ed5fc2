"""The shipped instruments, and a course made of a few visits."""

from datetime import date, timedelta
from pathlib import Path

import palpate.knowledge
from palpate.knowledge.instrument import Instrument, read_instruments
from palpate.outcomes.course import Course, Measure

SHIPPED: dict[str, Instrument] = {
    one.id: one
    for one in read_instruments(Path(palpate.knowledge.__file__).parent / "data" / "instruments")
}
START = date(2026, 3, 2)


def day(visit: int) -> date:
    """The day of a visit: one a week."""
    return START + timedelta(weeks=visit - 1)


def course(visits: int, *rows: tuple[str, int, float], region: str = "neck") -> Course:
    """A course of weekly visits with rows of (instrument, visit, value)."""
    return Course(
        visits=tuple(day(n) for n in range(1, visits + 1)),
        measures=tuple(
            Measure(instrument=name, value=value, on=day(visit), visit=visit)
            for name, visit, value in rows
        ),
        region=region,
    )
