"""What is sealed cannot be changed, not even by raw SQL; on SQLite and on PostgreSQL."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from palpate.clinic.audit import triggers
from palpate.clinic.audit.models import SealedEntry
from palpate.clinic.audit.sealer import seal_waiting
from palpate.clinic.audit.sealing import SealedRecordError
from palpate.clinic.charting.models import FindingRecord
from tests.clinic.cast import NOW, Cast
from tests.clinic.records import write_every_kind


@pytest.fixture
def chart(cast: Cast) -> Cast:
    write_every_kind(cast)
    seal_waiting(NOW)
    return cast


def refused(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return "sealed" in str(error)
    return False


def rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        return int(cursor.fetchone()[0])


def column(table: str) -> str:
    """Some column of the table that is no key."""
    with connection.cursor() as cursor:
        return str(connection.introspection.get_table_description(cursor, table)[-1].name)


def every_table_refuses(statement: Callable[[str], str]) -> None:
    for table in triggers.sealed_tables():
        before = rows(table)
        assert before > 0, f"{table} has no row that could have been altered"
        assert refused(statement(table)), table
        assert rows(table) == before


def test_a_raw_update_is_refused_in_every_sealed_table(chart: Cast) -> None:
    every_table_refuses(lambda table: f'UPDATE "{table}" SET {column(table)} = {column(table)}')


def test_a_raw_delete_is_refused_in_every_sealed_table(chart: Cast) -> None:
    every_table_refuses(lambda table: f'DELETE FROM "{table}"')


def test_a_row_cannot_be_replaced_by_writing_over_it(chart: Cast) -> None:
    copy = "SELECT * FROM audit_auditentry"
    if connection.vendor == "sqlite":
        assert refused(f"INSERT OR REPLACE INTO audit_auditentry {copy}")
    else:
        assert refused(
            f"INSERT INTO audit_auditentry {copy} ON CONFLICT (id) DO UPDATE SET verb=''"
        )
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # nothing pending before TRUNCATE
        assert refused("TRUNCATE audit_auditentry CASCADE")


def test_the_orm_is_refused_too(chart: Cast) -> None:
    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        FindingRecord.objects.update(state="absent")
    with pytest.raises(DatabaseError, match="sealed"), transaction.atomic():
        SealedEntry.objects.all().delete()


def test_a_record_says_itself_that_it_cannot_change(chart: Cast) -> None:
    record = FindingRecord.objects.get()
    with pytest.raises(SealedRecordError, match="Write a new one"):
        record.save()
    with pytest.raises(SealedRecordError):
        record.delete()


def test_triggers_that_were_taken_away_are_missed_and_set_again_by_migrate(chart: Cast) -> None:
    assert triggers.missing(connection) == []
    triggers.remove(connection)
    assert triggers.missing(connection) == triggers.sealed_tables()
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []
