"""Writing a year in one go: rows and their lines in the trail, each at its own time.

The actions of the apps write one row and one line, in the order of the clock on the wall. Here
some thousand rows of the past are written at once; what is written is the same, and the trail
stands in the order of the times it tells of.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import models, transaction

from palpate.clinic.audit.actions import entry
from palpate.clinic.audit.actor import Actor
from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.audit.sealing import GENESIS, SealedRecord, digest_of
from palpate.clinic.charting.models import Note
from palpate.clinic.seed.said import Said

BATCH = 400
"""Rows of one statement; SQLite bounds how many values a statement may carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    by: Actor
    verb: str
    subject: models.Model
    at: datetime


@dataclass(kw_only=True)
class Ledger:
    """Collects rows and lines; the two `write_` methods put them into the database."""

    rows: dict[type[models.Model], list[Any]] = field(default_factory=lambda: defaultdict(list))
    lines: list[_Line] = field(default_factory=list)

    def add(self, *rows: models.Model) -> None:
        """Rows without a line of their own in the trail."""
        for row in rows:
            self.rows[type(row)].append(row)

    def tell(self, by: Actor, verb: str, subject: models.Model, *, at: datetime) -> None:
        """A line in the trail about a row."""
        self.lines.append(_Line(by=by, verb=verb, subject=subject, at=at))

    def seal(self, row: SealedRecord, *, by: Actor, verb: str, at: datetime) -> None:
        """A sealed record with its line."""
        row.at = at
        self.add(row)
        self.tell(by, verb, row, at=at)

    def write_rows(self, said: Said) -> None:
        """Write the rows collected so far, kind by kind in the order the kinds first came."""
        _chain(self.rows[Note])
        with transaction.atomic():
            for model, rows in self.rows.items():
                rows.sort(key=_time)
                for done, part in _parts(rows):
                    model._base_manager.bulk_create(part)
                    said(str(model._meta.verbose_name_plural), done, len(rows))
        self.rows.clear()

    def write_trail(self, said: Said) -> None:
        """Write every line collected, in order of time; all rows are there by now."""
        with transaction.atomic():
            lines = sorted(self.lines, key=lambda line: line.at)
            for done, part in _parts(lines):
                AuditEntry.objects.bulk_create(
                    entry(line.by, line.verb, line.subject, at=line.at) for line in part
                )
                said("lines in the audit trail", done, len(lines))
        self.lines.clear()


def _chain(notes: list[Note]) -> None:
    """Each signed note names the digest of the one before, through the whole clinic."""
    previous = GENESIS
    for number, note in enumerate(sorted(notes, key=_time), start=1):
        note.number, note.previous_digest = number, previous
        previous = digest_of(note)


def _time(row: models.Model) -> datetime:
    """When a row was written; rows without a time keep their order."""
    at: datetime | None = getattr(row, "at", None)
    return at or _NEVER


_NEVER = datetime.min.replace(tzinfo=UTC)


def _parts(rows: list[Any]) -> Iterable[tuple[int, list[Any]]]:
    for start in range(0, len(rows), BATCH):
        part = rows[start : start + BATCH]
        yield start + len(part), part
