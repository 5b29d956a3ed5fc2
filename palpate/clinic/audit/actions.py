"""Writing the trail. Every action of every app calls one of these in its own transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import connection, models, transaction

from palpate.clinic.audit.actor import Actor
from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.audit.sealing import SealedRecord

Record = TypeVar("Record", bound=SealedRecord)


class NoTransactionError(RuntimeError):
    """An audit entry stands or falls with what it tells of: open `transaction.atomic()` first."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def record(
    by: Actor, verb: str, subject: models.Model, *, at: datetime, client_id: UUID | None = None
) -> AuditEntry:
    """Write that `by` did `verb` to `subject`, in the transaction that does it.

    `client_id` is taken from the subject where it has one. Raises NoTransactionError outside a
    transaction.
    """
    if not connection.in_atomic_block:
        raise NoTransactionError
    line = entry(by, verb, subject, at=at, client_id=client_id)
    line.save()
    return line


def entry(
    by: Actor, verb: str, subject: models.Model, *, at: datetime, client_id: UUID | None = None
) -> AuditEntry:
    """The line that `record` writes, not yet saved."""
    return AuditEntry(
        at=at,
        actor_kind=by.kind,
        actor_id=by.user_id,
        verb=verb,
        subject_table=subject._meta.db_table,
        subject_id=str(subject.pk),
        client_id=client_id or getattr(subject, "client_id", None),
        digest=subject.digest if isinstance(subject, SealedRecord) else "",
    )


def write_once(record_: Record, *, by: Actor, verb: str, at: datetime) -> Record:
    """Save a sealed record, recorded `at`, with its audit entry; both or neither."""
    record_.at = at
    with transaction.atomic():
        record_.save()
        record(by, verb, record_, at=at)
    return record_


def write_all_once(records: Sequence[SealedRecord], *, by: Actor, verb: str, at: datetime) -> None:
    """Save many sealed records of one kind, recorded `at`, each with its entry; all or none."""
    if not records:
        return
    for one in records:
        one.at = at
    with transaction.atomic():
        type(records[0])._base_manager.bulk_create(records)
        AuditEntry.objects.bulk_create(entry(by, verb, one, at=at) for one in records)
