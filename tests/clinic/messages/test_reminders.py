"""Reminders: two days before, once, and only where they help."""

from datetime import timedelta

from django.core import mail

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.booking import actions
from palpate.clinic.messages.reminders import queue_reminders
from tests.clinic.cast import NOW, Cast
from tests.clinic.messages.letterbox import (
    NEXT_WEEK,
    SOON,
    book,
    let_the_worker_work,
    move,
    subjects,
)

TWO_DAYS_BEFORE = NEXT_WEEK - timedelta(hours=48)


def reminders() -> list[str]:
    return [subject for subject in subjects() if subject.startswith("Reminder")]


def test_a_reminder_goes_out_two_days_before_and_once(cast: Cast) -> None:
    book(cast)
    let_the_worker_work(NOW, NOW + SOON, TWO_DAYS_BEFORE - timedelta(minutes=1))
    assert not reminders()
    let_the_worker_work(TWO_DAYS_BEFORE, TWO_DAYS_BEFORE + timedelta(hours=1))
    assert reminders() == ["Reminder of your appointment: Tue 10 March, 11:00"]
    assert "text/calendar" not in mail.outbox[-1].message().as_string()


def test_after_a_long_stop_reminders_come_late_but_not_at_the_last_moment(cast: Cast) -> None:
    book(cast)
    assert queue_reminders(NEXT_WEEK - timedelta(hours=1)) == 0
    assert queue_reminders(NEXT_WEEK - timedelta(hours=5)) == 1
    assert queue_reminders(NEXT_WEEK - timedelta(hours=5)) == 0


def test_who_booked_within_the_two_days_is_not_reminded(cast: Cast) -> None:
    book(cast, now=NEXT_WEEK - timedelta(hours=40))
    assert queue_reminders(NEXT_WEEK - timedelta(hours=39)) == 0


def test_a_cancelled_visit_is_not_reminded_of(cast: Cast) -> None:
    visit = book(cast)
    assert queue_reminders(TWO_DAYS_BEFORE) == 1
    actions.cancel(visit, now=TWO_DAYS_BEFORE, by=SYSTEM)
    let_the_worker_work(TWO_DAYS_BEFORE + SOON)
    assert not reminders()


def test_a_visit_moved_far_away_is_reminded_of_again_at_its_new_time(cast: Cast) -> None:
    visit = book(cast)
    let_the_worker_work(NOW, NOW + SOON, TWO_DAYS_BEFORE)
    move(cast, visit, 7 * 24, TWO_DAYS_BEFORE + SOON)
    let_the_worker_work(TWO_DAYS_BEFORE + 2 * SOON, TWO_DAYS_BEFORE + timedelta(days=7))
    assert len(reminders()) == 2


def test_many_reminders_cost_few_questions(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    for hour in range(5):
        book(cast, NEXT_WEEK + timedelta(minutes=75 * hour))
    assert queue_reminders(TWO_DAYS_BEFORE + timedelta(hours=6)) == 5
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        assert queue_reminders(TWO_DAYS_BEFORE + timedelta(hours=6)) == 0
