"""The letter "Before your visit": a link, a time and a place, nothing about health."""

from datetime import datetime

from palpate.clinic.audit.actor import SYSTEM, Actor
from palpate.clinic.booking.models import Visit
from palpate.clinic.intake.models import Intake
from palpate.clinic.messages.actions import queue_letter, take_back, waiting
from palpate.clinic.messages.letters import facts, recipient_of, with_people
from palpate.clinic.messages.models import OutboxMessage

TEMPLATE = "before-your-visit"
SUBJECT = "Before your visit"


def queue_link(
    intake: Intake, *, key: str, by: Actor, at: datetime, is_new_link: bool = False
) -> OutboxMessage | None:
    """Queue the letter, once per key; None where the client wants no letters or has no address.

    The links are made as it is sent, so one that is revoked meanwhile is never given out.
    """
    visit: Visit = with_people().get(pk=intake.visit_id)
    recipient = recipient_of(visit)
    if not recipient:
        return None
    return queue_letter(
        TEMPLATE,
        key=f"{TEMPLATE}:{visit.pk}:{key}",
        subject=SUBJECT,
        recipient=recipient,
        client=visit.client,
        visit=visit,
        context={**facts(visit), "is_new_link": is_new_link},
        now=at,
        by=by,
    )


def take_back_links(visit: Visit, *, at: datetime) -> None:
    """Letters that still wait are not sent."""
    for letter in waiting().filter(visit=visit, template=TEMPLATE):
        take_back(letter, now=at, by=SYSTEM)
