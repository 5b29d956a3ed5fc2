"""`palpate verify`: does the trail still say what it said?"""

import argparse
import sys
from pathlib import Path

from palpate.cli import django as django_door


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--home", type=Path, default=None, help="the data folder (default ./var)")
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    django_door.open_practice(options.home)
    from palpate.clinic.audit.verify import verify

    report = verify()
    for broken in report.breaks:
        print(f"palpate: {broken}", file=sys.stderr)
    print(
        f"{report.records} sealed records, {report.entries} audit entries "
        f"({report.waiting} waiting to be sealed), {len(report.breaks)} breaks."
    )
    return 0 if report.holds else 1
