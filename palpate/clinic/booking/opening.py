"""When practitioners can be booked: their shifts in local time, turned into UTC, less absences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from palpate.clinic.booking.models import Absence, Shift


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A stretch in which a practitioner works at a site (UTC, end out); in a room of their own
    where the shift names one.
    """

    practitioner_id: UUID
    site_id: UUID
    room_id: UUID | None
    starts_at: datetime
    ends_at: datetime


def to_utc(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment a local clock shows this time.

    Where the clock jumps over it (spring), the moment the jump ends; where the clock shows it
    twice (autumn), the first of the two.
    """
    local = datetime.combine(day, at, tzinfo=zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    # The hour does not exist: with the later fold the offset before the jump is no longer used.
    return _end_of_gap(moment, zone)


def _end_of_gap(moment: datetime, zone: ZoneInfo) -> datetime:
    """The first moment after a jump of the clock near `moment`, found to the minute."""
    low, high = moment - timedelta(hours=3), moment + timedelta(hours=3)
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) / 2
        low, high = (
            (middle, high) if middle.astimezone(zone).utcoffset() == before else (low, middle)
        )
    return high.replace(second=0, microsecond=0)


def openings(
    practitioner_ids: Iterable[UUID],
    *,
    from_day: date,
    to_day: date,
    site_id: UUID | None = None,
) -> list[Opening]:
    """Every bookable stretch from `from_day` to `to_day` (both count), absences taken out."""
    shifts = Shift.objects.filter(practitioner_id__in=list(practitioner_ids)).select_related("site")
    if site_id is not None:
        shifts = shifts.filter(site_id=site_id)
    whole = [opening for shift in shifts for opening in _of_shift(shift, from_day, to_day)]
    gone = _absences(from_day, to_day)
    return sorted(
        (part for opening in whole for part in _without(opening, gone)),
        key=lambda opening: (opening.starts_at, str(opening.practitioner_id)),
    )


def _of_shift(shift: Shift, from_day: date, to_day: date) -> Iterable[Opening]:
    zone = ZoneInfo(shift.site.zone)
    for number in range((to_day - from_day).days + 1):
        day = from_day + timedelta(days=number)
        if _holds_on(shift, day):
            starts_at, ends_at = to_utc(day, shift.starts, zone), to_utc(day, shift.ends, zone)
            if ends_at > starts_at:
                yield Opening(
                    practitioner_id=shift.practitioner_id,
                    site_id=shift.site_id,
                    room_id=shift.room_id,
                    starts_at=starts_at,
                    ends_at=ends_at,
                )


def _holds_on(shift: Shift, day: date) -> bool:
    if shift.date is not None:
        return shift.date == day
    begun = shift.valid_from is None or shift.valid_from <= day
    lasting = shift.valid_to is None or day <= shift.valid_to
    return shift.weekday == day.weekday() and begun and lasting


def _absences(from_day: date, to_day: date) -> list[Absence]:
    first = datetime.combine(from_day, time.min, tzinfo=UTC) - timedelta(days=1)
    last = datetime.combine(to_day, time.max, tzinfo=UTC) + timedelta(days=1)
    # A room's absence is no absence of the practitioner: another room may be free.
    whose = Q(practitioner__isnull=False) | Q(site__isnull=False, room__isnull=True)
    return list(Absence.objects.filter(whose, ends_at__gt=first, starts_at__lt=last))


def _without(opening: Opening, gone: Iterable[Absence]) -> list[Opening]:
    parts = [opening]
    for absence in gone:
        mine = absence.practitioner_id == opening.practitioner_id
        whole_site = absence.practitioner_id is None and absence.site_id == opening.site_id
        if mine or whole_site:
            parts = [rest for part in parts for rest in _cut(part, absence)]
    return parts


def _cut(part: Opening, absence: Absence) -> Iterable[Opening]:
    for starts_at, ends_at in (
        (part.starts_at, min(part.ends_at, absence.starts_at)),
        (max(part.starts_at, absence.ends_at), part.ends_at),
    ):
        if ends_at > starts_at:
            yield Opening(
                practitioner_id=part.practitioner_id,
                site_id=part.site_id,
                room_id=part.room_id,
                starts_at=starts_at,
                ends_at=ends_at,
            )
