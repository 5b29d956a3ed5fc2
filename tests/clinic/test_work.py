"""One turn of the worker."""

import pytest

from palpate.clinic import work
from palpate.clinic.audit import queries
from palpate.clinic.jobs.queue import enqueue
from tests.clinic.cast import NOW, Cast


def test_a_turn_does_the_jobs_and_seals_the_trail(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = []
    monkeypatch.setattr(work, "HANDLERS", {"letter": lambda payload, now: done.append(payload)})
    enqueue("letter", "letter-1", {"n": 1}, run_after=NOW)
    assert queries.waiting_count() > 0
    assert work.turn(NOW) == 1
    assert done == [{"n": 1}]
    assert queries.waiting_count() == 0
    assert work.turn(NOW) == 0
