"""Which letters a client gets as a visit is booked, moved, cancelled and brought back."""

from datetime import timedelta

import pytest
from django.core import mail

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.booking import actions
from palpate.clinic.messages.letters import bring_up_to_date, visit_changed
from palpate.clinic.messages.models import OutboxMessage
from palpate.clinic.people.actions import register_client
from palpate.clinic.people.models import Client
from tests.clinic.cast import NOW, Cast
from tests.clinic.messages.letterbox import (
    NEXT_WEEK,
    SOON,
    book,
    invitation,
    let_the_worker_work,
    move,
    subjects,
)

State = OutboxMessage.State


def test_a_booking_is_confirmed_after_three_minutes_and_once(cast: Cast) -> None:
    book(cast)
    let_the_worker_work(NOW, NOW + timedelta(minutes=2))
    assert not mail.outbox
    let_the_worker_work(NOW + SOON, NOW + 2 * SOON)
    assert subjects() == ["Your appointment: Tue 10 March, 11:00"]
    assert mail.outbox[0].to == ["ines@example.org"]


def test_within_three_minutes_a_letter_can_be_taken_back_by_cancelling(cast: Cast) -> None:
    visit = book(cast)
    let_the_worker_work(NOW)
    actions.cancel(visit, now=NOW + timedelta(minutes=1), by=SYSTEM)
    let_the_worker_work(NOW + timedelta(minutes=1), NOW + 2 * SOON)
    assert not mail.outbox
    assert OutboxMessage.objects.get().state == State.CANCELLED


def test_two_moves_in_a_row_make_one_letter_with_the_last_time(cast: Cast) -> None:
    visit = book(cast)
    let_the_worker_work(NOW, NOW + SOON)
    for minute in (10, 11):
        at = NOW + timedelta(minutes=minute)
        move(cast, visit, 1, at)
        let_the_worker_work(at)
    let_the_worker_work(NOW + timedelta(minutes=20))
    assert subjects()[1:] == ["Your appointment has moved: Tue 10 March, 13:00"]


def test_a_move_that_is_undone_at_once_needs_no_letter(cast: Cast) -> None:
    visit = book(cast)
    let_the_worker_work(NOW, NOW + SOON)
    later = NOW + timedelta(minutes=10)
    move(cast, visit, 1, later)
    let_the_worker_work(later)
    move(cast, visit, -1, later)
    let_the_worker_work(later, later + SOON)
    assert len(mail.outbox) == 1


def test_request_request_cancel_request_keep_one_uid_and_rise(cast: Cast) -> None:
    visit = book(cast)
    let_the_worker_work(NOW, NOW + SOON)
    at = [NOW + timedelta(hours=hour) for hour in (1, 2, 3)]
    move(cast, visit, 2, at[0])
    let_the_worker_work(at[0], at[0] + SOON)
    actions.cancel(visit, now=at[1], by=SYSTEM)
    let_the_worker_work(at[1], at[1] + SOON)
    actions.restore(visit, now=at[2], by=SYSTEM)
    let_the_worker_work(at[2], at[2] + SOON)
    calendars = [invitation(letter) for letter in mail.outbox]
    events = [calendar.events[0] for calendar in calendars]
    assert [calendar["METHOD"] for calendar in calendars] == [
        "REQUEST",
        "REQUEST",
        "CANCEL",
        "REQUEST",
    ]
    assert [event["STATUS"] for event in events] == [
        "CONFIRMED",
        "CONFIRMED",
        "CANCELLED",
        "CONFIRMED",
    ]
    assert [event["SEQUENCE"] for event in events] == [0, 1, 2, 3]
    assert {str(event["UID"]) for event in events} == {f"{visit.pk}@palpate"}


def test_cancelling_and_undoing_within_the_window_says_nothing(cast: Cast) -> None:
    visit = book(cast)
    let_the_worker_work(NOW, NOW + SOON)
    later = NOW + timedelta(hours=1)
    actions.cancel(visit, now=later, by=SYSTEM)
    let_the_worker_work(later)
    actions.restore(visit, now=later + timedelta(minutes=1), by=SYSTEM)
    let_the_worker_work(later + timedelta(minutes=1), later + 2 * SOON)
    assert len(mail.outbox) == 1


def test_a_job_done_twice_makes_one_letter(cast: Cast) -> None:
    visit = book(cast)
    for _ in range(2):
        visit_changed({"visit": str(visit.pk), "sequence": 0}, NOW)
    assert OutboxMessage.objects.get().state == State.QUEUED


def test_a_visit_that_is_gone_makes_no_letter(cast: Cast) -> None:
    visit_changed({"visit": "00000000-0000-0000-0000-000000000000", "sequence": 0}, NOW)
    assert not OutboxMessage.objects.exists()


def test_a_letter_the_desk_stopped_is_not_queued_again_by_itself(cast: Cast) -> None:
    from palpate.clinic.messages.actions import take_back

    visit = book(cast)
    let_the_worker_work(NOW)
    assert take_back(OutboxMessage.objects.get(), now=NOW, by=SYSTEM)
    assert bring_up_to_date(visit, now=NOW) is None
    let_the_worker_work(NOW + SOON)
    assert not mail.outbox


@pytest.mark.parametrize("change", [{"email": ""}, {"wants_email": False}])
def test_without_an_address_or_against_their_wish_nobody_is_written_to(
    cast: Cast, change: dict[str, object]
) -> None:
    Client.objects.filter(pk=cast.ines.pk).update(**change)
    cast.ines.refresh_from_db()
    book(cast)
    let_the_worker_work(NOW, NOW + SOON)
    assert not OutboxMessage.objects.exists()


def test_a_child_without_an_address_is_written_to_at_the_guardians(cast: Cast) -> None:
    child = register_client(name="Rui Almeida", guardian=cast.ines, by=SYSTEM, at=NOW)
    cast.ines = child
    book(cast)
    let_the_worker_work(NOW)
    assert OutboxMessage.objects.get().recipient == "ines@example.org"


def test_each_letter_is_on_the_trail(cast: Cast) -> None:
    book(cast)
    let_the_worker_work(NOW)
    entry = AuditEntry.objects.get(verb="queue letter")
    assert entry.client_id == cast.ines.pk


def test_a_stale_letter_that_could_not_be_sent_is_replaced_and_not_sent_later(cast: Cast) -> None:
    visit = book(cast, NEXT_WEEK)
    let_the_worker_work(NOW)
    OutboxMessage.objects.update(attempts=1, last_error="TimeoutError")
    move(cast, visit, 1, NOW + SOON)
    let_the_worker_work(NOW + SOON, NOW + 3 * SOON, NOW + timedelta(hours=2))
    assert subjects() == ["Your appointment: Tue 10 March, 12:00"]
