"""One day of one site as columns of therapists: visits, absences and the hours they work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from palpate.clinic.accounts.models import User
from palpate.clinic.booking.models import Absence, Hold, Site, Visit
from palpate.clinic.booking.opening import Opening, openings, to_utc
from palpate.clinic.people.models import Practitioner
from palpate.clinic.people.rights import readable_clients

CELL_MIN, EARLIEST_MIN, LATEST_MIN = 5, 8 * 60, 19 * 60
SHOWN = (Visit.State.BOOKED, Visit.State.ARRIVED, Visit.State.RUNNING, Visit.State.DONE,
         Visit.State.NO_SHOW)  # fmt: skip
KINDS = {Visit.State.NO_SHOW: "blocked"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One thing in the day's grid; minutes of the local day, end out. `visit` is None for what
    cannot be opened.
    """

    column: int
    kind: str
    who: str
    what: str
    start: int
    end: int
    visit: Visit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A day to be drawn: columns in order, hours from `start` to `end` (minutes of the day)."""

    site: Site
    day: date
    people: tuple[Practitioner, ...]
    slots: tuple[Slot, ...]
    start: int
    end: int

    @property
    def hours(self) -> list[dict[str, object]]:
        return [
            {"start": minute, "end": minute + 60, "label": f"{minute // 60:02d}:00"}
            for minute in range(self.start, self.end, 60)
        ]


def board(site: Site, day: date, viewer: User, *, now: datetime) -> Board:
    """The day as this viewer may see it: clients they may not know are shown as "Taken"."""
    zone = ZoneInfo(site.zone)
    starts_at, ends_at = (
        to_utc(day, time.min, zone),
        to_utc(day + timedelta(days=1), time.min, zone),
    )
    visits = list(
        Visit.objects.filter(
            site=site, starts_at__gte=starts_at, starts_at__lt=ends_at, state__in=SHOWN
        ).select_related("client", "service", "practitioner__user", "room")
    )
    worked = openings(
        Practitioner.objects.filter(user__is_active=True).values_list("pk", flat=True),
        from_day=day,
        to_day=day,
        site_id=site.pk,
    )
    people = _people(visits, worked)
    columns = {person.pk: number for number, person in enumerate(people, start=1)}
    known = set(
        readable_clients(viewer)
        .filter(pk__in={visit.client_id for visit in visits})
        .values_list("pk", flat=True)
    )
    slots = [
        *(_visit_slot(visit, columns, known, zone) for visit in visits),
        *_held(site, starts_at, ends_at, columns, zone, now),
        *_away(site, starts_at, ends_at, columns, zone),
    ]
    start, end = _span(slots, worked, zone)
    return Board(site=site, day=day, people=people, slots=tuple(slots), start=start, end=end)


def local_minute(moment: datetime, zone: ZoneInfo) -> int:
    """Minutes since the local midnight of its own day."""
    shown = moment.astimezone(zone)
    return shown.hour * 60 + shown.minute


def _people(visits: Iterable[Visit], worked: Iterable[Opening]) -> tuple[Practitioner, ...]:
    wanted = {visit.practitioner_id for visit in visits} | {one.practitioner_id for one in worked}
    found = Practitioner.objects.filter(pk__in=wanted).select_related("user")
    return tuple(found.order_by("user__display_name"))


def _visit_slot(visit: Visit, columns: dict[UUID, int], known: set[UUID], zone: ZoneInfo) -> Slot:
    may_open = visit.client_id in known
    return Slot(
        column=columns[visit.practitioner_id],
        kind=KINDS.get(Visit.State(visit.state), visit.state),
        who=visit.client.name if may_open else "Taken",
        what=_what(visit) if may_open else "",
        start=local_minute(visit.starts_at, zone),
        end=_end_minute(visit.starts_at, visit.ends_at, zone),
        visit=visit if may_open else None,
    )


def _what(visit: Visit) -> str:
    notes = [visit.service.name, visit.room.name]
    if visit.must_call_first:
        notes.insert(0, "Call before treating")
    if visit.state == Visit.State.NO_SHOW:
        notes.insert(0, "Did not come")
    return ", ".join(notes)


def _end_minute(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> int:
    # Across a change of the clocks a visit keeps its length on the wall chart.
    return local_minute(starts_at, zone) + int((ends_at - starts_at).total_seconds()) // 60


def _held(
    site: Site,
    starts_at: datetime,
    ends_at: datetime,
    columns: dict[UUID, int],
    zone: ZoneInfo,
    now: datetime,
) -> Iterable[Slot]:
    holds = Hold.objects.filter(
        site=site, starts_at__gte=starts_at, starts_at__lt=ends_at, expires_at__gt=now
    )
    for hold in holds:
        if hold.practitioner_id in columns:
            yield Slot(
                column=columns[hold.practitioner_id],
                kind="hold",
                who="Being booked",
                what="",
                start=local_minute(hold.starts_at, zone),
                end=_end_minute(hold.starts_at, hold.ends_at, zone),
            )


def _away(
    site: Site,
    starts_at: datetime,
    ends_at: datetime,
    columns: dict[UUID, int],
    zone: ZoneInfo,
) -> Iterable[Slot]:
    gone = Absence.objects.filter(starts_at__lt=ends_at, ends_at__gt=starts_at, room__isnull=True)
    for absence in gone:
        first, last = max(absence.starts_at, starts_at), min(absence.ends_at, ends_at)
        whole_site = absence.practitioner_id is None and absence.site_id == site.pk
        mine = [columns[absence.practitioner_id]] if absence.practitioner_id in columns else []
        for column in columns.values() if whole_site else mine:
            yield Slot(
                column=column,
                kind="blocked",
                who=absence.get_kind_display(),
                what="",
                start=max(local_minute(first, zone), EARLIEST_MIN),
                end=min(_end_minute(first, last, zone), LATEST_MIN),
            )


def _span(slots: Iterable[Slot], worked: Iterable[Opening], zone: ZoneInfo) -> tuple[int, int]:
    starts = [slot.start for slot in slots] + [local_minute(o.starts_at, zone) for o in worked]
    ends = [slot.end for slot in slots]
    ends += [_end_minute(o.starts_at, o.ends_at, zone) for o in worked]
    start, end = min([*starts, 9 * 60]), max([*ends, 17 * 60])
    return start // 60 * 60, -(-end // 60) * 60
