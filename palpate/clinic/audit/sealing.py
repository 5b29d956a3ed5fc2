"""Records that are written once: the model refuses a change, and so does the database."""

import hashlib
import json
import uuid
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    TextColumn = models.CharField[str, str]  # Django's fields are generic for the type checker only
else:
    TextColumn = models.CharField

DIGEST_LENGTH = 64
GENESIS = "0" * DIGEST_LENGTH
"""What the first link of a chain names as the one before it."""


class SealedRecordError(TypeError):
    """A sealed record cannot be changed or deleted. Write a new one that amends it."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class WrittenOnce(models.Model):
    """A table whose rows are never updated and never deleted (see `triggers.py`)."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise SealedRecordError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise SealedRecordError


class DigestField(TextColumn):
    """The digest of its own record, computed as the row is written, one by one or in bulk."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        if add and isinstance(model_instance, SealedRecord):
            setattr(model_instance, self.attname, digest_of(model_instance))
        return super().pre_save(model_instance, add)


class SealedRecord(WrittenOnce):
    """A record written once, with the digest of all its columns beside them.

    `at` is when it was recorded. `digest` is SHA-256 over the canonical text of every other column
    as stored, so encrypted content is covered as ciphertext and the digest outlives the key.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    digest = DigestField(max_length=DIGEST_LENGTH, editable=False)

    class Meta:
        abstract = True


def is_chained(model: type[SealedRecord]) -> bool:
    """Whether records of this kind name the digest of the one before."""
    return any(field.name == "previous_digest" for field in model._meta.concrete_fields)


def digest_of(record: SealedRecord) -> str:
    """SHA-256, as 64 hexadecimal digits, over the columns as they are stored."""
    columns = {
        field.column: canonical(field.to_python(field.pre_save(record, add=False)))
        for field in record._meta.concrete_fields
        if not isinstance(field, DigestField)
    }
    return digest(columns)


def digest(value: Any) -> str:
    """SHA-256 over the canonical JSON text of a value."""
    text = json.dumps(canonical(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def canonical(value: Any) -> Any:
    """A value as JSON that reads the same whichever database kept it.

    Numbers that are whole become integers (PostgreSQL does so in `jsonb`), times become UTC text.
    """
    if isinstance(value, dict):
        return {str(key): canonical(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [canonical(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(bytes(value)).hexdigest()
    if isinstance(value, uuid.UUID | Decimal):
        return str(value)
    return value
