"""Putting work into the table."""

from datetime import datetime
from typing import Any

from palpate.clinic.jobs.models import Job


def enqueue(kind: str, key: str, payload: dict[str, Any], *, run_after: datetime) -> bool:
    """Queue one piece of work, once per key; False when the key was there already.

    Called inside the transaction that makes the work necessary, so both stand or fall together.
    The payload names records by id and holds no health data.
    """
    before = Job.objects.filter(key=key).exists()
    job = Job(kind=kind, key=key, payload=payload, run_after=run_after)
    Job.objects.bulk_create([job], ignore_conflicts=True)  # two at once: the second changes nothing
    return not before
