"""What the worker does in one turn: the jobs that are due, then the seals of the trail.

A new kind of job is one line in `HANDLERS`: its kind and the function that does it.
"""

from collections.abc import Mapping
from datetime import datetime

from palpate.clinic.audit.sealer import seal_waiting
from palpate.clinic.jobs.worker import Handler, run_due

HANDLERS: Mapping[str, Handler] = {}


def turn(now: datetime) -> int:
    """Do what is due and seal what waits; says how many jobs were taken up."""
    done = run_due(now, HANDLERS)
    while seal_waiting(now):
        continue
    return done
