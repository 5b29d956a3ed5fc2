"""Reminders two days before: looked for, and queued once per visit and time."""

from datetime import datetime, timedelta

from palpate.clinic.booking.models import Visit
from palpate.clinic.messages.letters import REMINDER, queue_about, with_people
from palpate.clinic.messages.models import OutboxMessage

BEFORE = timedelta(hours=48)
TOO_LATE = timedelta(hours=2)
"""A reminder that comes as the client is on the way helps nobody."""


def queue_reminders(now: datetime) -> int:
    """Queue what is due; says how many.

    Whoever booked or moved within the last two days before the visit has just had a letter, and is
    not reminded.
    """
    due = list(
        with_people()
        .filter(state=Visit.State.BOOKED, starts_at__gt=now + TOO_LATE, starts_at__lte=now + BEFORE)
        .order_by("starts_at")
    )
    wanted = [v for v in due if (v.changed_at or v.created_at) <= v.starts_at - BEFORE]
    keys = {f"{REMINDER}:{visit.pk}:{visit.sequence}": visit for visit in wanted}
    there = set(OutboxMessage.objects.filter(key__in=keys).values_list("key", flat=True))
    queued = [
        queue_about(visit, REMINDER, now=now, send_after=now)
        for key, visit in keys.items()
        if key not in there
    ]
    return sum(message is not None for message in queued)
