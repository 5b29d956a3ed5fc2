"""Free time while the year is written: every opening of the clinic, and what is taken in memory.

Asking the database for each of some hundred visits would take minutes; the cells counted here are
the same five minutes, with the same buffers, as those of `booking.occupancy`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from palpate.clinic.booking.free import STEP, FreeSlot
from palpate.clinic.booking.models import Resource, Service
from palpate.clinic.booking.occupancy import cells_between
from palpate.clinic.booking.opening import Opening, openings
from palpate.clinic.people.models import Practitioner
from palpate.clinic.seed.place import ZONE, Place

REACH_DAYS = 9
"""How far from the wished day a time is looked for."""
Cells = set[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A visit to place: whose, with whom, on which day, within which bounds (UTC)."""

    who: str
    practitioner: Practitioner
    service: Service
    day: date
    after: datetime
    before: datetime


class Diary:
    """Takes times out of the openings of the whole stretch."""

    def __init__(self, place: Place, *, from_day: date, to_day: date) -> None:
        ids = [therapist.pk for therapist in place.therapists.values()]
        self._openings: dict[tuple[UUID, date], list[Opening]] = defaultdict(list)
        for one in openings(ids, from_day=from_day, to_day=to_day):
            local = one.starts_at.astimezone(ZoneInfo(ZONE)).date()
            self._openings[one.practitioner_id, local].append(one)
        self._rooms = {
            site.pk: [room.pk for room in place.rooms[key]] for key, site in place.sites.items()
        }
        self._taken: dict[tuple[str, object], Cells] = defaultdict(set)

    def find(self, wanted: Wanted, rng: Random) -> FreeSlot | None:
        """A free time on the wished day or the nearest one that has any; it is taken at once."""
        for day in _nearest(wanted.day):
            slots = list(self._on(wanted, day))
            if slots:
                snug = [slot for slot in slots if self._is_snug(slot, wanted.service)]
                slot = rng.choice(snug or slots)
                self.take(slot, wanted.service, wanted.who)
                return slot
        return None

    def first(self, wanted: Wanted) -> FreeSlot | None:
        """The first free time from the wished day on; it is not taken yet."""
        days = (wanted.day + timedelta(days=number) for number in range(REACH_DAYS))
        return next((slot for day in days for slot in self._on(wanted, day)), None)

    def take(self, slot: FreeSlot, service: Service, who: str) -> None:
        """Mark a time as taken for therapist, room and client."""
        busy = _with_buffers(slot.starts_at, service)
        self._taken[Resource.PRACTITIONER, slot.practitioner_id] |= busy
        self._taken[Resource.ROOM, slot.room_id] |= busy
        self._taken[Resource.CLIENT, who] |= set(cells_between(slot.starts_at, slot.ends_at))

    def _on(self, wanted: Wanted, day: date) -> Iterator[FreeSlot]:
        for opening in self._openings[wanted.practitioner.pk, day]:
            yield from self._in(wanted, opening)

    def _in(self, wanted: Wanted, opening: Opening) -> Iterator[FreeSlot]:
        length = timedelta(minutes=wanted.service.minutes)
        starts_at = opening.starts_at
        while starts_at + length <= opening.ends_at:
            if wanted.after <= starts_at and starts_at + length <= wanted.before:
                slot = self._free(wanted, opening, starts_at, starts_at + length)
                if slot is not None:
                    yield slot
            starts_at += STEP

    def _free(
        self, wanted: Wanted, opening: Opening, starts_at: datetime, ends_at: datetime
    ) -> FreeSlot | None:
        busy = _with_buffers(starts_at, wanted.service)
        own = set(cells_between(starts_at, ends_at))
        if busy & self._taken[Resource.PRACTITIONER, opening.practitioner_id]:
            return None
        if own & self._taken[Resource.CLIENT, wanted.who]:
            return None
        rooms: Iterable[UUID] = self._rooms[opening.site_id]
        room = next((r for r in rooms if not busy & self._taken[Resource.ROOM, r]), None)
        if room is None:
            return None
        return FreeSlot(
            practitioner_id=opening.practitioner_id,
            site_id=opening.site_id,
            room_id=room,
            starts_at=starts_at,
            ends_at=ends_at,
        )

    def _is_snug(self, slot: FreeSlot, service: Service) -> bool:
        """Whether it touches the beginning of a shift or another visit: no holes in the day."""
        busy = _with_buffers(slot.starts_at, service)
        taken = self._taken[Resource.PRACTITIONER, slot.practitioner_id]
        day = slot.starts_at.astimezone(ZoneInfo(ZONE)).date()
        shifts = self._openings[slot.practitioner_id, day]
        opens = any(one.starts_at == slot.starts_at for one in shifts)
        return opens or min(busy) - 1 in taken or max(busy) + 1 in taken


def _with_buffers(starts_at: datetime, service: Service) -> Cells:
    before = timedelta(minutes=service.buffer_before_minutes)
    after = timedelta(minutes=service.minutes + service.buffer_after_minutes)
    return set(cells_between(starts_at - before, starts_at + after))


def _nearest(day: date) -> Iterator[date]:
    yield day
    for away in range(1, REACH_DAYS + 1):
        yield day + timedelta(days=away)
        yield day - timedelta(days=away)
