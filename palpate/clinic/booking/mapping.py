"""Between records and core values."""

from palpate.clinic.booking.models import Visit
from palpate.interop.icalendar.appointment import Appointment


def appointment_of(visit: Visit, *, summary: str = "Appointment") -> Appointment:
    """A visit as calendars may know it: time and place, nothing of what it is for."""
    return Appointment(
        uid=f"{visit.pk}@palpate",
        sequence=visit.sequence,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        zone=visit.zone,
        changed_at=visit.changed_at or visit.created_at,
        summary=summary,
        location=place(visit.site.name, visit.site.address),
    )


def place(name: str, address: str) -> str:
    """Name and address in one line."""
    return ", ".join([name, *(line.strip() for line in address.splitlines() if line.strip())])
