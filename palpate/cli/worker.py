"""`palpate worker`: sends letters, seals the audit trail, frees expired holds."""

import argparse
import signal
import threading
from pathlib import Path

from palpate.cli import django as django_door


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--home", type=Path, default=None, help="the data folder (default ./var)")
    verb.add_argument("--once", action="store_true", help="do what is due now, then stop")
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    django_door.open_practice(options.home)
    from django.utils import timezone

    from palpate.clinic.background import work, work_once

    if options.once:
        print(f"{work_once(timezone.now())} jobs taken up.")
        return 0
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    work(until=stop.is_set)
    return 0
