"""Doing the work that is due, one job at a time."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from palpate.clinic.jobs.models import Job

Handler = Callable[[dict[str, Any], datetime], None]
"""Does one job: its payload, and the time it is now. It raises when it could not."""

MAX_ATTEMPTS = 6
ABANDONED_AFTER = timedelta(minutes=10)

log = logging.getLogger(__name__)


def run_due(now: datetime, handlers: Mapping[str, Handler], *, limit: int = 50) -> int:
    """Do up to `limit` jobs that are due; says how many were taken up.

    Several workers may run at once: a job goes to the one whose claim changes the row. A job whose
    worker died is taken up again after ten minutes, so a handler must bear being called twice.
    """
    due = list(_due(now).filter(kind__in=handlers).order_by("run_after", "id")[:limit])
    taken = [job for job in due if _claim(job, now)]
    for job in taken:
        _run(job, handlers[job.kind], now)
    return len(taken)


def late(now: datetime, *, than: timedelta) -> int:
    """How many jobs should have been done that long ago: a sign that no worker is running."""
    waiting = Q(state=Job.State.QUEUED) | Q(state=Job.State.RUNNING)
    return Job.objects.filter(waiting, run_after__lt=now - than).count()


def _due(now: datetime) -> QuerySet[Job]:
    abandoned = Q(state=Job.State.RUNNING, claimed_at__lt=now - ABANDONED_AFTER)
    return Job.objects.filter(Q(state=Job.State.QUEUED) | abandoned, run_after__lte=now)


def _claim(job: Job, now: datetime) -> bool:
    job.attempts += 1
    changed = (
        _due(now)
        .filter(pk=job.pk, attempts=job.attempts - 1)
        .update(state=Job.State.RUNNING, claimed_at=now, attempts=job.attempts)
    )
    return bool(changed)


def _run(job: Job, handler: Handler, now: datetime) -> None:
    try:
        with transaction.atomic():
            handler(job.payload, now)
            Job.objects.filter(pk=job.pk).update(
                state=Job.State.DONE, finished_at=now, last_error=""
            )
    except Exception as error:
        _put_back(job, error, now)


def _put_back(job: Job, error: Exception, now: datetime) -> None:
    """Try again later, each time twice as late; only the kind of error is kept, not its words."""
    gave_up = job.attempts >= MAX_ATTEMPTS
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.FAILED if gave_up else Job.State.QUEUED,
        finished_at=now if gave_up else None,
        run_after=now + timedelta(minutes=2 ** (job.attempts - 1)),
        last_error=type(error).__name__,
    )
    log.warning("Job %s of kind %s failed: %s", job.pk, job.kind, type(error).__name__)
