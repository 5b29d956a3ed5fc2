"""An episode's course: what is due, how it goes, and when it has stalled."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from palpate.knowledge.instrument import Instrument
from palpate.outcomes.change import Change, Verdict, change
from palpate.outcomes.instrument import fits

LOOK_AGAIN_AT = 4
STOP_AT = 6
"""No meaningful change by visits 4 to 6: look again, then stop and refer (recalled practice)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A score at a visit (numbered from 1 within the episode)."""

    instrument: str
    value: float
    on: date
    visit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One complaint over its visits. `earlier` are scores from before the episode."""

    visits: tuple[date, ...]
    measures: tuple[Measure, ...] = ()
    region: str = ""
    primary: tuple[str, ...] = ("nprs", "psfs")
    earlier: tuple[Measure, ...] = ()

    def of(self, instrument: str) -> tuple[Measure, ...]:
        """The measures of one instrument in order of time."""
        own = (measure for measure in self.measures if measure.instrument == instrument)
        return tuple(sorted(own, key=lambda measure: (measure.on, measure.visit)))

    @property
    def treated(self) -> int:
        """How many visits there have been."""
        return len(self.visits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stall:
    """No meaningful change so far: what to do, in a sentence, and the changes it stands on."""

    visit: int
    advice: str
    must_stop: bool
    changes: tuple[Change, ...]


def measures_due(
    course: Course, instruments: Mapping[str, Instrument], *, on: date
) -> tuple[Instrument, ...]:
    """The instruments to ask on that day: at the first visit all that fit, then each by its turn.

    One measured on the same day is not asked again; those on demand only are never due.
    """
    visit = sum(day <= on for day in course.visits) + (on not in course.visits)
    return tuple(
        instrument
        for instrument in instruments.values()
        if instrument.status == "current"
        and instrument.every_visits > 0
        and fits(instrument, region=course.region)
        and _is_due(instrument, course, visit, on)
    )


def _is_due(instrument: Instrument, course: Course, visit: int, on: date) -> bool:
    done = course.of(instrument.id)
    if any(measure.on == on for measure in done):
        return False
    if instrument.transition and visit == 1:
        # There is nothing yet to compare with.
        return False
    last = max((measure.visit for measure in done), default=None)
    if last is None:
        return not instrument.transition or visit > instrument.every_visits
    return visit - last >= instrument.every_visits


def summary(course: Course, instruments: Mapping[str, Instrument]) -> tuple[Change, ...]:
    """The first against the latest score of every instrument measured at least twice."""
    names = dict.fromkeys(measure.instrument for measure in course.measures)
    found = (_change(course, instruments[name]) for name in names if name in instruments)
    return tuple(one for one in found if one is not None)


def _change(course: Course, instrument: Instrument) -> Change | None:
    own = course.of(instrument.id)
    if not own or (len(own) < 2 and not instrument.transition):
        return None
    before = [m.value for m in course.earlier if m.instrument == instrument.id]
    return change(
        instrument,
        baseline=own[0].value,
        latest=own[-1].value,
        region=course.region,
        history=before,
    )


def stall(course: Course, instruments: Mapping[str, Instrument]) -> Stall | None:
    """Whether the course has stalled; None while it is too early or things go well.

    From visit 4 on, with no meaningful improvement in any primary measure or in the client's own
    rating.
    """
    if course.treated < LOOK_AGAIN_AT:
        return None
    changes = tuple(
        one
        for one in summary(course, instruments)
        if one.instrument in course.primary or instruments[one.instrument].transition
    )
    if any(one.verdict is Verdict.MEANINGFUL and one.direction == "better" for one in changes):
        return None
    must_stop = course.treated >= STOP_AT
    return Stall(
        visit=course.treated, must_stop=must_stop, changes=changes,
        advice=_advice(changes, must_stop=must_stop),
    )  # fmt: skip


def _advice(changes: tuple[Change, ...], *, must_stop: bool) -> str:
    worse = any(c.verdict is Verdict.MEANINGFUL and c.direction == "worse" for c in changes)
    if not changes:
        return "Nothing was measured twice, so nobody can tell whether it helps. Measure today."
    if worse:
        return "It is meaningfully worse. Stop, screen again, and refer."
    if must_stop:
        return "No meaningful change after six visits or more. Stop, re-examine, and refer."
    return "No meaningful change yet. Look again: examine anew and change the plan."
