"""The pieces every calendar of ours is made of."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from palpate.interop.icalendar.appointment import Appointment, Party

PRODUCT = "-//Palpate//Palpate//EN"


def calendar(method: str) -> Calendar:
    """An empty calendar; the method belongs to it and not to its events (RFC 5546)."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", method)
    return made


def event(appointment: Appointment, *, status: str, at: datetime, is_utc: bool = False) -> Event:
    """One appointment, written `at`; in its own zone, or in UTC where `is_utc`."""
    made = Event()
    # A local time the clock shows twice means the first (RFC 5545, 3.3.5): the second goes as UTC.
    is_utc = is_utc or bool(appointment.local_start().fold or appointment.local_end().fold)
    made.add("uid", appointment.uid)
    made.add("sequence", appointment.sequence)
    made.add("dtstamp", at.astimezone(UTC))
    made.add("last-modified", appointment.changed_at)
    made.add("dtstart", appointment.starts_at if is_utc else appointment.local_start())
    made.add("dtend", appointment.ends_at if is_utc else appointment.local_end())
    made.add("summary", appointment.summary)
    if appointment.location:
        made.add("location", appointment.location)
    made.add("status", status)
    made.add("transp", "TRANSPARENT" if status == "CANCELLED" else "OPAQUE")
    made.add("class", "PRIVATE")
    return made


def address(party: Party, *, role: str = "") -> vCalAddress:
    """A party as organizer, or as the one who is invited and need not answer."""
    made = vCalAddress(f"mailto:{party.email}")
    made.params["CN"] = vText(party.name)
    if role:
        made.params["ROLE"] = vText(role)
        made.params["PARTSTAT"] = vText("ACCEPTED")
        made.params["RSVP"] = vText("FALSE")
    return made


def zone_around(appointment: Appointment) -> Timezone:
    """The rules of the zone for the years about the appointment."""
    return _zone(appointment.zone, appointment.starts_at.year)


@lru_cache(maxsize=64)
def _zone(name: str, year: int) -> Timezone:
    # Only the years around the visit: a zone since 1970 is longer than the letter it comes with.
    first = datetime(year - 1, 1, 1, tzinfo=UTC)
    last = first + timedelta(days=3 * 366)
    return Timezone.from_tzid(name, first_date=first.date(), last_date=last.date())
