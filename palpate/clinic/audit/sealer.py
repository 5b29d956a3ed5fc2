"""Closing the trail in batches: each seal covers its entries and the seal before it."""

from datetime import datetime

from django.db import transaction

from palpate.clinic.audit.models import AuditEntry, AuditSeal, SealedEntry
from palpate.clinic.audit.sealing import GENESIS, canonical, digest

BATCH = 500


def seal_waiting(at: datetime) -> int:
    """Seal up to 500 entries that wait, oldest first; says how many were sealed.

    An entry is waiting as long as no seal names it. Ranges of ids would not do: on PostgreSQL a
    lower id can appear after a higher one, when its transaction ends later.
    """
    with transaction.atomic():
        entries = list(AuditEntry.objects.filter(sealed=None).order_by("id")[:BATCH])
        if not entries:
            return 0
        digests = [entry_digest(entry) for entry in entries]
        previous = AuditSeal.objects.order_by("-id").values_list("digest", flat=True).first()
        seal = AuditSeal(at=at, previous=previous or GENESIS, count=len(entries))
        seal.digest = seal_digest(seal, digests)
        seal.save()
        SealedEntry.objects.bulk_create(
            SealedEntry(entry=entry, seal=seal, digest=entry_digest_)
            for entry, entry_digest_ in zip(entries, digests, strict=True)
        )
    return len(entries)


def entry_digest(entry: AuditEntry) -> str:
    """SHA-256 over every column of one entry."""
    return digest({f.column: canonical(f.value_from_object(entry)) for f in entry._meta.fields})


def seal_digest(seal: AuditSeal, entry_digests: list[str]) -> str:
    """SHA-256 over the seal before, the time, and the digests of the entries in order of id."""
    return digest({"previous": seal.previous, "at": seal.at, "entries": entry_digests})
