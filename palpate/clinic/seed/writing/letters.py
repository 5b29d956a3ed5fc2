"""Letters of the past as they were sent: none of them is sent again."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.booking import words
from palpate.clinic.booking.models import Visit
from palpate.clinic.jobs.models import Job
from palpate.clinic.messages.actions import UNDO_WINDOW
from palpate.clinic.messages.letters import (
    BOOKED,
    CANCELLED,
    REMINDER,
    SUBJECTS,
    facts,
    recipient_of,
)
from palpate.clinic.messages.models import OutboxMessage
from palpate.clinic.messages.reminders import BEFORE
from palpate.clinic.seed.ledger import Ledger

KEPT = timedelta(days=60)
"""How far back the outbox goes."""


def write_letters(visits: Iterable[Visit], ledger: Ledger, *, now: datetime) -> None:
    """Confirmations, reminders and cancellations, each sent at its time."""
    for visit in visits:
        for template, at in _due(visit):
            if now - KEPT <= at <= now and recipient_of(visit):
                letter = _sent(visit, template, at)
                ledger.add(letter)
                ledger.tell(SYSTEM, "queue letter", letter, at=letter.created_at)


def settle_jobs(now: datetime) -> None:
    """What the bookings of the past left to the worker has been done by hand here."""
    due = Job.objects.filter(run_after__lte=now, state=Job.State.QUEUED)
    due.update(state=Job.State.DONE, attempts=1, finished_at=now)


def _due(visit: Visit) -> Iterator[tuple[str, datetime]]:
    yield BOOKED, visit.created_at + UNDO_WINDOW
    remind_at = visit.starts_at - BEFORE
    is_gone = visit.cancelled_at is not None and visit.cancelled_at <= remind_at
    if visit.created_at <= remind_at and not is_gone:
        yield REMINDER, remind_at
    if visit.cancelled_at is not None:
        yield CANCELLED, visit.cancelled_at + UNDO_WINDOW


def _sent(visit: Visit, template: str, at: datetime) -> OutboxMessage:
    sequence = visit.sequence if template == CANCELLED else 0
    day = words.short_day(visit.starts_at, visit.zone)
    when = f"{day}, {words.clock(visit.starts_at, visit.zone)}"
    return OutboxMessage(
        key=f"{template}:{visit.pk}:{sequence}",
        template=template,
        recipient=recipient_of(visit),
        client=visit.client,
        visit=visit,
        context={"subject": SUBJECTS[template].format(when), **facts(visit), "sequence": sequence},
        state=OutboxMessage.State.SENT,
        send_after=at,
        attempts=1,
        created_at=at if template == REMINDER else at - UNDO_WINDOW,
        sent_at=at,
    )
