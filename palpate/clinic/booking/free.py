"""The free times of a service: where a practitioner works, and they and a room are not taken."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from palpate.clinic.booking.models import (
    Absence,
    Occupancy,
    Resource,
    Room,
    Service,
    ServiceOffer,
)
from palpate.clinic.booking.occupancy import cells_between
from palpate.clinic.booking.opening import Opening, openings

STEP = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeSlot:
    """A time that can be booked now, with who and where (UTC, end out)."""

    practitioner_id: UUID
    site_id: UUID
    room_id: UUID
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody looks for. Empty means anyone, anywhere. Days are local to the site and both
    count; `earliest` and `latest` bound the start (UTC).
    """

    service: Service
    from_day: date
    to_day: date
    earliest: datetime
    latest: datetime
    practitioner_id: UUID | None = None
    site_id: UUID | None = None


def free_slots(wish: Wish, *, now: datetime, most: int = 2000) -> list[FreeSlot]:
    """Free times in order, one per practitioner and start, at most `most`. Six queries."""
    who = ServiceOffer.objects.filter(service=wish.service, practitioner__user__is_active=True)
    if wish.practitioner_id is not None:
        who = who.filter(practitioner_id=wish.practitioner_id)
    worked = openings(
        who.values_list("practitioner_id", flat=True),
        from_day=wish.from_day,
        to_day=wish.to_day,
        site_id=wish.site_id,
    )
    if not worked:
        return []
    taken, rooms = _taken(worked, now), _rooms(worked)
    found = (slot for opening in worked for slot in _in_opening(wish, opening, taken, rooms))
    return sorted(found, key=lambda slot: (slot.starts_at, str(slot.practitioner_id)))[:most]


Taken = dict[tuple[str, UUID], set[int]]


def _taken(worked: Sequence[Opening], now: datetime) -> Taken:
    """Cells in use by resource; a hold that has expired takes nothing."""
    first = min(opening.starts_at for opening in worked)
    last = max(opening.ends_at for opening in worked)
    cells = cells_between(first - timedelta(hours=2), last + timedelta(hours=2))
    rows = Occupancy.objects.filter(
        Q(hold__isnull=True) | Q(hold__expires_at__gt=now),
        resource_kind__in=(Resource.PRACTITIONER, Resource.ROOM),
        cell__gte=cells.start,
        cell__lt=cells.stop,
    ).values_list("resource_kind", "resource_id", "cell")
    taken: Taken = defaultdict(set)
    for kind, resource, cell in rows:
        taken[kind, resource].add(cell)
    _close_rooms(taken, first, last)
    return taken


def _close_rooms(taken: Taken, first: datetime, last: datetime) -> None:
    shut = Absence.objects.filter(room__isnull=False, ends_at__gt=first, starts_at__lt=last)
    for room_id, starts_at, ends_at in shut.values_list("room_id", "starts_at", "ends_at"):
        if room_id is not None:
            taken[Resource.ROOM, room_id].update(cells_between(starts_at, ends_at))


def _rooms(worked: Iterable[Opening]) -> dict[UUID, list[UUID]]:
    sites = {opening.site_id for opening in worked}
    rooms: dict[UUID, list[UUID]] = defaultdict(list)
    rows = Room.objects.filter(site_id__in=sites, is_active=True).order_by("order", "name")
    for room_id, site_id in rows.values_list("id", "site_id"):
        rooms[site_id].append(room_id)
    return rooms


def _in_opening(
    wish: Wish, opening: Opening, taken: Taken, rooms: dict[UUID, list[UUID]]
) -> Iterable[FreeSlot]:
    before = timedelta(minutes=wish.service.buffer_before_minutes)
    after = timedelta(minutes=wish.service.buffer_after_minutes)
    length = timedelta(minutes=wish.service.minutes)
    own_room = [opening.room_id] if opening.room_id is not None else rooms[opening.site_id]
    starts_at = _first_step(max(opening.starts_at, wish.earliest))
    while starts_at + length <= opening.ends_at and starts_at < wish.latest:
        cells = set(cells_between(starts_at - before, starts_at + length + after))
        if not cells & taken[Resource.PRACTITIONER, opening.practitioner_id]:
            room = next((r for r in own_room if not cells & taken[Resource.ROOM, r]), None)
            if room is not None:
                yield FreeSlot(
                    practitioner_id=opening.practitioner_id,
                    site_id=opening.site_id,
                    room_id=room,
                    starts_at=starts_at,
                    ends_at=starts_at + length,
                )
        starts_at += STEP


def _first_step(moment: datetime) -> datetime:
    """The next quarter of an hour, the moment itself where it is one."""
    step = int(STEP.total_seconds())
    return datetime.fromtimestamp(-(-int(moment.timestamp()) // step) * step, tz=UTC)
