"""Starts Django for a command, with the settings and the data folder it asks for."""

import os
from pathlib import Path

from palpate.cli.refusal import Refusal

SETTINGS = "palpate.clinic.settings"


def start(*, home: Path | None = None, settings: str = "") -> None:
    """Set up Django once. `home` is the data folder, `settings` production or development.

    What the environment already says wins over `settings`, so that an operator's choice stands.
    """
    import django

    os.umask(0o077)  # whatever a command writes is this user's alone
    if home is not None:
        os.environ["PALPATE_HOME"] = str(home)
    if settings:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"{SETTINGS}.{settings}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"{SETTINGS}.production")
    django.setup()


def home_of(given: Path | None) -> Path:
    """The data folder: the one given, else PALPATE_HOME, else ./var."""
    return (given or Path(os.environ.get("PALPATE_HOME", "var"))).resolve()


def open_practice(home: Path | None) -> None:
    """Start Django on a practice that exists; raises Refusal where there is none yet."""
    folder = home_of(home)
    if not (folder / "secret.key").exists() and not os.environ.get("PALPATE_SECRET_KEY"):
        raise Refusal(f"There is no practice in {folder}. Run palpate init, or name its --home.")
    start(home=folder)
    from django.db import connection

    if "accounts_user" not in connection.introspection.table_names():
        raise Refusal(f"The database of {folder} is empty. Run palpate init first.")


def prepare_database(*, quiet: bool = True) -> None:
    """Bring the database to this version and gather the static files."""
    from django.core.management import call_command

    level = 0 if quiet else 1
    call_command("migrate", interactive=False, verbosity=level)
    call_command("collectstatic", interactive=False, verbosity=0, clear=False)
