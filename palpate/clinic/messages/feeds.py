"""A practitioner's visits as a calendar to subscribe to, behind a secret address."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core import signing
from django.db import transaction

from palpate.clinic.audit.actions import record
from palpate.clinic.audit.actor import Actor
from palpate.clinic.booking.mapping import appointment_of
from palpate.clinic.booking.models import Visit
from palpate.clinic.messages.models import CalendarFeed
from palpate.clinic.people.models import Practitioner
from palpate.interop.icalendar.feed import feed

SALT = "palpate.feed"
BACK, AHEAD = timedelta(days=31), timedelta(days=366)


def token_for(calendar: CalendarFeed) -> str:
    """The secret part of the address: a signed id and version, so nothing secret is stored."""
    signed = f"{calendar.practitioner_id.hex}.{calendar.version}"
    return signing.Signer(salt=SALT).sign(signed)


def calendar_of(token: str) -> CalendarFeed | None:
    """The calendar behind an address; None where it is garbled, revoked or switched off."""
    try:
        hexadecimal, version = signing.Signer(salt=SALT).unsign(token).split(".")
    except (signing.BadSignature, ValueError):
        return None
    found = CalendarFeed.objects.select_related("practitioner__user").filter(
        practitioner_id=UUID(hexadecimal), version=int(version), is_on=True
    )
    return found.filter(practitioner__user__is_active=True).first()


@transaction.atomic
def new_address(practitioner: Practitioner, *, now: datetime, by: Actor) -> CalendarFeed:
    """Switch the calendar on under a new address; every older one opens nothing any more."""
    calendar, is_new = CalendarFeed.objects.get_or_create(
        practitioner=practitioner, defaults={"changed_at": now}
    )
    if not is_new:
        calendar.version, calendar.is_on, calendar.changed_at = calendar.version + 1, True, now
        calendar.save()
    record(by, "new calendar address", calendar, at=now)
    return calendar


@transaction.atomic
def switch_off(practitioner: Practitioner, *, now: datetime, by: Actor) -> None:
    """No address of this practitioner opens anything until a new one is made."""
    for calendar in CalendarFeed.objects.filter(practitioner=practitioner, is_on=True):
        calendar.is_on, calendar.version, calendar.changed_at = False, calendar.version + 1, now
        calendar.save()
        record(by, "switch calendar off", calendar, at=now)


def text_of(calendar: CalendarFeed, *, clinic_name: str, now: datetime) -> bytes:
    """The visits of a month back to a year ahead; cancelled ones are not in it."""
    visits = (
        Visit.objects.filter(
            practitioner=calendar.practitioner,
            starts_at__gte=now - BACK,
            starts_at__lt=now + AHEAD,
        )
        .exclude(state=Visit.State.CANCELLED)
        .select_related("client", "site")
    )
    return feed(
        (
            appointment_of(visit, summary=f"Appointment {initials(visit.client.name)}")
            for visit in visits
        ),
        name=f"{calendar.practitioner}, {clinic_name}",
    )


def initials(name: str) -> str:
    """Such as "I.A.": enough for the practitioner, little for a calendar company."""
    parts = name.split()
    return "".join(f"{part[0].upper()}." for part in (parts[:1] + parts[1:][-1:]))
