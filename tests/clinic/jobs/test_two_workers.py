"""Two workers on two real connections never do the same job."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from django.db import connection

from palpate.clinic.jobs.queue import enqueue
from palpate.clinic.jobs.worker import run_due
from tests.clinic.cast import NOW


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_two_workers_share_the_jobs_and_do_each_once() -> None:
    for number in range(20):
        enqueue("letter", f"letter-{number}", {"n": number}, run_after=NOW)
    done: Counter[int] = Counter()

    def handler(payload: dict[str, Any], now: datetime) -> None:
        done[payload["n"]] += 1

    def work(_: int) -> int:
        try:
            return run_due(NOW, {"letter": handler})
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(work, range(4)))
    assert sum(taken) == 20
    assert set(done.values()) == {1}
