"""Jobs: queued once, done once, tried again, given up."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from palpate.clinic.jobs.models import Job
from palpate.clinic.jobs.queue import enqueue
from palpate.clinic.jobs.worker import ABANDONED_AFTER, MAX_ATTEMPTS, late, run_due
from tests.clinic.cast import NOW

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


class Handler:
    """Notes what it was called with; fails as long as it is told to."""

    def __init__(self, *, failing: bool = False) -> None:
        self.calls: list[dict[str, Any]] = []
        self.failing = failing

    def __call__(self, payload: dict[str, Any], now: datetime) -> None:
        self.calls.append(payload)
        if self.failing:
            raise ValueError("Ines said her neck hurts")


def queue(key: str = "letter-1", run_after: datetime = NOW) -> bool:
    return enqueue("letter", key, {"message": key}, run_after=run_after)


def test_a_job_that_is_due_is_done_once() -> None:
    handler = Handler()
    queue()
    assert run_due(NOW, {"letter": handler}) == 1
    assert run_due(NOW, {"letter": handler}) == 0
    assert handler.calls == [{"message": "letter-1"}]
    job = Job.objects.get()
    assert (job.state, job.finished_at, job.attempts) == (Job.State.DONE, NOW, 1)


def test_the_same_key_is_queued_once_even_when_it_is_done() -> None:
    assert queue()
    assert not queue()
    run_due(NOW, {"letter": Handler()})
    assert not queue()
    assert Job.objects.count() == 1


def test_a_job_waits_for_its_time() -> None:
    handler = Handler()
    queue(run_after=NOW + 3 * MINUTE)
    assert run_due(NOW + 2 * MINUTE, {"letter": handler}) == 0
    assert run_due(NOW + 3 * MINUTE, {"letter": handler}) == 1


def test_a_job_falls_with_the_transaction_that_queued_it() -> None:
    def queue_and_stumble() -> None:
        with transaction.atomic():
            queue()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        queue_and_stumble()
    assert not Job.objects.exists()


def test_a_job_that_failed_is_tried_again_later_and_later_and_then_given_up() -> None:
    handler, now, waits = Handler(failing=True), NOW, []
    queue()
    for _ in range(MAX_ATTEMPTS):
        run_due(now, {"letter": handler})
        job = Job.objects.get()
        waits.append((job.run_after - now) // MINUTE)
        now = job.run_after
    assert waits == [1, 2, 4, 8, 16, 32]
    assert job.state == Job.State.FAILED
    assert run_due(now + 1000 * MINUTE, {"letter": handler}) == 0


def test_a_failure_keeps_its_kind_and_none_of_its_words(caplog: pytest.LogCaptureFixture) -> None:
    queue()
    run_due(NOW, {"letter": Handler(failing=True)})
    assert Job.objects.get().last_error == "ValueError"
    assert "Ines" not in caplog.text


def test_what_a_failed_job_had_written_is_taken_back() -> None:
    def writes_and_fails(payload: dict[str, Any], now: datetime) -> None:
        enqueue("other", "half", {}, run_after=now)
        raise ValueError

    queue()
    run_due(NOW, {"letter": writes_and_fails})
    assert not Job.objects.filter(kind="other").exists()


def test_one_failure_does_not_stop_the_others() -> None:
    good = Handler()
    queue()
    enqueue("seal", "seal-1", {}, run_after=NOW)
    assert run_due(NOW, {"letter": Handler(failing=True), "seal": good}) == 2
    assert good.calls == [{}]


def test_a_job_of_a_dead_worker_is_taken_up_after_a_while() -> None:
    handler = Handler()
    queue()
    Job.objects.update(state=Job.State.RUNNING, claimed_at=NOW, attempts=1)
    assert run_due(NOW + ABANDONED_AFTER, {"letter": handler}) == 0
    assert run_due(NOW + ABANDONED_AFTER + MINUTE, {"letter": handler}) == 1


def test_a_kind_nobody_handles_stays_in_the_queue() -> None:
    queue()
    assert run_due(NOW, {}) == 0
    assert Job.objects.get().state == Job.State.QUEUED


def test_only_so_many_are_taken_in_one_turn_the_oldest_first() -> None:
    handler = Handler()
    for number in range(5):
        queue(f"letter-{number}", NOW - number * MINUTE)
    assert run_due(NOW, {"letter": handler}, limit=2) == 2
    assert handler.calls == [{"message": "letter-4"}, {"message": "letter-3"}]


def test_jobs_that_are_late_are_counted() -> None:
    queue("now")
    queue("long ago", NOW - 30 * MINUTE)
    assert late(NOW, than=10 * MINUTE) == 1
