"""Writing to the outbox: a letter queued, taken back, tried again."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from palpate.clinic.audit.actions import record
from palpate.clinic.audit.actor import SYSTEM, Actor
from palpate.clinic.booking.models import Visit
from palpate.clinic.messages.models import OutboxMessage
from palpate.clinic.people.models import Client

UNDO_WINDOW = timedelta(minutes=3)
State = OutboxMessage.State


@transaction.atomic
def queue_letter(
    template: str,
    *,
    key: str,
    subject: str,
    recipient: str,
    client: Client,
    now: datetime,
    visit: Visit | None = None,
    context: dict[str, Any] | None = None,
    send_after: datetime | None = None,
    by: Actor = SYSTEM,
) -> OutboxMessage | None:
    """A letter, once per key; None where the key was there already.

    `template` names `letters/<template>.txt` and `.html`. `context` is plain JSON and holds no
    health data. Without `send_after` it can be taken back for three minutes.
    """
    if OutboxMessage.objects.filter(key=key).exists():
        return None
    message = OutboxMessage(
        key=key,
        template=template,
        recipient=recipient,
        client=client,
        visit=visit,
        context={"subject": subject, **(context or {})},
        send_after=send_after or now + UNDO_WINDOW,
        created_at=now,
    )
    OutboxMessage.objects.bulk_create([message], ignore_conflicts=True)  # two at once: one stays
    kept = OutboxMessage.objects.filter(key=key, pk=message.pk).first()
    if kept is not None:
        record(by, "queue letter", kept, at=now)
    return kept


def waiting() -> QuerySet[OutboxMessage]:
    """Letters that wait to be sent, or to be tried again, and are in nobody's hands."""
    untried = Q(attempts=0) | ~Q(last_error="")
    return OutboxMessage.objects.filter(untried, state=State.QUEUED)


@transaction.atomic
def take_back(message: OutboxMessage, *, now: datetime, by: Actor) -> bool:
    """Cancel a letter that waits; False where it is sent, or being sent."""
    changed = waiting().filter(pk=message.pk).update(state=State.CANCELLED, cancelled_at=now)
    if changed:
        record(by, "take letter back", message, at=now)
    return bool(changed)


@transaction.atomic
def try_again(message: OutboxMessage, *, now: datetime, by: Actor) -> bool:
    """Queue a letter anew that failed or was taken back; False where it is neither."""
    changed = OutboxMessage.objects.filter(
        pk=message.pk, state__in=(State.FAILED, State.CANCELLED)
    ).update(state=State.QUEUED, attempts=0, send_after=now, last_error="", cancelled_at=None)
    if changed:
        record(by, "queue letter again", message, at=now)
    return bool(changed)
