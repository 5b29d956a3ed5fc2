"""Which database the clinic writes to: SQLite in the data folder, or PostgreSQL by address."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
    # Without this, INSERT OR REPLACE deletes a sealed row and its trigger stays silent.
    "PRAGMA recursive_triggers=ON;"
)


def database(address: str, home: Path) -> dict[str, Any]:
    """Django's entry for one database.

    An empty address means SQLite at `home/palpate.sqlite3`; `sqlite:///file` is a relative path and
    `sqlite:////file` an absolute one. Raises ImproperlyConfigured when the
    address is neither `postgresql://` nor `sqlite:///`.
    """
    if not address:
        return sqlite(home / "palpate.sqlite3")
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path[1:])))
    if parts.scheme not in ("postgresql", "postgres"):
        raise ImproperlyConfigured(
            f"PALPATE_DATABASE_URL begins with '{parts.scheme}'. Write "
            "postgresql://user:password@host:5432/name, or leave it empty for SQLite."
        )
    return postgresql(address)


def sqlite(file: Path) -> dict[str, Any]:
    """SQLite in WAL mode; every transaction takes the write lock at its beginning."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            # A transaction that begins as a reader and then writes can fail halfway when another
            # has written in between; taking the lock first makes it wait instead.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_PRAGMAS,
        },
    }


def postgresql(address: str) -> dict[str, Any]:
    """PostgreSQL as named by `postgresql://user:password@host:port/name?option=value`."""
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
