"""A month of free times, as the page shows it: days that have some, and the times of one day."""

from calendar import Calendar
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as written

from palpate.clinic.booking.free import FreeSlot
from palpate.clinic.booking.models import Site

PARTS = (("Morning", 0, 12), ("Afternoon", 12, 17), ("Evening", 17, 24))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One day of the month; `times` says how many starts are free."""

    day: date
    times: int
    is_chosen: bool

    @property
    def label(self) -> str:
        return f"{written(self.day, 'l j F')}, {self.times} {'times' if self.times > 1 else 'time'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A time to choose: the moment (UTC) and what the clock there shows."""

    starts_at: datetime
    clock: str

    @property
    def sent(self) -> str:
        """The moment as the form sends it."""
        return self.starts_at.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The free times of one site in one month, and of one of its days."""

    first: date
    site: Site
    weeks: tuple[tuple[Cell | None, ...], ...]
    previous: date | None
    next: date | None
    day: date | None
    parts: tuple[tuple[str, tuple[Start, ...]], ...]

    @property
    def has_times(self) -> bool:
        return self.day is not None


def month(
    slots: Iterable[FreeSlot],
    site: Site,
    first: date,
    *,
    day: date | None,
    today: date,
    last_day: date,
) -> Month:
    """The page of the month that begins with `first`, from the slots of this site.

    `day` is shown, or the next day of the month that has free times, or else the first that has.
    Today and `last_day` bound the months one can leaf to.
    """
    starts = _by_day(slots, site, first)
    later = [one for one in starts if day is not None and one >= day]
    chosen = min(later or starts, default=None)
    return Month(
        first=first,
        site=site,
        weeks=_weeks(first, starts, chosen, today),
        previous=_month_before(first) if first > today.replace(day=1) else None,
        next=month_after(first) if month_after(first) <= last_day else None,
        day=chosen,
        parts=_parts(starts.get(chosen, []), site.zone) if chosen else (),
    )


def month_after(first: date) -> date:
    """The first day of the next month."""
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def last_of(first: date) -> date:
    """The last day of the month."""
    return month_after(first) - timedelta(days=1)


def least_busy(slots: Sequence[FreeSlot], starts_at: datetime) -> list[FreeSlot]:
    """Who could take this start, whoever has most free time first: visits spread over the team."""
    free = Counter(slot.practitioner_id for slot in slots)
    mine = [slot for slot in slots if slot.starts_at == starts_at]
    return sorted(mine, key=lambda slot: (-free[slot.practitioner_id], str(slot.practitioner_id)))


def _by_day(slots: Iterable[FreeSlot], site: Site, first: date) -> dict[date, list[datetime]]:
    zone = ZoneInfo(site.zone)
    found: dict[date, list[datetime]] = {}
    for starts_at in sorted({slot.starts_at for slot in slots if slot.site_id == site.pk}):
        local = starts_at.astimezone(zone).date()
        if (local.year, local.month) == (first.year, first.month):
            found.setdefault(local, []).append(starts_at)
    return found


def _weeks(
    first: date, starts: dict[date, list[datetime]], chosen: date | None, today: date
) -> tuple[tuple[Cell | None, ...], ...]:
    return tuple(
        tuple(
            Cell(day=day, times=len(starts.get(day, ())), is_chosen=day == chosen)
            if day.month == first.month
            else None
            for day in week
        )
        for week in Calendar().monthdatescalendar(first.year, first.month)
        if week[-1] >= today
    )


def _parts(starts: Iterable[datetime], name: str) -> tuple[tuple[str, tuple[Start, ...]], ...]:
    zone = ZoneInfo(name)
    shown = [(start.astimezone(zone), start) for start in starts]
    parts = (
        (
            label,
            tuple(
                Start(starts_at=start, clock=local.strftime("%H:%M"))
                for local, start in shown
                if begins <= local.hour < ends
            ),
        )
        for label, begins, ends in PARTS
    )
    return tuple((label, times) for label, times in parts if times)


def _month_before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)
