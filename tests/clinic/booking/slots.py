"""Slots for the tests of the calendar."""

from datetime import datetime, timedelta

from palpate.clinic.booking.free import FreeSlot
from tests.clinic.cast import NOW, Cast

TOMORROW_NINE = NOW.replace(day=3, hour=8)
"""Tuesday, 09:00 in Amsterdam: within Mira's working week."""


def with_mira(cast: Cast, starts_at: datetime = TOMORROW_NINE, minutes: int = 60) -> FreeSlot:
    return FreeSlot(
        practitioner_id=cast.mira_treats.pk,
        site_id=cast.north.pk,
        room_id=cast.room.pk,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
    )
