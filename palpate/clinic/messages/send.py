"""Sending what is due, one letter at a time; one that fails is tried again, each time later."""

import logging
from datetime import datetime, timedelta

from palpate.clinic.booking.models import ClinicProfile
from palpate.clinic.booking.queries import clinic_profile
from palpate.clinic.messages.compose import composed
from palpate.clinic.messages.models import OutboxMessage

MAX_ATTEMPTS = 6
BATCH = 100
FIRST_PAUSE = timedelta(minutes=5)

State = OutboxMessage.State
log = logging.getLogger(__name__)


def send_due(now: datetime) -> int:
    """Send the letters whose time has come; says how many went out.

    Several workers may run: a letter goes to the one whose claim changes the row. Where a worker
    dies between sending and saying so, the letter is sent once more after the pause.
    """
    due = OutboxMessage.objects.filter(state=State.QUEUED, send_after__lte=now)
    waiting = list(due.select_related("client").order_by("send_after")[:BATCH])
    clinic = clinic_profile() if waiting else ClinicProfile()
    return sum(_send(message, clinic, now) for message in waiting if _claim(message, now))


def _claim(message: OutboxMessage, now: datetime) -> bool:
    pause = FIRST_PAUSE * 2**message.attempts
    changed = OutboxMessage.objects.filter(
        pk=message.pk, state=State.QUEUED, attempts=message.attempts
    ).update(attempts=message.attempts + 1, send_after=now + pause, last_error="")
    message.attempts += 1
    return bool(changed)


def _send(message: OutboxMessage, clinic: ClinicProfile, now: datetime) -> bool:
    row = OutboxMessage.objects.filter(pk=message.pk)
    if message.client is not None and message.client.erased_at:
        row.update(state=State.CANCELLED, cancelled_at=now)
        return False
    try:
        composed(message, clinic=clinic, now=now).send()
    except Exception as error:
        # Whatever went wrong with this letter must not stop the others. Only the kind of error is
        # kept: a mail server's answer can quote the letter.
        gave_up = message.attempts >= MAX_ATTEMPTS
        row.update(state=State.FAILED if gave_up else State.QUEUED, last_error=type(error).__name__)
        log.warning("Letter %s was not sent: %s", message.pk, type(error).__name__)
        return False
    row.update(state=State.SENT, sent_at=now, last_error="")
    return True
