"""What the public pages show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Prefetch, Q
from django.http import Http404

from palpate.clinic.booking.models import ClinicProfile, Service, ServiceOffer, Shift, Site
from palpate.clinic.booking.times import next_times
from palpate.clinic.booking.words import clock, local
from palpate.clinic.people.models import Practitioner
from palpate.clinic.site.first import first_pages
from palpate.clinic.site.models import Page

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTime:
    """A time somebody could have now: in words, with whom and where."""

    day: str
    clock: str
    who: str
    where: str


def page(slug: str) -> Page:
    """A page, hidden ones too: the clinic's own, or the one a new clinic begins with."""
    written = Page.objects.filter(slug=slug).first()
    if written is not None:
        return written
    first = first_pages().get(slug)
    if first is None:
        raise Http404
    return Page(slug=slug, **first)


def public_page(slug: str) -> Page:
    """A page for everyone; 404 where the clinic hides it."""
    found = page(slug)
    if not found.is_public:
        raise Http404
    return found


def all_pages() -> list[Page]:
    """Every page there is to edit, in order."""
    written = {one.slug: one for one in Page.objects.all()}
    first = (Page(slug=slug, **text) for slug, text in first_pages().items() if slug not in written)
    return sorted([*written.values(), *first], key=lambda one: (one.order, one.title))


def services(*, with_team: bool = False) -> list[Service]:
    """What the clinic offers; `with_team` also the listed therapists who give it."""
    active = Service.objects.filter(is_active=True)
    if not with_team:
        return list(active)
    listed = ServiceOffer.objects.filter(
        practitioner__is_listed=True, practitioner__user__is_active=True
    ).select_related("practitioner__user")
    return list(active.prefetch_related(Prefetch("offers", queryset=listed)))


def therapists(*, with_services: bool = False) -> list[Practitioner]:
    """The listed therapists and where they work; `with_services` also what they give."""
    listed = Practitioner.objects.filter(is_listed=True, user__is_active=True)
    team = listed.select_related("user").prefetch_related(
        Prefetch("shifts", queryset=Shift.objects.select_related("site"))
    )
    if with_services:
        offers = ServiceOffer.objects.filter(service__is_active=True).select_related("service")
        team = team.prefetch_related(Prefetch("offers", queryset=offers.order_by("service__order")))
    return list(team.order_by("user__display_name"))


def free_soon(
    service: Service | None,
    team: Sequence[Practitioner],
    *,
    profile: ClinicProfile,
    now: datetime,
    most: int = 3,
) -> list[FreeTime]:
    """The next free time of up to three therapists of the team, the earliest first."""
    if service is None:
        return []
    names = {person.pk: person.user.display_name for person in team}
    sites = {shift.site_id: shift.site for person in team for shift in person.shifts.all()}
    slots = next_times(service, profile=profile, now=now).values()
    known = [slot for slot in slots if slot.practitioner_id in names and slot.site_id in sites]
    return [
        FreeTime(
            day=_near(slot.starts_at, sites[slot.site_id], now),
            clock=clock(slot.starts_at, sites[slot.site_id].zone),
            who=names[slot.practitioner_id],
            where=sites[slot.site_id].name,
        )
        for slot in known[:most]
    ]


def hours(today: date) -> list[tuple[Site, list[tuple[str, time, time]]]]:
    """Each location with the days somebody regularly works there, from the first to the last."""
    sites = list(Site.objects.filter(is_active=True))
    now_valid = Q(valid_from__isnull=True) | Q(valid_from__lte=today)
    weekly = Shift.objects.filter(now_valid, weekday__isnull=False).exclude(valid_to__lt=today)
    spans: dict[tuple[UUID, int], tuple[time, time]] = {}
    for site_id, weekday, starts, ends in weekly.values_list("site", "weekday", "starts", "ends"):
        first, last = spans.get((site_id, weekday or 0), (starts, ends))
        spans[site_id, weekday or 0] = (min(first, starts), max(last, ends))
    return [
        (
            site,
            [(WEEKDAYS[day], *spans[site.pk, day]) for day in range(7) if (site.pk, day) in spans],
        )
        for site in sites
    ]


def _near(moment: datetime, site: Site, now: datetime) -> str:
    there = local(moment, site.zone)
    days = (there.date() - local(now, site.zone).date()).days
    return {0: "Today", 1: "Tomorrow"}.get(days) or f"{there:%A} {there.day} {there:%B}"
