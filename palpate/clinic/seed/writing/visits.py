"""The calendar: visits past with their cells, visits to come through the real booking."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from palpate.clinic.audit.actor import CLIENT_LINK, Actor, by_user
from palpate.clinic.booking.actions import book
from palpate.clinic.booking.models import Occupancy, Series, Visit
from palpate.clinic.booking.occupancy import needs_of
from palpate.clinic.seed.appointments import Appointment
from palpate.clinic.seed.chart import Chart
from palpate.clinic.seed.ledger import Ledger
from palpate.clinic.seed.place import Place

STATES = {
    "done": Visit.State.DONE,
    "running": Visit.State.RUNNING,
    "cancelled": Visit.State.CANCELLED,
    "no_show": Visit.State.NO_SHOW,
}
_STAMPS = {
    "arrived_at": Visit.State.ARRIVED,
    "began_at": Visit.State.RUNNING,
    "finished_at": Visit.State.DONE,
}


def write_past(chart: Chart, place: Place, ledger: Ledger) -> None:
    """Visits that are over or running, with what happened to them in the trail."""
    rng = chart.rng("visits")
    for one in chart.thread.appointments:
        if one.how == "to_come":
            continue
        visit = _row(chart, one, place, rng)
        chart.visits[id(one)] = visit
        ledger.add(visit)
        ledger.tell(_booker(one, place), "book visit", visit, at=visit.created_at)
        _tell_what_happened(visit, place, ledger)
        if visit.state != Visit.State.CANCELLED:
            ledger.add(*_cells(visit))


def book_ahead(chart: Chart, place: Place) -> None:
    """Visits to come, by the same action the desk and the public pages use."""
    for one in chart.thread.to_come:
        chart.visits[id(one)] = book(
            place.services[one.service],
            one.slot,
            chart.client,
            now=one.booked_at,
            by=_booker(one, place),
            reason=chart.archetype.reason,
            episode_id=chart.episode.pk if chart.episode else None,
        )


def write_series(chart: Chart, place: Place, ledger: Ledger) -> None:
    """The visits from the third on were booked as one series."""
    members = [chart.visit_of(one) for one in chart.thread.happened][2:]
    if not members:
        return
    first = members[0]
    series = Series(
        client=chart.client,
        practitioner=first.practitioner,
        service=first.service,
        site=first.site,
        rule={"weeks": 1, "count": len(members), "weekday": first.starts_at.weekday(),
              "local_start": f"{first.starts_at:%H:%M}"},
        created_at=first.created_at,
        created_by=place.users["otto"],
    )  # fmt: skip
    ledger.add(series)
    ledger.tell(by_user(place.users["otto"]), "book series", series, at=first.created_at)
    for visit in members:
        visit.series = series


def _row(chart: Chart, one: Appointment, place: Place, rng: Random) -> Visit:
    site, state = place.site(one.slot.site_id), STATES[one.how]
    visit = Visit(
        client=chart.client,
        practitioner=place.therapist(one.slot.practitioner_id),
        room=place.room(one.slot.room_id),
        service=place.services[one.service],
        site=site,
        zone=site.zone,
        starts_at=one.slot.starts_at,
        ends_at=one.slot.ends_at,
        state=state,
        reason=chart.archetype.reason,
        created_at=one.booked_at,
        changed_at=one.booked_at,
        created_by_id=_booker(one, place).user_id,
    )
    if state == Visit.State.CANCELLED:
        visit.cancelled_at = _cancelled_at(visit, rng)
        visit.changed_at, visit.sequence = visit.cancelled_at, 1
    elif one.number:
        visit.arrived_at = visit.starts_at - timedelta(minutes=rng.randint(1, 9))
        visit.began_at = visit.starts_at + timedelta(minutes=rng.randint(0, 3))
        if state == Visit.State.DONE:
            visit.finished_at = visit.ends_at - timedelta(minutes=rng.randint(0, 4))
    return visit


def _cancelled_at(visit: Visit, rng: Random) -> datetime:
    wanted = visit.starts_at - timedelta(hours=rng.randint(26, 70))
    return max(wanted, visit.created_at + timedelta(hours=1))


def _booker(one: Appointment, place: Place) -> Actor:
    """The client at home for the first, the desk for what follows."""
    return CLIENT_LINK if one.by_client else by_user(place.users["otto"])


def _tell_what_happened(visit: Visit, place: Place, ledger: Ledger) -> None:
    desk, therapist = by_user(place.users["otto"]), by_user(visit.practitioner.user)
    if visit.cancelled_at is not None:
        ledger.tell(CLIENT_LINK, "cancel visit", visit, at=visit.cancelled_at)
    if visit.state == Visit.State.NO_SHOW:
        late = visit.starts_at + timedelta(minutes=20)
        ledger.tell(desk, "mark visit no_show", visit, at=late)
    for name, state in _STAMPS.items():
        at = getattr(visit, name)
        if at is not None:
            by = desk if state == Visit.State.ARRIVED else therapist
            ledger.tell(by, f"mark visit {state.value}", visit, at=at)


def _cells(visit: Visit) -> Iterator[Occupancy]:
    for need in needs_of(visit):
        for cell in need.cells():
            yield Occupancy(
                resource_kind=need.kind, resource_id=need.id, cell=cell, layer=0, visit=visit
            )
