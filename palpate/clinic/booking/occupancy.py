"""Takes and frees the cells of practitioners, rooms, equipment and clients.

The unique key over (resource, cell, layer) is the only guard: whoever inserts first has the slot,
on SQLite and on PostgreSQL alike. Everything that takes time goes through `claim`, always.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from palpate.clinic.booking.models import CELL_SECONDS, Hold, Occupancy, Resource, Visit
from palpate.clinic.booking.refusals import SlotTaken


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One resource for one stretch of time, start in and end out."""

    kind: Resource
    id: UUID
    starts_at: datetime
    ends_at: datetime

    def cells(self) -> range:
        return cells_between(self.starts_at, self.ends_at)


def cells_between(starts_at: datetime, ends_at: datetime) -> range:
    """The five-minute cells a stretch touches, however short it is in the last one."""
    first = int(starts_at.timestamp()) // CELL_SECONDS
    return range(first, -(-int(ends_at.timestamp()) // CELL_SECONDS))


def needs_of(slot: Visit | Hold) -> tuple[Need, ...]:
    """What a visit or hold takes: practitioner and room with buffers, the client without."""
    service = slot.service
    starts_at = slot.starts_at - timedelta(minutes=service.buffer_before_minutes)
    ends_at = slot.ends_at + timedelta(minutes=service.buffer_after_minutes)
    needs = [
        Need(kind=Resource.PRACTITIONER, id=slot.practitioner_id, starts_at=starts_at,
             ends_at=ends_at),
        Need(kind=Resource.ROOM, id=slot.room_id, starts_at=starts_at, ends_at=ends_at),
    ]  # fmt: skip
    if slot.client_id is not None:
        needs.append(
            Need(kind=Resource.CLIENT, id=slot.client_id, starts_at=slot.starts_at,
                 ends_at=slot.ends_at)
        )  # fmt: skip
    return tuple(needs)


def claim(slot: Visit | Hold, *, now: datetime, layer: int = 0) -> None:
    """Take every cell the slot needs, or none. Raises SlotTaken where one is taken.

    Must run inside the transaction that writes the slot itself. Expired holds in the way are
    cleared first.
    """
    needs = needs_of(slot)
    _clear_expired(needs, now)
    holder = {"visit": slot} if isinstance(slot, Visit) else {"hold": slot}
    rows = [
        Occupancy(resource_kind=need.kind, resource_id=need.id, cell=cell, layer=layer, **holder)
        # Always in one order, so that two claims never wait for each other in a circle.
        for need in sorted(needs, key=lambda need: (need.kind, str(need.id)))
        for cell in need.cells()
    ]
    try:
        with transaction.atomic():
            Occupancy.objects.bulk_create(rows)
    except IntegrityError as taken:
        raise SlotTaken from taken


def release(slot: Visit | Hold) -> None:
    """Free every cell of a visit or hold."""
    slot.cells.all().delete()


def next_layer(slot: Visit) -> int:
    """The lowest layer on which every cell the visit needs is free."""
    taken = {
        layer
        for need in needs_of(slot)
        for layer in Occupancy.objects.filter(
            resource_kind=need.kind,
            resource_id=need.id,
            cell__gte=need.cells().start,
            cell__lt=need.cells().stop,
        )
        .exclude(visit_id=slot.pk)
        .values_list("layer", flat=True)
    }
    return next(layer for layer in range(len(taken) + 1) if layer not in taken)


def _clear_expired(needs: Iterable[Need], now: datetime) -> None:
    for need in needs:
        cells = need.cells()
        Hold.objects.filter(
            expires_at__lte=now,
            cells__resource_kind=need.kind,
            cells__resource_id=need.id,
            cells__cell__gte=cells.start,
            cells__cell__lt=cells.stop,
        ).delete()
