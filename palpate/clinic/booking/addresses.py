"""Addresses with a wish in them, and whole ones for letters."""

from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from palpate.clinic.booking.links import Purpose, token_for
from palpate.clinic.booking.models import Service, Site, Visit
from palpate.clinic.people.models import Practitioner


def with_wish(
    path: str,
    *,
    service: Service | None = None,
    therapist: Practitioner | None = None,
    site: Site | None = None,
    month: date | None = None,
    day: date | None = None,
) -> str:
    """The address of a page that knows what is wanted; no answer about health ever goes in."""
    wanted = {
        "service": service and str(service.pk),
        "therapist": therapist and str(therapist.pk),
        "site": site and str(site.pk),
        "month": month and f"{month:%Y-%m}",
        "day": day and day.isoformat(),
    }
    query = urlencode({name: value for name, value in wanted.items() if value})
    return path + (f"?{query}" if query else "")


def of_visit(visit: Visit, page: str = "client_visit") -> str:
    """The page behind a client's link, or another of its pages: `client_move`, `client_file` ..."""
    return reverse(f"booking:{page}", args=[token_for(visit, Purpose.VISIT)])


def to_book() -> str:
    """The first page of booking."""
    return reverse("booking:start")


def of_intake(visit: Visit) -> str:
    """The form to fill in before the visit; empty where this installation has none."""
    try:
        return reverse("intake:start", args=[token_for(visit, Purpose.INTAKE)])
    except NoReverseMatch:
        return ""


def whole(path: str) -> str:
    """The address as a letter needs it, from a path of ours."""
    return f"{settings.PALPATE_ADDRESS.rstrip('/')}{path}" if path else ""
