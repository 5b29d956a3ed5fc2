"""What the tests of letters begin with: a visit, the worker's turns, and the letters that went."""

from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import Message
from typing import Any

from django.core import mail
from icalendar import Calendar

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.background import work_once
from palpate.clinic.booking import actions
from palpate.clinic.booking.models import Visit
from tests.clinic.booking.slots import with_mira
from tests.clinic.cast import NOW, Cast

NEXT_WEEK = NOW + timedelta(days=8, hours=1)
"""Tuesday, eleven in Amsterdam."""
SOON = timedelta(minutes=4)


def book(cast: Cast, starts_at: datetime = NEXT_WEEK, now: datetime = NOW) -> Visit:
    slot = with_mira(cast, starts_at)
    return actions.book(cast.hour, slot, cast.ines, now=now, by=SYSTEM, reason="nerve_symptoms")


def move(cast: Cast, visit: Visit, hours: int, now: datetime) -> None:
    slot = with_mira(cast, visit.starts_at + timedelta(hours=hours))
    actions.move(visit, slot, now=now, by=SYSTEM)


def let_the_worker_work(*moments: datetime) -> None:
    for moment in moments:
        work_once(moment)


def subjects() -> list[str]:
    return [letter.subject for letter in mail.outbox]


def read(letter: Any) -> Message:
    """The letter as it goes over the wire, parsed by somebody else."""
    return message_from_bytes(letter.message().as_bytes())


def part(letter: Any, kind: str) -> Message:
    found = [one for one in read(letter).walk() if one.get_content_type() == kind]
    assert len(found) == 1, kind
    return found[0]


def text_of(message: Message) -> str:
    content = message.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()


def invitation(letter: Any) -> Any:
    return Calendar.from_ical(text_of(part(letter, "text/calendar")))
