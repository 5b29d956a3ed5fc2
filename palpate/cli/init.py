"""`palpate init`: the secrets, the database and the first owner of a new practice."""

import argparse
import getpass
import sys
from pathlib import Path

from palpate.cli import django as django_door


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--home", type=Path, default=None, help="the data folder (default ./var)")
    verb.add_argument("--owner", metavar="EMAIL", help="make this the first owner's log-in")
    verb.add_argument("--name", default="Owner", help="the first owner's name")
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from palpate.clinic.settings import keys

    home = django_door.home_of(options.home)
    keys.ensure(home)
    django_door.start(home=home)
    django_door.prepare_database()
    _write_first_pages()
    if options.owner:
        return _add_owner(options.owner, options.name)
    print(f"Ready in {home}. Next: palpate init --owner you@example.org, then palpate serve")
    return 0


def _write_first_pages() -> None:
    """The public pages as they come; the owner makes them the practice's own."""
    from django.utils import timezone

    from palpate.clinic.audit.actor import SYSTEM
    from palpate.clinic.site.actions import write_first_pages

    write_first_pages(by=SYSTEM, at=timezone.now())


def _add_owner(email: str, name: str) -> int:
    from django.core.exceptions import ValidationError
    from django.utils import timezone

    from palpate.clinic.accounts.actions import create_user
    from palpate.clinic.accounts.models import Role, User
    from palpate.clinic.audit.actor import SYSTEM

    if User.objects.filter(email=email.lower()).exists():
        print(f"palpate: {email} has a log-in already; nothing was changed.", file=sys.stderr)
        return 1
    try:
        create_user(
            email,
            _password(),
            display_name=name,
            role=Role.OWNER,
            by=SYSTEM,
            at=timezone.now(),
        )
    except ValidationError as error:
        print(f"palpate: {' '.join(error.messages)} Nothing was changed.", file=sys.stderr)
        return 2
    print(f"{email} is an owner. Next: palpate serve")
    return 0


def _password() -> str:
    """Asked for twice at a terminal; one line of standard input otherwise."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    while True:
        first = getpass.getpass("Password (10 characters or more): ")
        if first == getpass.getpass("Once more: "):
            return first
        print("The two differ.")
