"""A slot is never sold twice: not to two clients, not to one, not while it is kept for somebody."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections

from palpate.clinic.audit.actor import CLIENT_LINK, SYSTEM, by_user
from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.booking import actions
from palpate.clinic.booking.free import FreeSlot
from palpate.clinic.booking.models import Hold, Occupancy, Service, Visit
from palpate.clinic.booking.refusals import BookingRefused, HoldExpired, SlotTaken, TooLate
from palpate.clinic.jobs.models import Job
from palpate.clinic.people.actions import register_client
from palpate.clinic.people.models import Client
from tests.clinic.booking.slots import TOMORROW_NINE, with_mira
from tests.clinic.cast import NOW, Cast, engage

BUYERS = 50


def another_client(number: int = 0) -> Client:
    return register_client(name=f"Buyer {number}", email="", phone="", by=SYSTEM, at=NOW)


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_of_fifty_at_once_exactly_one_gets_the_slot() -> None:
    cast = engage()
    slot, start = with_mira(cast), Barrier(BUYERS)
    buyers = [another_client(number) for number in range(BUYERS)]

    def buy(client: Client) -> str:
        start.wait()
        try:
            actions.book(cast.hour, slot, client, now=NOW, by=CLIENT_LINK)
        except SlotTaken as taken:
            return str(taken)
        finally:
            connections.close_all()
        return "booked"

    with ThreadPoolExecutor(BUYERS) as pool:
        answers = list(pool.map(buy, buyers))
    assert answers.count("booked") == 1
    assert all("has just been taken" in answer for answer in answers if answer != "booked")
    assert Visit.objects.filter(starts_at=slot.starts_at).count() == 1


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_of_fifty_who_want_it_kept_exactly_one_keeps_it() -> None:
    cast = engage()
    slot, start = with_mira(cast), Barrier(BUYERS)

    def keep(_: int) -> bool:
        start.wait()
        try:
            actions.hold_slot(cast.hour, slot, now=NOW, by=CLIENT_LINK)
        except SlotTaken:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(BUYERS) as pool:
        assert sum(pool.map(keep, range(BUYERS))) == 1
    assert Hold.objects.count() == 1


def test_a_slot_kept_for_one_cannot_be_booked_by_another(cast: Cast) -> None:
    actions.hold_slot(cast.hour, with_mira(cast), now=NOW, by=CLIENT_LINK)
    with pytest.raises(SlotTaken):
        actions.book(cast.hour, with_mira(cast), cast.ines, now=NOW, by=CLIENT_LINK)
    assert not Visit.objects.exists()


def test_a_hold_becomes_a_visit_and_its_cells_go_over(cast: Cast) -> None:
    hold = actions.hold_slot(cast.hour, with_mira(cast), now=NOW, by=CLIENT_LINK)
    visit = actions.book_held(hold.token, cast.ines, now=NOW, by=CLIENT_LINK)
    assert not Hold.objects.exists()
    assert set(Occupancy.objects.values_list("visit_id", flat=True)) == {visit.pk}


def test_an_expired_hold_gives_its_slot_to_the_next(cast: Cast) -> None:
    hold = actions.hold_slot(cast.hour, with_mira(cast), now=NOW, by=CLIENT_LINK)
    later = hold.expires_at + timedelta(seconds=1)
    with pytest.raises(HoldExpired):
        actions.book_held(hold.token, cast.ines, now=later, by=CLIENT_LINK)
    assert actions.book(cast.hour, with_mira(cast), cast.ines, now=later, by=CLIENT_LINK)


def test_the_room_alone_is_enough_to_refuse(cast: Cast) -> None:
    actions.book(cast.hour, with_mira(cast), cast.ines, now=NOW, by=SYSTEM)
    other = with_mira(cast)
    same_room = FreeSlot(
        practitioner_id=cast.zoe_treats.pk,
        site_id=other.site_id,
        room_id=other.room_id,
        starts_at=other.starts_at,
        ends_at=other.ends_at,
    )
    with pytest.raises(SlotTaken):
        actions.book(cast.hour, same_room, another_client(), now=NOW, by=SYSTEM)


def test_a_client_cannot_be_in_two_rooms_at_once(cast: Cast) -> None:
    actions.book(cast.hour, with_mira(cast), cast.ines, now=NOW, by=SYSTEM)
    elsewhere = FreeSlot(
        practitioner_id=cast.zoe_treats.pk,
        site_id=cast.south.pk,
        room_id=cast.south_room.pk,
        starts_at=TOMORROW_NINE,
        ends_at=TOMORROW_NINE + timedelta(hours=1),
    )
    with pytest.raises(SlotTaken):
        actions.book(cast.hour, elsewhere, cast.ines, now=NOW, by=SYSTEM)


def test_a_buffer_occupies_therapist_and_room_but_not_the_client(cast: Cast) -> None:
    Service.objects.filter(pk=cast.hour.pk).update(buffer_after_minutes=10)
    cast.hour.refresh_from_db()
    actions.book(cast.hour, with_mira(cast), cast.ines, now=NOW, by=SYSTEM)
    cells = {
        kind: Occupancy.objects.filter(resource_kind=kind).count()
        for kind in ("practitioner", "room", "client")
    }
    assert cells == {"practitioner": 14, "room": 14, "client": 12}


def test_an_overlap_needs_a_reason_and_takes_the_next_layer(cast: Cast) -> None:
    actions.book(cast.hour, with_mira(cast), cast.ines, now=NOW, by=SYSTEM)
    over = actions.book(
        cast.hour,
        with_mira(cast),
        another_client(),
        now=NOW,
        by=by_user(cast.otto),
        override_reason="two siblings in one room",
    )
    assert over.layer == 1
    assert AuditEntry.objects.filter(verb="overlap visit").count() == 1


def test_moving_onto_a_taken_time_keeps_the_old_one(cast: Cast) -> None:
    mine = actions.book(cast.hour, with_mira(cast), cast.ines, now=NOW, by=SYSTEM)
    noon = TOMORROW_NINE + timedelta(hours=3)
    actions.book(cast.hour, with_mira(cast, noon), another_client(), now=NOW, by=SYSTEM)
    with pytest.raises(SlotTaken):
        actions.move(mine, with_mira(cast, noon), now=NOW, by=SYSTEM)
    mine.refresh_from_db()
    assert mine.starts_at == TOMORROW_NINE
    assert mine.cells.exists()


def test_moving_to_a_time_that_overlaps_the_old_one_works(cast: Cast) -> None:
    visit = actions.book(cast.hour, with_mira(cast), cast.ines, now=NOW, by=SYSTEM)
    later = with_mira(cast, TOMORROW_NINE + timedelta(minutes=30))
    assert actions.move(visit, later, now=NOW, by=SYSTEM).sequence == 1


def test_cancelling_frees_the_time_and_can_be_undone(cast: Cast) -> None:
    visit = actions.book(cast.hour, with_mira(cast), cast.ines, now=NOW, by=SYSTEM)
    actions.cancel(visit, now=NOW, by=SYSTEM)
    assert not Occupancy.objects.exists()
    actions.restore(visit, now=NOW, by=SYSTEM)
    assert visit.cells.exists()
    assert visit.sequence == 2


def test_a_visit_that_has_begun_cannot_be_cancelled(cast: Cast) -> None:
    visit = actions.book(cast.hour, with_mira(cast), cast.ines, now=NOW, by=SYSTEM)
    actions.set_state(visit, Visit.State.RUNNING, now=NOW, by=SYSTEM)
    with pytest.raises(BookingRefused):
        actions.cancel(visit, now=NOW, by=SYSTEM)


def test_a_client_is_told_to_call_once_the_cut_off_has_passed(cast: Cast) -> None:
    visit = actions.book(cast.hour, with_mira(cast), cast.ines, now=NOW, by=SYSTEM)
    actions.client_may_change(visit, now=visit.starts_at - timedelta(days=3))
    with pytest.raises(TooLate, match="call the clinic"):
        actions.client_may_change(visit, now=visit.starts_at - timedelta(minutes=30))


def test_every_change_is_on_the_trail_and_queues_its_letters(cast: Cast) -> None:
    visit = actions.book(cast.hour, with_mira(cast), cast.ines, now=NOW, by=SYSTEM)
    actions.cancel(visit, now=NOW, by=SYSTEM)
    verbs = AuditEntry.objects.filter(subject_id=str(visit.pk)).values_list("verb", flat=True)
    assert {"book visit", "cancel visit"} <= set(verbs)
    kinds = set(Job.objects.values_list("kind", flat=True))
    assert {"visit-booked", "visit-cancelled"} <= kinds
