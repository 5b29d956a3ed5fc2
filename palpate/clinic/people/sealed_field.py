"""A column that holds a JSON value encrypted with its client's own key.

Erasing a client destroys the key: rows, digests and the chain stay, the content is gone.
"""

import json
from typing import TYPE_CHECKING, Any

from django.db import models

from palpate.clinic.people import vault

if TYPE_CHECKING:
    BytesColumn = models.BinaryField[Any, Any]  # generic for the type checker only
else:
    BytesColumn = models.BinaryField


class Ciphertext(bytes):
    """Bytes as they stand in the database, not yet opened."""


class _Opened:
    """Reads and writes the plain value; keeps the ciphertext so that digests stay the same."""

    def __init__(self, field: "SealedJSONField") -> None:
        self.field = field

    def __get__(self, record: Any, owner: type | None = None) -> Any:
        if record is None:
            return self
        name = self.field.attname
        if name not in record.__dict__:
            record.refresh_from_db(fields=[name])
        value = record.__dict__[name]
        if not isinstance(value, Ciphertext):
            return value
        opened = record.__dict__.setdefault("_opened", {})
        if name not in opened:
            opened[name] = json.loads(vault.unseal(record.client_id, bytes(value)))
        return opened[name]

    def __set__(self, record: Any, value: Any) -> None:
        record.__dict__.get("_opened", {}).pop(self.field.attname, None)
        record.__dict__[self.field.attname] = value


class SealedJSONField(BytesColumn):
    """Any JSON value, sealed with the key of `record.client_id` when the record is saved."""

    descriptor_class = _Opened

    def pre_save(self, model_instance: models.Model, add: bool) -> Ciphertext:
        value = model_instance.__dict__[self.attname]
        if not isinstance(value, Ciphertext):
            client_id = getattr(model_instance, "client_id")  # noqa: B009 - any health record
            plain = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
            sealed = Ciphertext(vault.seal(client_id, plain))
            setattr(model_instance, self.attname, sealed)
            model_instance.__dict__.setdefault("_opened", {})[self.attname] = json.loads(plain)
            return sealed
        return value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Ciphertext | None:
        return None if value is None else Ciphertext(bytes(value))
