"""Which letter a visit needs: what the client was told last, against how the visit stands now.

Nothing is remembered of the single changes. A visit moved twice in three minutes makes one letter;
one that was booked and cancelled before anybody was told makes none.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.booking import words
from palpate.clinic.booking.mapping import place
from palpate.clinic.booking.models import Visit
from palpate.clinic.messages.actions import UNDO_WINDOW, queue_letter, take_back, waiting
from palpate.clinic.messages.models import OutboxMessage

BOOKED, MOVED, CANCELLED, REMINDER = "visit-booked", "visit-moved", "visit-cancelled", "reminder"
ABOUT_VISITS = (BOOKED, MOVED, CANCELLED)
SUBJECTS = {
    BOOKED: "Your appointment: {}",
    MOVED: "Your appointment has moved: {}",
    CANCELLED: "Your appointment is cancelled: {}",
    REMINDER: "Reminder of your appointment: {}",
}
TOLD_OF = ("starts_at", "ends_at", "zone", "place")
"""What a client must be told anew when it changes."""


def visit_changed(payload: dict[str, Any], now: datetime) -> None:
    """The job behind every change of a visit; bears being done twice."""
    visit = with_people().filter(pk=payload["visit"]).first()
    if visit is not None:
        bring_up_to_date(visit, now=now)


@transaction.atomic
def bring_up_to_date(visit: Visit, *, now: datetime) -> OutboxMessage | None:
    """Take back letters that are no longer true, and queue the one that is."""
    template = _needed(visit, _told_last(visit))
    key = f"{template}:{visit.pk}:{visit.sequence}"
    ours = waiting().filter(visit=visit, template__in=(*ABOUT_VISITS, REMINDER))
    for stale in ours.exclude(key=key):
        take_back(stale, now=now, by=SYSTEM)
    if template is None:
        return None
    return queue_about(visit, template, now=now, send_after=now + UNDO_WINDOW)


def queue_about(
    visit: Visit, template: str, *, now: datetime, send_after: datetime
) -> OutboxMessage | None:
    """A letter about a visit, to whoever is to be told; None where nobody is, or it is there."""
    recipient = recipient_of(visit)
    if not recipient:
        return None
    day = words.short_day(visit.starts_at, visit.zone)
    when = f"{day}, {words.clock(visit.starts_at, visit.zone)}"
    return queue_letter(
        template,
        key=f"{template}:{visit.pk}:{visit.sequence}",
        subject=SUBJECTS[template].format(when),
        recipient=recipient,
        client=visit.client,
        visit=visit,
        context=facts(visit),
        now=now,
        send_after=send_after,
    )


def recipient_of(visit: Visit) -> str:
    """The address typed when booking, the client's, or their guardian's; empty for no letters."""
    client = visit.client
    if not client.wants_email or client.erased_at:
        return ""
    online = getattr(visit, "booked_online", None)
    guardian = client.guardian.email if client.guardian else ""
    return (online.email if online else "") or client.email or guardian


def facts(visit: Visit) -> dict[str, Any]:
    """Time, place and names as the letter says them; nothing of what the visit is for."""
    return {
        "sequence": visit.sequence,
        "starts_at": visit.starts_at.isoformat(),
        "ends_at": visit.ends_at.isoformat(),
        "changed_at": (visit.changed_at or visit.created_at).isoformat(),
        "zone": visit.zone,
        "place": place(visit.site.name, visit.site.address),
        "name": visit.client.name,
        "therapist": str(visit.practitioner),
    }


def with_people() -> QuerySet[Visit]:
    """Visits with all a letter names."""
    return Visit.objects.select_related(
        "client__guardian", "practitioner__user", "site", "booked_online"
    )


def _needed(visit: Visit, told: OutboxMessage | None) -> str | None:
    knows = told is not None and told.template != CANCELLED
    if visit.state == Visit.State.CANCELLED:
        return CANCELLED if knows else None
    if visit.state != Visit.State.BOOKED:
        return None
    if not knows or told is None:
        return BOOKED
    now_true = facts(visit)
    is_same = all(told.context.get(name) == now_true[name] for name in TOLD_OF)
    return None if is_same else MOVED


def _told_last(visit: Visit) -> OutboxMessage | None:
    """The last letter that was sent, or is being sent this moment."""
    on_its_way = Q(state=OutboxMessage.State.QUEUED, attempts__gt=0, last_error="")
    told = OutboxMessage.objects.filter(
        Q(state=OutboxMessage.State.SENT) | on_its_way, visit=visit, template__in=ABOUT_VISITS
    )
    return max(told, key=lambda message: message.context["sequence"], default=None)
