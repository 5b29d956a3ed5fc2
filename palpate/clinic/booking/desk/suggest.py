"""Times worth offering at the desk: the same hour in coming weeks, and what a day has free."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from palpate.clinic.booking.free import FreeSlot, Wish, free_slots
from palpate.clinic.booking.models import Service, Site, Visit
from palpate.clinic.booking.opening import to_utc
from palpate.clinic.people.models import Practitioner

WEEKS = (1, 2, 3, 4, 6)
MOST_PER_WEEK = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A free time in words for a button, and the slot as a form value."""

    slot: FreeSlot
    value: str
    when: str
    who: str
    where: str


def next_times(visit: Visit, service: Service, *, now: datetime) -> list[Offer]:
    """For each of the coming weeks, the free times nearest to this visit's weekday and hour."""
    zone = ZoneInfo(visit.site.zone)
    local = visit.starts_at.astimezone(zone)
    found: list[FreeSlot] = []
    for weeks in WEEKS:
        wanted = to_utc(local.date() + timedelta(weeks=weeks), local.time(), zone)
        near = free_slots(
            _wish(service, wanted.astimezone(zone).date(), zone, now, days=1,
                  practitioner_id=visit.practitioner_id),
            now=now,
        )  # fmt: skip
        near.sort(key=lambda slot: abs((slot.starts_at - wanted).total_seconds()))
        found += near[:MOST_PER_WEEK]
    return offers(found)


def on_day(
    service: Service,
    day: date,
    *,
    site: Site,
    now: datetime,
    practitioner_id: UUID | None = None,
) -> list[Offer]:
    """What is free on one day at one site."""
    zone = ZoneInfo(site.zone)
    wish = _wish(service, day, zone, now, days=0, practitioner_id=practitioner_id, site_id=site.pk)
    return offers(free_slots(wish, now=now))


def _wish(
    service: Service,
    day: date,
    zone: ZoneInfo,
    now: datetime,
    *,
    days: int,
    practitioner_id: UUID | None = None,
    site_id: UUID | None = None,
) -> Wish:
    first, last = day - timedelta(days=days), day + timedelta(days=days)
    return Wish(
        service=service,
        from_day=first,
        to_day=last,
        earliest=max(now, to_utc(first, time.min, zone)),
        latest=to_utc(last + timedelta(days=1), time.min, zone),
        practitioner_id=practitioner_id,
        site_id=site_id,
    )


def offers(slots: Iterable[FreeSlot]) -> list[Offer]:
    """Free times with names of people and places."""
    listed = sorted(set(slots), key=lambda slot: (slot.starts_at, str(slot.practitioner_id)))
    people = Practitioner.objects.select_related("user").in_bulk(
        {slot.practitioner_id for slot in listed}
    )
    sites = Site.objects.in_bulk({slot.site_id for slot in listed})
    return [
        Offer(
            slot=slot,
            value=as_value(slot),
            when=slot.starts_at.astimezone(ZoneInfo(sites[slot.site_id].zone)).strftime(
                "%a %-d %B, %H:%M"
            ),
            who=str(people[slot.practitioner_id]),
            where=sites[slot.site_id].name,
        )
        for slot in listed
    ]


def as_value(slot: FreeSlot) -> str:
    """A slot as a form value; it is checked again when it comes back."""
    return "|".join(
        (
            slot.practitioner_id.hex,
            slot.site_id.hex,
            slot.room_id.hex,
            slot.starts_at.isoformat(),
            slot.ends_at.isoformat(),
        )
    )


def from_value(value: str) -> FreeSlot:
    """The slot of a form value; raises ValueError where it is none."""
    practitioner, site, room, starts_at, ends_at = value.split("|")
    slot = FreeSlot(
        practitioner_id=UUID(practitioner),
        site_id=UUID(site),
        room_id=UUID(room),
        starts_at=datetime.fromisoformat(starts_at),
        ends_at=datetime.fromisoformat(ends_at),
    )
    if slot.starts_at.tzinfo is None or slot.ends_at <= slot.starts_at:
        raise ValueError("a slot has a beginning before its end, and a zone")
    return slot
