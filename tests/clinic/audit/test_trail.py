"""The trail: written with what it tells of, sealed in batches, and verified."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction

from palpate.clinic.audit import queries, triggers
from palpate.clinic.audit.actions import NoTransactionError, record, write_all_once, write_once
from palpate.clinic.audit.actor import CLIENT_LINK, SYSTEM, Actor, by_user
from palpate.clinic.audit.models import AuditEntry, AuditSeal
from palpate.clinic.audit.sealer import BATCH, seal_waiting
from palpate.clinic.audit.verify import verify
from palpate.clinic.charting.models import FindingRecord
from palpate.clinic.people.actions import erase_client
from tests.clinic.cast import NOW, Cast
from tests.clinic.records import finding, write_every_kind


@contextmanager
def someone_with_the_database_password() -> Iterator[None]:
    triggers.remove(connection)
    yield
    triggers.install(connection)


def execute(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_an_untouched_clinic_verifies(cast: Cast) -> None:
    records = write_every_kind(cast)
    seal_waiting(NOW)
    report = verify()
    assert (report.breaks, report.records, report.waiting) == ((), len(records), 0)
    assert report.entries == AuditEntry.objects.count()


def test_the_waiting_are_counted_until_they_are_sealed(cast: Cast) -> None:
    waiting = AuditEntry.objects.count()
    assert verify().waiting == waiting == queries.waiting_count()
    assert seal_waiting(NOW) == waiting
    assert seal_waiting(NOW) == 0
    assert verify().waiting == 0


def test_seals_come_in_batches_and_follow_each_other(cast: Cast) -> None:
    with transaction.atomic():
        for _ in range(BATCH):
            record(SYSTEM, "look", cast.ines, at=NOW)
    sealed = [seal_waiting(NOW + timedelta(minutes=turn)) for turn in range(3)]
    assert sealed[0] == BATCH
    assert 0 < sealed[1] < BATCH
    assert sealed[2] == 0
    first, second = AuditSeal.objects.order_by("id")
    assert second.previous == first.digest
    assert verify().holds


def test_outside_a_transaction_nothing_is_recorded(transactional_db: None) -> None:
    with pytest.raises(NoTransactionError, match="atomic"):
        record(SYSTEM, "look", AuditEntry(id=1), at=NOW)
    assert not AuditEntry.objects.exists()


def test_a_record_and_its_line_stand_or_fall_together(cast: Cast) -> None:
    lines = AuditEntry.objects.count()
    visit = cast.visit()

    def write_and_stumble() -> None:
        with transaction.atomic():
            write_once(finding(visit), by=SYSTEM, verb="record finding", at=NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_stumble()
    assert not FindingRecord.objects.exists()
    assert AuditEntry.objects.count() == lines


def test_a_line_says_who_what_whose_and_when(cast: Cast) -> None:
    written = write_once(finding(cast.visit()), by=by_user(cast.mira), verb="record", at=NOW)
    line = AuditEntry.objects.latest("id")
    assert (line.actor, line.verb, line.at) == (cast.mira, "record", NOW)
    assert (line.subject_table, line.subject_id) == ("charting_findingrecord", str(written.pk))
    assert (line.client_id, line.digest) == (cast.ines.pk, written.digest)
    assert queries.about_client(cast.ines.pk).first() == line


def test_many_records_are_written_in_one_go_and_verify(cast: Cast) -> None:
    visit = cast.visit()
    write_all_once([finding(visit) for _ in range(20)], by=CLIENT_LINK, verb="answer", at=NOW)
    write_all_once([], by=CLIENT_LINK, verb="answer", at=NOW)
    assert verify().breaks == ()
    assert verify().records == 20


def test_a_user_without_an_id_is_no_actor() -> None:
    with pytest.raises(ValueError, match="user id"):
        Actor(kind=AuditEntry.ActorKind.USER)


def test_an_altered_record_is_named(cast: Cast) -> None:
    written = write_once(finding(cast.visit()), by=SYSTEM, verb="record", at=NOW)
    with someone_with_the_database_password():
        execute("UPDATE charting_findingrecord SET side = 'left'")
    assert verify().breaks == (
        f"charting_findingrecord {written.pk} was altered after it was sealed.",
    )


def test_a_record_with_a_forged_digest_is_named(cast: Cast) -> None:
    written = write_once(finding(cast.visit()), by=SYSTEM, verb="record", at=NOW)
    other = finding(written.visit, "pain:temple")
    other.at = NOW
    with someone_with_the_database_password():
        execute("DELETE FROM charting_findingrecord")
        other.id = written.id
        other.save()
    assert verify().breaks == (
        f"charting_findingrecord {written.pk} is not the record its audit entry tells of.",
    )


def test_a_record_that_vanished_is_named(cast: Cast) -> None:
    written = write_once(finding(cast.visit()), by=SYSTEM, verb="record", at=NOW)
    with someone_with_the_database_password():
        execute("DELETE FROM charting_findingrecord")
    assert verify().breaks == (f"charting_findingrecord {written.pk} was deleted.",)


def test_a_record_slipped_in_beside_the_trail_is_named(cast: Cast) -> None:
    slipped = finding(cast.visit())
    slipped.at = NOW
    slipped.save()
    assert verify().breaks == (f"charting_findingrecord {slipped.pk} has no audit entry.",)


def test_a_note_taken_out_of_the_chain_is_missed(cast: Cast) -> None:
    write_every_kind(cast)
    with someone_with_the_database_password():
        execute("UPDATE charting_addendum SET previous_digest = %s", "f" * 64)
    assert any("names a record before it" in one for one in verify().breaks)


def test_an_altered_line_is_named_with_its_seal(cast: Cast) -> None:
    seal_waiting(NOW)
    line = AuditEntry.objects.earliest("id")
    with someone_with_the_database_password():
        execute("UPDATE audit_auditentry SET verb = 'nothing' WHERE id = %s", line.pk)
    seal = AuditSeal.objects.get()
    assert verify().breaks == (f"Audit entry {line.pk} was altered after seal {seal.pk}.",)


def test_a_line_taken_out_of_a_seal_breaks_the_seal(cast: Cast) -> None:
    seal_waiting(NOW)
    with someone_with_the_database_password():
        last = AuditEntry.objects.latest("id").pk
        execute("DELETE FROM audit_sealedentry WHERE entry_id = %s", last)
    seal = AuditSeal.objects.get()
    assert verify().breaks == (f"Seal {seal.pk} does not match its {seal.count} entries.",)


def test_a_seal_taken_out_of_the_chain_is_missed(cast: Cast) -> None:
    seal_waiting(NOW)
    with transaction.atomic():
        record(SYSTEM, "look", cast.ines, at=NOW)
    seal_waiting(NOW)
    first, second = AuditSeal.objects.order_by("id")
    with someone_with_the_database_password():
        execute("DELETE FROM audit_sealedentry WHERE seal_id = %s", first.pk)
        execute("DELETE FROM audit_auditseal WHERE id = %s", first.pk)
    assert verify().breaks == (f"Seal {second.pk} does not follow the seal before it.",)


def test_a_missing_trigger_is_named(cast: Cast) -> None:
    triggers.remove(connection)
    assert "charting_note: its trigger is missing." in verify().breaks


def test_erasing_a_client_leaves_the_chain_whole(cast: Cast) -> None:
    write_every_kind(cast)
    seal_waiting(NOW)
    erase_client(cast.ines, by=by_user(cast.olga), at=NOW)
    assert verify().breaks == ()
