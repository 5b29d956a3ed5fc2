"""`palpate doctor`: what is unsafe or missing, one line each."""

import argparse
import os
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from palpate.cli import django as django_door

LATE = timedelta(minutes=10)


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--home", type=Path, default=None, help="the data folder (default ./var)")
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    django_door.open_practice(options.home)
    complaints = [*_settings(), *_files(), *_database(), *_people(), *_jobs()]
    for complaint in complaints:
        print(f"- {complaint}")
    print(f"{len(complaints)} things to mend." if complaints else "Nothing unsafe was found.")
    return 1 if complaints else 0


def _settings() -> Iterator[str]:
    from django.conf import settings

    if not settings.SESSION_COOKIE_SECURE:
        yield "Cookies travel without TLS: run with the production settings for real clients."
    if not settings.ALLOWED_HOSTS:
        yield "No host is named: set PALPATE_HOSTS to the address of the practice."
    if "smtp" not in settings.EMAIL_BACKEND:
        yield "Letters are written to files and not sent: set PALPATE_SMTP_HOST."


def _files() -> Iterator[str]:
    from django.conf import settings

    home = Path(settings.PALPATE_HOME)
    for name in ("secret.key", "data.key", "palpate.sqlite3"):
        file = home / name
        if file.exists() and file.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH):
            yield f"{file} can be read by others on this machine: chmod 600 {file}"
    if (home / "data.key").exists() and not os.environ.get("PALPATE_DATA_KEY"):
        yield (
            f"{home / 'data.key'} opens every chart: keep a copy of it apart from the backups, "
            "or set PALPATE_DATA_KEY from a secret store."
        )


def _database() -> Iterator[str]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield "The database is of an older version: run palpate init."


def _people() -> Iterator[str]:
    from allauth.mfa.models import Authenticator

    from palpate.clinic.accounts.models import Role, User

    owners = User.objects.filter(role=Role.OWNER, is_active=True)
    if not owners.exists():
        yield "There is no owner: palpate init --owner you@example.org"
    staff = User.objects.filter(is_active=True).exclude(role=Role.CLIENT)
    bare = staff.exclude(pk__in=Authenticator.objects.values("user_id")).count()
    if bare:
        yield f"{bare} of the staff have no second factor yet."


def _jobs() -> Iterator[str]:
    from django.utils import timezone

    from palpate.clinic.jobs.worker import late

    waiting = late(timezone.now(), than=LATE)
    if waiting:
        yield f"{waiting} jobs wait for over ten minutes: is a worker running? palpate worker"
