"""Does the trail still say what it said? Finds the first broken link and every altered record."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection

from palpate.clinic.audit import triggers
from palpate.clinic.audit.models import AuditEntry, AuditSeal, SealedEntry
from palpate.clinic.audit.sealer import entry_digest, seal_digest
from palpate.clinic.audit.sealing import GENESIS, SealedRecord, digest_of, is_chained

CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found: one sentence per break, and how much was looked at.

    `entries` counts audit entries, `waiting` those not sealed yet, `records` sealed records.
    """

    breaks: tuple[str, ...]
    entries: int
    waiting: int
    records: int

    @property
    def holds(self) -> bool:
        return not self.breaks


def verify() -> Report:
    """Check triggers, the chain of seals, every sealed record and the chains of notes."""
    breaks = [f"{table}: its trigger is missing." for table in triggers.missing(connection)]
    breaks += _broken_seals()
    models = [model for model in apps.get_models() if issubclass(model, SealedRecord)]
    for model in models:
        breaks += _altered(model)
        breaks += _vanished(model)
    breaks += _broken_chains([model for model in models if is_chained(model)])
    return Report(
        breaks=tuple(breaks),
        entries=AuditEntry.objects.count(),
        waiting=AuditEntry.objects.filter(sealed=None).count(),
        records=sum(model._base_manager.count() for model in models),
    )


def _broken_seals() -> Iterator[str]:
    previous = GENESIS
    for seal in AuditSeal.objects.order_by("id").iterator(CHUNK):
        if seal.previous != previous:
            yield f"Seal {seal.pk} does not follow the seal before it."
        previous = seal.digest
        yield from _broken_seal(seal)


def _broken_seal(seal: AuditSeal) -> Iterator[str]:
    members = list(
        SealedEntry.objects.filter(seal=seal).select_related("entry").order_by("entry_id")
    )
    for member in members:
        if entry_digest(member.entry) != member.digest:
            yield f"Audit entry {member.entry_id} was altered after seal {seal.pk}."
    if seal_digest(seal, [m.digest for m in members]) != seal.digest or len(members) != seal.count:
        yield f"Seal {seal.pk} does not match its {seal.count} entries."


def _altered(model: type[SealedRecord]) -> Iterator[str]:
    """Records whose columns, or whose digest, are not those that the trail tells of."""
    table = model._meta.db_table
    entries = AuditEntry.objects.filter(subject_table=table).exclude(digest="")
    # Newest first, so that the oldest entry of a record, the one of its writing, has the last word.
    told = dict(entries.order_by("-id").values_list("subject_id", "digest"))
    for record in model._base_manager.order_by("pk").iterator(CHUNK):
        name = f"{table} {record.pk}"
        if digest_of(record) != record.digest:
            yield f"{name} was altered after it was sealed."
        elif str(record.pk) not in told:
            yield f"{name} has no audit entry."
        elif told[str(record.pk)] != record.digest:
            yield f"{name} is not the record its audit entry tells of."


def _vanished(model: type[SealedRecord]) -> Iterator[str]:
    """Records the trail tells of that are no longer there."""
    table = model._meta.db_table
    there = {str(pk) for pk in model._base_manager.values_list("pk", flat=True)}
    told = AuditEntry.objects.filter(subject_table=table).exclude(digest="")
    for subject_id in told.order_by("id").values_list("subject_id", flat=True).distinct():
        if subject_id not in there:
            yield f"{table} {subject_id} was deleted."


def _broken_chains(models: list[type[SealedRecord]]) -> Iterator[str]:
    links = {GENESIS}
    for model in models:
        links.update(model._base_manager.values_list("digest", flat=True))
    for model in models:
        table = model._meta.db_table
        rows: Any = model._base_manager.order_by("at")
        for pk, previous in rows.values_list("pk", "previous_digest"):
            if previous not in links:
                yield f"{table} {pk} names a record before it that is not there."
