"""`palpate demo`: an invented clinic with a year behind it, on this machine only."""

import argparse
import os
import shutil
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from palpate.cli import django as django_door
from palpate.cli.refusal import Refusal
from palpate.cli.serve import serve

HOME = Path("var/demo")
MARK = "palpate-demo"
"""The file that says a data folder is a demonstration's own. Nothing else is ever seeded into,
and nothing else is ever deleted."""
STALE_DAYS = 7
BAR = 30


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--home", type=Path, default=None, help="the data folder (default PALPATE_HOME, var/demo)"
    )
    verb.add_argument("--port", type=int, default=8000, help="the port to listen on")
    verb.add_argument("--reset", action="store_true", help="throw the invented clinic away first")
    verb.add_argument("--seed-only", action="store_true", help="write the clinic, do not serve it")
    verb.add_argument("--clients", type=int, help="only so many of the sixty clients")
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    home = _home(options.home)
    if not options.seed_only:
        _must_be_free(options.port)
    if options.reset:
        _throw_away(home)
    _start(home, options.port)
    _seed(home, options.clients)
    if options.seed_only:
        return 0
    print(_welcome(options.port, home), flush=True)
    return serve(
        argparse.Namespace(
            bind=f"127.0.0.1:{options.port}",
            threads=8,
            no_worker=False,
            certificate=None,
            key=None,
        )
    )


def _home(given: Path | None) -> Path:
    """The data folder; raises Refusal where it holds something else than a demonstration."""
    home = (given or Path(os.environ.get("PALPATE_HOME", HOME))).resolve()
    if home.exists() and any(home.iterdir()) and not (home / MARK).exists():
        raise Refusal(
            f"{home} is not empty and was not made by palpate demo, so it is left alone. "
            "Choose another folder with --home."
        )
    return home


def _must_be_free(port: int) -> None:
    from palpate.cli.serve import is_free

    if not is_free(f"127.0.0.1:{port}"):
        raise Refusal(
            f"Something listens on 127.0.0.1:{port} already. Stop it, or choose another port: "
            f"palpate demo --port {port + 1}"
        )


def _throw_away(home: Path) -> None:
    if (home / MARK).exists():
        shutil.rmtree(home)


def _start(home: Path, port: int) -> None:
    """Django on a database of the demonstration's own, whatever the environment says."""
    os.environ["PALPATE_DATABASE_URL"] = ""
    os.environ["PALPATE_ADDRESS"] = f"http://127.0.0.1:{port}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "palpate.clinic.settings.development"
    home.mkdir(parents=True, exist_ok=True)
    (home / MARK).touch()
    django_door.start(home=home)
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def _seed(home: Path, clients: int | None) -> None:
    from palpate.clinic.seed.build import is_seeded, seed

    if is_seeded():
        return
    now, told = datetime.now(UTC).replace(microsecond=0), Progress()
    print("Inventing a clinic and the year behind it ...", flush=True)
    done = seed(now, clients=clients, said=told)
    (home / MARK).write_text(f"{now.date().isoformat()}\n")
    print(
        f"{done.clients} clients, {done.visits} visits, {done.notes} signed notes, "
        f"{done.to_come} visits to come. All of it is invented."
    )


class Progress:
    """A bar on a terminal, one line per kind of thing elsewhere."""

    def __call__(self, what: str, done: int, of: int) -> None:
        if sys.stdout.isatty():
            filled = BAR * done // max(of, 1)
            bar = "#" * filled + "." * (BAR - filled)
            print(f"\r  [{bar}] {done:>6} of {of:>6} {what:<28}", end="", flush=True)
        if done == of:
            end = "\n" if sys.stdout.isatty() else f"  {of:>6} {what}\n"
            print(end, end="", flush=True)


def _welcome(port: int, home: Path) -> str:
    from palpate.clinic.seed.guide import PASSWORD, first_things, log_ins

    rows = "\n".join(f"  {one.role:<10} {one.email:<26} {one.name}" for one in log_ins())
    things = "\n".join(f"  {n}. {text}" for n, text in enumerate(first_things(), start=1))
    return f"""
Palpate is at http://127.0.0.1:{port} - an invented clinic; nobody in it exists.

Log in at http://127.0.0.1:{port}/account/login/ - the password of all is  {PASSWORD}
{rows}
No second factor is asked for here, so that you need no telephone to look around. A practice of
your own (palpate init) asks its staff for one.

What to try first:
{things}
{_age(home)}Letters are written to {home / "mail"}, none is sent. Stop with Ctrl-C.
"""


def _age(home: Path) -> str:
    """A hint where the clinic's "today" has become last week."""
    written = (home / MARK).read_text().strip()
    if not written:
        return ""
    days = (datetime.now(UTC).date() - date.fromisoformat(written)).days
    if days < STALE_DAYS:
        return ""
    return (
        f"\nThis clinic was invented {days} days ago, so its diary runs dry. "
        "A new one: palpate demo --reset\n"
    )
