"""An episode's course, read from its measures."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from palpate.clinic.booking.models import Visit
from palpate.clinic.outcomes.models import Measure
from palpate.clinic.people.models import Episode
from palpate.knowledge.base import Knowledge
from palpate.knowledge.instrument import Instrument
from palpate.outcomes.change import Change
from palpate.outcomes.course import Course, Stall, measures_due, stall, summary
from palpate.outcomes.course import Measure as CoreMeasure
from palpate.outcomes.instrument import threshold_for

HAPPENED = (Visit.State.DONE, Visit.State.RUNNING, Visit.State.ARRIVED)
COURSE_PHASES = (Measure.Phase.BASELINE, Measure.Phase.BEFORE, Measure.Phase.FOLLOW_UP)
"""What the course is drawn from; a value after treatment on the same day is shown apart, since
it says little about how the client fares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One instrument over the visits, with what a change in it would have to be."""

    instrument: Instrument
    points: tuple[tuple[str, float], ...]
    change: Change | None
    mdc: float | None
    same_day: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeCourse:
    """Everything a course page shows."""

    episode: Episode
    visits: tuple[Visit, ...]
    lines: tuple[Line, ...]
    stall: Stall | None
    core: Course


def course_of(episode: Episode, knowledge: Knowledge, *, now: datetime) -> EpisodeCourse:
    """The course of one complaint up to now."""
    visits = tuple(
        Visit.objects.filter(episode=episode, starts_at__lte=now, state__in=HAPPENED).order_by(
            "starts_at"
        )
    )
    rows = list(
        Measure.objects.filter(episode=episode, amended_by__isnull=True)
        .select_related("visit")
        .order_by("at")
    )
    core = _core(visits, rows)
    changes = {change.instrument: change for change in summary(core, knowledge.instruments)}
    names = dict.fromkeys(row.instrument for row in rows if row.instrument in knowledge.instruments)
    return EpisodeCourse(
        episode=episode,
        visits=visits,
        lines=tuple(
            _line(knowledge.instruments[name], rows, changes.get(name), core) for name in names
        ),
        stall=stall(core, knowledge.instruments),
        core=core,
    )


def due_at(visit: Visit, course: EpisodeCourse, knowledge: Knowledge) -> tuple[Instrument, ...]:
    """What to ask at this visit."""
    on = visit.starts_at.astimezone(ZoneInfo(visit.zone)).date()
    return measures_due(course.core, knowledge.instruments, on=on)


def _core(visits: Sequence[Visit], rows: Sequence[Measure]) -> Course:
    numbers = {visit.pk: number for number, visit in enumerate(visits, start=1)}
    return Course(
        visits=tuple(_day(visit) for visit in visits),
        measures=tuple(
            CoreMeasure(
                instrument=row.instrument,
                value=row.score,
                on=_day(row.visit) if row.visit else row.at.date(),
                visit=numbers.get(row.visit_id, 1) if row.visit_id else 1,
            )
            for row in rows
            if row.score is not None and row.phase in COURSE_PHASES
        ),
    )


def _day(visit: Visit) -> date:
    return visit.starts_at.astimezone(ZoneInfo(visit.zone)).date()


def _line(
    instrument: Instrument, rows: Sequence[Measure], change: Change | None, core: Course
) -> Line:
    threshold = threshold_for(instrument, region=core.region)
    return Line(
        instrument=instrument,
        points=tuple((f"{one.on:%-d %b}", one.value) for one in core.of(instrument.id)),
        change=change,
        mdc=threshold.mdc if threshold is not None else None,
        same_day=_pairs(rows, instrument.id),
    )


def _pairs(rows: Sequence[Measure], name: str) -> tuple[tuple[str, float, float], ...]:
    """(day, before, after) of the visits where both were measured."""
    found: dict[Visit, dict[str, float]] = defaultdict(dict)
    for row in rows:
        if row.instrument == name and row.visit is not None and row.score is not None:
            found[row.visit][row.phase] = row.score
    return tuple(
        (f"{_day(visit):%-d %b}", pair["before"], pair["after"])
        for visit, pair in found.items()
        if {"before", "after"} <= pair.keys()
    )
