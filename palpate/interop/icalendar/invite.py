"""An appointment for the client's calendar: invited, moved, cancelled, or as a file to keep."""

from datetime import datetime

from palpate.interop.icalendar.appointment import Appointment, Party
from palpate.interop.icalendar.components import address, calendar, event, zone_around


def request(appointment: Appointment, *, organizer: Party, attendee: Party, at: datetime) -> bytes:
    """Invite to an appointment, or tell that it moved (METHOD:REQUEST): same uid, next sequence."""
    return _to(appointment, "REQUEST", "CONFIRMED", organizer, attendee, at)


def cancellation(
    appointment: Appointment, *, organizer: Party, attendee: Party, at: datetime
) -> bytes:
    """Take it back (METHOD:CANCEL). Calendars honour this for what came as a request only."""
    return _to(appointment, "CANCEL", "CANCELLED", organizer, attendee, at)


def keepsake(appointment: Appointment, *, is_cancelled: bool = False, at: datetime) -> bytes:
    """A file to download: nobody is invited, so no calendar asks for an answer (METHOD:PUBLISH)."""
    made = calendar("PUBLISH")
    made.add_component(zone_around(appointment))
    status = "CANCELLED" if is_cancelled else "CONFIRMED"
    made.add_component(event(appointment, status=status, at=at))
    return bytes(made.to_ical())


def _to(
    appointment: Appointment,
    method: str,
    status: str,
    organizer: Party,
    attendee: Party,
    at: datetime,
) -> bytes:
    made = calendar(method)
    made.add_component(zone_around(appointment))
    told = event(appointment, status=status, at=at)
    told.add("organizer", address(organizer))
    told.add("attendee", address(attendee, role="REQ-PARTICIPANT"))
    made.add_component(told)
    return bytes(made.to_ical())
