"""What the outbox can tell."""

from datetime import datetime, timedelta

from django.db.models import Count, QuerySet

from palpate.clinic.jobs import worker
from palpate.clinic.messages.models import OutboxMessage

LATE = timedelta(minutes=10)


def in_state(state: str) -> QuerySet[OutboxMessage]:
    """The letters of one state, the next or the newest first."""
    found = OutboxMessage.objects.filter(state=state).select_related("client", "visit")
    return found.order_by("send_after" if state == OutboxMessage.State.QUEUED else "-created_at")


def counts() -> dict[str, int]:
    """How many letters there are in each state."""
    rows = OutboxMessage.objects.order_by().values_list("state").annotate(number=Count("id"))
    return {state.value: 0 for state in OutboxMessage.State} | dict(rows)


def late_letters(now: datetime) -> int:
    """Letters that should have gone ten minutes ago."""
    late = OutboxMessage.objects.filter(state=OutboxMessage.State.QUEUED, send_after__lt=now - LATE)
    return late.count()


def late_work(now: datetime) -> int:
    """Letters and jobs that are late: a sign that no worker is running."""
    return late_letters(now) + worker.late(now, than=LATE)
