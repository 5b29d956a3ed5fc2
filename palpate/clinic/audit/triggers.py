"""The database's own refusal to change sealed tables, on SQLite and on PostgreSQL.

They are set after every `migrate` and not by one migration: Django rebuilds a SQLite table when a
column changes, and the old table takes its triggers with it.
"""

from pathlib import Path

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from palpate.clinic.audit.sealing import WrittenOnce

SQL = Path(__file__).parent / "sql"
ENDINGS = {"sqlite": ("update", "delete"), "postgresql": ("row", "all")}
_LISTED = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'",
}


def sealed_tables() -> list[str]:
    """The tables whose rows are written once, in alphabetical order."""
    models = (model for model in apps.get_models() if issubclass(model, WrittenOnce))
    return sorted(model._meta.db_table for model in models)


def install(connection: BaseDatabaseWrapper) -> None:
    """Set the triggers of every sealed table that exists; harmless where they stand already."""
    text = (SQL / f"{connection.vendor}.sql").read_text()
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in present.intersection(sealed_tables()):
            for statement in _statements(text):
                cursor.execute(statement.replace("{table}", table))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away; only for a migration of sealed rows and for emptying test tables."""
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in present.intersection(sealed_tables()):
            for ending in ENDINGS[connection.vendor]:
                where = f' ON "{table}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER IF EXISTS "sealed_{table}_{ending}"{where}')


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The sealed tables that lack a trigger, or have it switched off."""
    with connection.cursor() as cursor:
        cursor.execute(_LISTED[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    endings = ENDINGS[connection.vendor]
    return [
        table
        for table in sealed_tables()
        if not all(f"sealed_{table}_{ending}" in there for ending in endings)
    ]


def _statements(text: str) -> list[str]:
    """The file cut at empty lines, which is where one statement ends and the next begins."""
    return [part for part in text.split("\n\n") if part.strip()]
