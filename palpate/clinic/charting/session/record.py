"""Recording what happened on the table: once per event, whatever the network did meanwhile."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError
from django.db.models import QuerySet

from palpate.clinic.accounts.models import User
from palpate.clinic.audit.actions import write_once
from palpate.clinic.audit.actor import by_user
from palpate.clinic.booking.actions import set_state
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.models import Note, SessionEvent
from palpate.clinic.charting.session.events import Event

State = Visit.State
CLOSED = (State.CANCELLED, State.NO_SHOW)
Kind = SessionEvent.Kind


@dataclass(slots=True, kw_only=True)
class Receipt:
    """What became of each event: recorded now, known before, waiting for what it takes back, or
    refused with a sentence. All but the waiting ones may be forgotten by the device.
    """

    recorded: list[UUID] = field(default_factory=list)
    known: list[UUID] = field(default_factory=list)
    waiting: list[UUID] = field(default_factory=list)
    refused: dict[UUID, str] = field(default_factory=dict)


def record_events(visit: Visit, events: Iterable[Event], *, author: User, at: datetime) -> Receipt:
    """Record what is new of these events and let the visit's state follow.

    The order of arrival plays no part: an event counts by its own time, and one that is sent
    again is recorded once.
    """
    receipt = Receipt()
    for event in events:
        if event.problem:
            receipt.refused[event.id] = f"Not recorded: {event.problem}."
        elif visit.state in CLOSED:
            receipt.refused[event.id] = (
                "Not recorded: this visit was cancelled. Open it again at the desk first."
            )
        else:
            _record(visit, event, receipt, author=author, at=at)
    if receipt.recorded:
        follow(visit, author=author, at=at)
    return receipt


def _record(visit: Visit, event: Event, receipt: Receipt, *, author: User, at: datetime) -> None:
    if _is_settled(visit, event, receipt):
        return
    row = SessionEvent(
        client=visit.client,
        visit=visit,
        author=author,
        event_id=event.id,
        kind=event.kind,
        happened_at=event.at,
        retracts=_taken_back(visit, event),
    )
    row.content = event.content
    try:
        write_once(row, by=by_user(author), verb=f"session {event.kind}", at=at)
    except IntegrityError:
        # Another request recorded it between our look and our write.
        receipt.known.append(event.id)
    else:
        receipt.recorded.append(event.id)


def _is_settled(visit: Visit, event: Event, receipt: Receipt) -> bool:
    """Whether nothing is left to record; the receipt then says why."""
    known = SessionEvent.objects.filter(event_id=event.id).values_list("visit_id", flat=True)
    if known:
        if known[0] == visit.pk:
            receipt.known.append(event.id)
        else:
            receipt.refused[event.id] = "Not recorded: this entry belongs to another visit."
        return True
    if event.retracts is None:
        return False
    meant = _taken_back(visit, event)
    if meant is None:
        receipt.waiting.append(event.id)
        return True
    if hasattr(meant, "retracted_by"):
        receipt.known.append(event.id)
        return True
    return False


def _taken_back(visit: Visit, event: Event) -> SessionEvent | None:
    if event.retracts is None:
        return None
    rows = SessionEvent.objects.filter(visit=visit, event_id=event.retracts)
    return rows.exclude(kind=Kind.RETRACT).first()


def follow(visit: Visit, *, author: User, at: datetime) -> None:
    """Let the visit's state follow the events that stand; a signed note ends that."""
    if Note.objects.filter(visit=visit).exists():
        return
    kinds = set(standing_events(visit).values_list("kind", flat=True))
    if Kind.FINISH in kinds:
        wanted = State.DONE
    elif Kind.START in kinds:
        wanted = State.RUNNING
    else:
        wanted = State.ARRIVED if visit.arrived_at else State.BOOKED
    if visit.state != wanted:
        set_state(visit, wanted, now=at, by=by_user(author))


def standing_events(visit: Visit) -> QuerySet[SessionEvent]:
    """What happened at a visit and was not taken back, by its own time."""
    rows = SessionEvent.objects.filter(visit=visit, retracted_by__isnull=True)
    return rows.exclude(kind=Kind.RETRACT).order_by("happened_at", "at")
