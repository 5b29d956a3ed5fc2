"""The clients' keys: one each, wrapped by the installation's data key.

AES-256-GCM with a random 96-bit nonce before the ciphertext and the client's id as associated
data, so that a value copied to another client's row does not open.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.apps import apps
from django.conf import settings

NONCE_BYTES = 12
KEY_BYTES = 32


_remembered: ContextVar[dict[UUID, bytes] | None] = ContextVar("remembered", default=None)


@contextmanager
def remembering_keys() -> Iterator[None]:
    """Look every key up once in here: a chart holds many records of one client.

    Only as long as one request, so that a client erased by another process stays erased.
    """
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


class ErasedClientError(LookupError):
    """The client was erased: the key is destroyed and the content cannot be read again."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def seal(client_id: UUID, plain: bytes) -> bytes:
    """The bytes, readable only with this client's key; makes the key at the first use."""
    return _encrypt(_key(client_id), plain, about=client_id)


def unseal(client_id: UUID, sealed: bytes) -> bytes:
    """The plain bytes again. Raises ErasedClientError once the key is destroyed."""
    return _decrypt(_key(client_id), sealed, about=client_id)


def destroy_key(client_id: UUID, *, at: datetime) -> None:
    """Make everything sealed for this client unreadable, for good."""
    keys = apps.get_model("people", "ClientKey").objects
    keys.update_or_create(client_id=client_id, defaults={"wrapped": b"", "destroyed_at": at})
    (_remembered.get() or {}).pop(client_id, None)


def _key(client_id: UUID) -> bytes:
    remembered = _remembered.get()
    if remembered is None:
        return _unwrapped(client_id)
    if client_id not in remembered:
        remembered[client_id] = _unwrapped(client_id)
    return remembered[client_id]


def _unwrapped(client_id: UUID) -> bytes:
    keys = apps.get_model("people", "ClientKey").objects
    row = keys.filter(client_id=client_id).first()
    if row is None:
        fresh = AESGCM.generate_key(bit_length=KEY_BYTES * 8)
        wrapped = _encrypt(settings.PALPATE_DATA_KEY, fresh, about=client_id)
        row, _ = keys.get_or_create(client_id=client_id, defaults={"wrapped": wrapped})
    if row.destroyed_at is not None:
        raise ErasedClientError
    return _decrypt(settings.PALPATE_DATA_KEY, bytes(row.wrapped), about=client_id)


def _encrypt(key: bytes, plain: bytes, *, about: UUID) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, about.bytes)


def _decrypt(key: bytes, sealed: bytes, *, about: UUID) -> bytes:
    return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about.bytes)
