"""A practitioner's visits as a calendar to subscribe to."""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import vDuration, vText

from palpate.interop.icalendar.appointment import Appointment
from palpate.interop.icalendar.components import calendar, event

REFRESH = timedelta(hours=1)
"""How often we ask to be read; calendars keep a pace of their own, from hours to a week."""


def feed(appointments: Iterable[Appointment], *, name: str) -> bytes:
    """The visits in UTC (METHOD:PUBLISH), nobody invited; the same visits give the same bytes."""
    made = calendar("PUBLISH")
    made.add("name", vText(name))
    made.add("x-wr-calname", vText(name))
    made.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(REFRESH))
    for appointment in appointments:
        made.add_component(
            event(appointment, status="CONFIRMED", at=appointment.changed_at, is_utc=True)
        )
    return bytes(made.to_ical())
