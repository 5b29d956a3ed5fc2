"""Everything that changes the calendar. Each action is one transaction with its audit entry."""

import secrets
from datetime import datetime, timedelta

from palpate.clinic.audit.actions import record
from palpate.clinic.audit.actor import Actor
from palpate.clinic.booking.free import FreeSlot
from palpate.clinic.booking.models import Hold, Service, Site, Visit
from palpate.clinic.booking.occupancy import claim, next_layer, release
from palpate.clinic.booking.queries import clinic_profile
from palpate.clinic.booking.refusals import BookingRefused, HoldExpired, TooLate
from palpate.clinic.booking.transactions import whole
from palpate.clinic.jobs.queue import enqueue
from palpate.clinic.people.actions import add_to_care_team
from palpate.clinic.people.models import Client

OPEN_STATES = (Visit.State.BOOKED, Visit.State.ARRIVED, Visit.State.RUNNING)
CHANGED = ["state", "cancelled_at", "sequence", "changed_at"]


@whole
def hold_slot(service: Service, slot: FreeSlot, *, now: datetime, by: Actor) -> Hold:
    """Keep a free time for the minutes the profile allows. Raises SlotTaken."""
    hold = Hold.objects.create(
        token=secrets.token_urlsafe(24),
        practitioner_id=slot.practitioner_id,
        room_id=slot.room_id,
        service=service,
        site_id=slot.site_id,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        created_at=now,
        expires_at=now + timedelta(minutes=clinic_profile().hold_minutes),
    )
    claim(hold, now=now)
    record(by, "hold slot", hold, at=now)
    return hold


@whole
def drop_hold(token: str, *, now: datetime, by: Actor) -> None:
    """Free a time kept for somebody who chose another or went away."""
    hold = Hold.objects.filter(token=token).first()
    if hold is not None:
        record(by, "drop hold", hold, at=now)
        hold.delete()


@whole
def book_held(token: str, client: Client, *, now: datetime, by: Actor, reason: str = "") -> Visit:
    """Turn a hold into a visit. Raises HoldExpired, or SlotTaken where the client has another
    visit at that time.
    """
    hold = Hold.objects.select_related("service", "site").filter(token=token).first()
    if hold is None or hold.expires_at <= now:
        raise HoldExpired
    slot = FreeSlot(
        practitioner_id=hold.practitioner_id,
        site_id=hold.site_id,
        room_id=hold.room_id,
        starts_at=hold.starts_at,
        ends_at=hold.ends_at,
    )
    service = hold.service
    hold.delete()
    return _book(service, slot, client, now=now, by=by, reason=reason)


@whole
def book(
    service: Service,
    slot: FreeSlot,
    client: Client,
    *,
    now: datetime,
    by: Actor,
    reason: str = "",
    episode_id: object = None,
    override_reason: str = "",
) -> Visit:
    """Book at the desk. An overlap needs `override_reason` and takes the next layer.

    Raises SlotTaken where the time is taken and no reason for an overlap is given.
    """
    visit = _book(
        service, slot, client, now=now, by=by, reason=reason, override_reason=override_reason
    )
    if episode_id is not None:
        visit.episode_id = episode_id  # type: ignore[assignment]
        visit.save(update_fields=["episode"])
    return visit


def _book(
    service: Service,
    slot: FreeSlot,
    client: Client,
    *,
    now: datetime,
    by: Actor,
    reason: str,
    override_reason: str = "",
) -> Visit:
    visit = Visit(
        client=client,
        practitioner_id=slot.practitioner_id,
        room_id=slot.room_id,
        service=service,
        site=Site.objects.get(pk=slot.site_id),
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        reason=reason,
        created_at=now,
        changed_at=now,
        created_by_id=by.user_id,
        override_reason=override_reason,
    )
    visit.zone = visit.site.zone
    visit.layer = next_layer(visit) if override_reason else 0
    visit.save(force_insert=True)
    claim(visit, now=now, layer=visit.layer)
    add_to_care_team(client, visit.practitioner, by=by, at=now)
    record(by, "overlap visit" if visit.layer else "book visit", visit, at=now)
    _announce("visit-booked", visit, now)
    return visit


@whole
def move(visit: Visit, slot: FreeSlot, *, now: datetime, by: Actor) -> Visit:
    """Another time, and perhaps another therapist or room. Raises SlotTaken; the old time is kept
    then.
    """
    _must_be_open(visit)
    release(visit)
    visit.practitioner_id, visit.room_id = slot.practitioner_id, slot.room_id
    visit.site_id, visit.starts_at, visit.ends_at = slot.site_id, slot.starts_at, slot.ends_at
    visit.zone = Site.objects.values_list("zone", flat=True).get(pk=slot.site_id)
    visit.layer, visit.override_reason = 0, ""
    visit.sequence, visit.changed_at = visit.sequence + 1, now
    visit.save()
    claim(visit, now=now)
    visit.refresh_from_db()
    add_to_care_team(visit.client, visit.practitioner, by=by, at=now)
    record(by, "move visit", visit, at=now)
    _announce("visit-moved", visit, now)
    return visit


@whole
def cancel(visit: Visit, *, now: datetime, by: Actor) -> Visit:
    """Give the time back. A visit that has begun cannot be cancelled."""
    _must_be_open(visit)
    visit.state, visit.cancelled_at = Visit.State.CANCELLED, now
    visit.sequence, visit.changed_at = visit.sequence + 1, now
    visit.save(update_fields=CHANGED)
    release(visit)
    record(by, "cancel visit", visit, at=now)
    _announce("visit-cancelled", visit, now)
    return visit


@whole
def restore(visit: Visit, *, now: datetime, by: Actor) -> Visit:
    """Undo a cancellation, where the time is still free. Raises SlotTaken."""
    if visit.state != Visit.State.CANCELLED:
        raise BookingRefused("This visit is not cancelled; nothing was changed.")
    visit.state, visit.cancelled_at = Visit.State.BOOKED, None
    visit.sequence, visit.changed_at = visit.sequence + 1, now
    visit.save(update_fields=CHANGED)
    claim(visit, now=now, layer=visit.layer)
    record(by, "restore visit", visit, at=now)
    _announce("visit-booked", visit, now)
    return visit


@whole
def set_state(visit: Visit, state: Visit.State, *, now: datetime, by: Actor) -> Visit:
    """Arrived, running, done or no-show, with the time it was said."""
    visit.state = state
    stamps = {
        Visit.State.ARRIVED: "arrived_at",
        Visit.State.RUNNING: "began_at",
        Visit.State.DONE: "finished_at",
    }
    fields = ["state"]
    if state in stamps:
        setattr(visit, stamps[state], now)
        fields.append(stamps[state])
    visit.save(update_fields=fields)
    record(by, f"mark visit {state.value}", visit, at=now)
    return visit


def client_may_change(visit: Visit, *, now: datetime) -> None:
    """Raises TooLate once the cut-off for moving or cancelling online has passed."""
    _must_be_open(visit)
    hours = clinic_profile().cancellation_cutoff_hours
    if now > visit.starts_at - timedelta(hours=hours):
        raise TooLate(
            f"Visits can be moved or cancelled online until {hours} hours before they begin. "
            "Please call the clinic; we will see what we can do."
        )


def _must_be_open(visit: Visit) -> None:
    if visit.state != Visit.State.BOOKED:
        raise BookingRefused(
            "This visit has begun, is over or was cancelled, so its time cannot be changed."
        )


def _announce(kind: str, visit: Visit, now: datetime) -> None:
    """What follows - letters, the intake - is done by the worker after this transaction."""
    payload = {"visit": str(visit.pk), "sequence": visit.sequence}
    for what in (kind, f"{kind}-intake"):
        enqueue(what, f"{what}:{visit.pk}:{visit.sequence}", payload, run_after=now)
