"""Free times for everyone to see: within the clinic's notice and horizon, of listed therapists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from palpate.clinic.booking.free import FreeSlot, Wish, free_slots
from palpate.clinic.booking.models import ClinicProfile, Service, Site
from palpate.clinic.booking.month import Month, last_of, least_busy, month, month_after
from palpate.clinic.booking.queries import clinic_profile
from palpate.clinic.booking.refusals import SlotTaken
from palpate.clinic.booking.words import local
from palpate.clinic.people.models import Practitioner

LOOK_AHEAD = timedelta(days=21)
"""How far the page of therapists looks for everyone's next free time."""
MOST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a visitor wants to see; empty means anyone, anywhere, the first month with a time."""

    service: Service
    practitioner: Practitioner | None = None
    site: Site | None = None
    month: date | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A month of times, and the locations that have some."""

    month: Month
    sites: tuple[Site, ...]


def online_services() -> list[Service]:
    """What can be booked on the public pages, in the clinic's order."""
    return list(Service.objects.filter(is_active=True, is_bookable_online=True))


def therapists_for(service: Service) -> list[Practitioner]:
    """The listed therapists who give a service, by name."""
    listed = Practitioner.objects.filter(
        offers__service=service, is_listed=True, user__is_active=True
    )
    return list(listed.select_related("user").order_by("user__display_name"))


def next_times(service: Service, *, profile: ClinicProfile, now: datetime) -> dict[UUID, FreeSlot]:
    """Each listed therapist's next free time, the earliest first."""
    day = now.date()
    found: dict[UUID, FreeSlot] = {}
    for slot in _slots(service, day, day + LOOK_AHEAD, profile=profile, now=now):
        found.setdefault(slot.practitioner_id, slot)
    return found


def choice(asked: Asked, *, profile: ClinicProfile, now: datetime) -> Choice | None:
    """The month to show; None where the clinic has no location yet."""
    sites = list(Site.objects.filter(is_active=True))
    if not sites:
        return None
    first, last = _bounds(profile, asked.site or sites[0], now)
    wanted = _within(asked.month or asked.day, first, last)
    begin, end = _window(wanted, first, last)
    slots = _slots(asked.service, begin, end, asked.practitioner, profile=profile, now=now)
    site = asked.site or _site_of_first(slots, sites)
    shown = month(
        slots,
        site,
        (wanted or _month_of_first(slots, site, first)).replace(day=1),
        day=asked.day,
        today=first,
        last_day=last,
    )
    busy = {slot.site_id for slot in slots} | {site.pk}
    return Choice(month=shown, sites=tuple(one for one in sites if one.pk in busy))


def offered(
    service: Service,
    starts_at: datetime,
    *,
    site: Site,
    practitioner: Practitioner | None,
    now: datetime,
) -> list[FreeSlot]:
    """Who could take this start, best first. Raises SlotTaken where nobody can (any more)."""
    day = local(starts_at, site.zone).date()
    slots = _slots(service, day, day, practitioner, profile=clinic_profile(), now=now)
    here = [slot for slot in slots if slot.site_id == site.pk]
    if not (able := least_busy(here, starts_at)):
        raise SlotTaken
    return able


def _slots(
    service: Service,
    from_day: date,
    to_day: date,
    practitioner: Practitioner | None = None,
    *,
    profile: ClinicProfile,
    now: datetime,
) -> list[FreeSlot]:
    if to_day < from_day:
        return []
    wish = Wish(
        service=service,
        from_day=from_day,
        to_day=to_day,
        earliest=now + timedelta(minutes=profile.minimum_notice_minutes),
        latest=now + timedelta(days=profile.furthest_days),
        practitioner_id=practitioner.pk if practitioner else None,
    )
    slots = free_slots(wish, now=now, most=MOST)
    if practitioner is not None:
        return slots
    listed = set(Practitioner.objects.filter(is_listed=True).values_list("pk", flat=True))
    return [slot for slot in slots if slot.practitioner_id in listed]


def _bounds(profile: ClinicProfile, site: Site, now: datetime) -> tuple[date, date]:
    """Today, and the last day that can be booked, at this site."""
    furthest = now + timedelta(days=profile.furthest_days)
    return local(now, site.zone).date(), local(furthest, site.zone).date()


def _within(wanted: date | None, first: date, last: date) -> date | None:
    return wanted and min(max(wanted, first), last)


def _window(wanted: date | None, first: date, last: date) -> tuple[date, date]:
    """The days to look at: the month asked for, or this and the next."""
    if wanted is not None:
        return max(first, wanted.replace(day=1)), min(last, last_of(wanted))
    return first, min(last, last_of(month_after(first)))


def _site_of_first(slots: Sequence[FreeSlot], sites: Sequence[Site]) -> Site:
    place = slots[0].site_id if slots else sites[0].pk
    return next((site for site in sites if site.pk == place), sites[0])


def _month_of_first(slots: Sequence[FreeSlot], site: Site, today: date) -> date:
    here = (slot.starts_at for slot in slots if slot.site_id == site.pk)
    begin = next(here, None)
    return local(begin, site.zone).date() if begin else today
