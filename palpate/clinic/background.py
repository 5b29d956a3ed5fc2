"""The background work there is, by kind: what the worker does with the jobs table."""

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib import import_module
from types import ModuleType

from palpate.clinic.audit.sealer import seal_waiting
from palpate.clinic.jobs.worker import Handler, run_due

APPS = ("booking", "messages", "intake", "charting", "outcomes", "money")
"""Apps that may have a `background` module with `HANDLERS` and `SWEEPS`."""
SEAL_EVERY = timedelta(seconds=30)

Sweep = Callable[[datetime], int]
log = logging.getLogger(__name__)


def handlers() -> dict[str, Handler]:
    """Every job kind and what does it; raises ValueError where two apps claim one kind."""
    found: dict[str, Handler] = {}
    for module in _modules():
        for kind, handler in getattr(module, "HANDLERS", {}).items():
            if kind in found:
                raise ValueError(f"Two apps do the job '{kind}'; give one another name.")
            found[kind] = handler
    return found


def sweeps() -> tuple[Sweep, ...]:
    """Work that is looked for rather than queued: expired holds, due reminders, open seals."""
    found = [sweep for module in _modules() for sweep in getattr(module, "SWEEPS", ())]
    return (*found, _seal_all)


def work(*, until: Callable[[], bool], pause_s: float = 2.0) -> None:
    """Do what is due until told to stop, looking again every `pause_s` seconds."""
    table, looked = handlers(), datetime.min.replace(tzinfo=UTC)
    while not until():
        now = datetime.now(UTC)
        done = run_due(now, table)
        if now - looked >= SEAL_EVERY:
            _sweep(now)
            looked = now
        if not done:
            time.sleep(pause_s)


def work_once(now: datetime) -> int:
    """Do everything due now, once; says how many jobs were taken up."""
    done = run_due(now, handlers(), limit=500)
    _sweep(now)
    return done


def _seal_all(now: datetime) -> int:
    """A seal takes a batch; go on until no entry of the trail waits."""
    sealed = 0
    while batch := seal_waiting(now):
        sealed += batch
    return sealed


def _sweep(now: datetime) -> None:
    for sweep in sweeps():
        try:
            sweep(now)
        except Exception as error:
            # One broken sweep must not stop the others; its words could hold health data.
            log.warning("The sweep %s failed: %s", sweep.__name__, type(error).__name__)


def _modules() -> list[ModuleType]:
    found: list[ModuleType] = []
    for app in APPS:
        name = f"palpate.clinic.{app}.background"
        try:
            found.append(import_module(name))
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
    return found
