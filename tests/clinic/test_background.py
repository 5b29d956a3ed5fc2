"""What the worker does in one turn: the jobs that are due, the sweeps, the seals of the trail."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from palpate.clinic import background
from palpate.clinic.audit import queries, sealer
from palpate.clinic.jobs.queue import enqueue
from tests.clinic.cast import NOW, Cast


def modules(monkeypatch: pytest.MonkeyPatch, *apps: SimpleNamespace) -> None:
    monkeypatch.setattr(background, "_modules", lambda: list(apps))


def test_a_turn_does_the_jobs_and_seals_the_whole_trail(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[dict[str, Any]] = []
    modules(monkeypatch, SimpleNamespace(HANDLERS={"letter": lambda load, now: done.append(load)}))
    monkeypatch.setattr(sealer, "BATCH", 2)
    enqueue("letter", "letter-1", {"n": 1}, run_after=NOW)
    assert queries.waiting_count() > 2
    assert background.work_once(NOW) == 1
    assert done == [{"n": 1}]
    assert queries.waiting_count() == 0
    assert background.work_once(NOW) == 0


def test_one_broken_sweep_does_not_stop_the_next(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept: list[datetime] = []

    def broken(now: datetime) -> int:
        raise RuntimeError("Ines said her neck hurts")

    def counting(now: datetime) -> int:
        swept.append(now)
        return 1

    modules(monkeypatch, SimpleNamespace(SWEEPS=(broken, counting)))
    background.work_once(NOW)
    assert swept == [NOW]


def test_two_apps_may_not_do_the_same_job(monkeypatch: pytest.MonkeyPatch) -> None:
    one = SimpleNamespace(HANDLERS={"letter": lambda load, now: None})
    modules(monkeypatch, one, one)
    with pytest.raises(ValueError, match="letter"):
        background.handlers()


def test_every_app_that_is_listed_can_be_looked_at() -> None:
    assert isinstance(background.handlers(), dict)
