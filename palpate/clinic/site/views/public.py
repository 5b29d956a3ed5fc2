"""What everyone may read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from palpate.clinic.booking.addresses import to_book, with_wish
from palpate.clinic.booking.models import Service
from palpate.clinic.booking.queries import clinic_profile
from palpate.clinic.people.models import Practitioner
from palpate.clinic.site import queries

FEW = 3


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The clinic at a glance: what, how, when free, for how much, with whom."""
    profile, now = clinic_profile(), timezone.now()
    services, team = queries.services(), queries.therapists()
    context = {
        "clinic": profile,
        "page": queries.page("home"),
        "services": _bookable(services[:FEW]),
        "team": team[:FEW],
        "free": queries.free_soon(_usual(services), team, profile=profile, now=now),
    }
    return render(request, "site/home.html", context)


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """Everything the clinic offers, with minutes, price and who gives it."""
    context = {
        "current": "services",
        "page": queries.public_page("services"),
        "services": _bookable(queries.services(with_team=True)),
    }
    return render(request, "site/services.html", context)


@require_safe
def therapists(request: HttpRequest) -> HttpResponse:
    """Who treats, what they say about themselves, and where they work."""
    team = [
        (person, with_wish(to_book(), therapist=person), _places(person))
        for person in queries.therapists(with_services=True)
    ]
    context = {"current": "therapists", "page": queries.public_page("therapists"), "team": team}
    return render(request, "site/therapists.html", context)


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """How to reach the clinic, where it is, and when somebody is there."""
    context = {
        "page": queries.public_page("contact"),
        "sites": queries.hours(timezone.now().date()),
    }
    return render(request, "site/contact.html", context)


@require_safe
def text(request: HttpRequest, slug: str) -> HttpResponse:
    """A page of text."""
    context = {"current": slug, "page": queries.public_page(slug)}
    return render(request, f"site/{'doctor' if slug == 'doctor' else 'text'}.html", context)


def _bookable(services: list[Service]) -> list[tuple[Service, str]]:
    """Each service, with the address that books it where that can be done online."""
    return [
        (service, with_wish(to_book(), service=service) if service.is_bookable_online else "")
        for service in services
    ]


def _usual(services: list[Service]) -> Service | None:
    """The service whose next free times the first page shows: a first visit where there is one."""
    online = [service for service in services if service.is_bookable_online]
    return next((one for one in online if one.is_first_visit), online[0] if online else None)


def _places(person: Practitioner) -> list[str]:
    return sorted({shift.site.name for shift in person.shifts.all() if shift.site.is_active})
