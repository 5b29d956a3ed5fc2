"""The two secrets of an installation, kept as files in the data folder.

`secret` signs sessions and links; `data` wraps the key of every client. They are apart because the
first may be changed at any time (people log in again), and losing the second loses the charts.
"""

import base64
import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

DATA_KEY_BYTES = 32


def ensure(home: Path) -> None:
    """Write the secrets that are missing, readable by this user only; keep those that exist."""
    home.mkdir(parents=True, exist_ok=True)
    _write_once(home / "secret.key", secrets.token_urlsafe(64))
    key = base64.urlsafe_b64encode(secrets.token_bytes(DATA_KEY_BYTES)).decode()
    _write_once(home / "data.key", key)


def secret(home: Path) -> str:
    """The signing secret; raises ImproperlyConfigured when `palpate init` has not been run."""
    return os.environ.get("PALPATE_SECRET_KEY") or _read(home / "secret.key")


def data_key(home: Path) -> bytes:
    """The 32 bytes that wrap the clients' keys; raises ImproperlyConfigured when missing."""
    written = os.environ.get("PALPATE_DATA_KEY") or _read(home / "data.key")
    key = base64.urlsafe_b64decode(written)
    if len(key) != DATA_KEY_BYTES:
        raise ImproperlyConfigured(
            f"The data key in {home / 'data.key'} has {len(key)} bytes instead of {DATA_KEY_BYTES}."
            " Put back the file from the backup."
        )
    return key


def _write_once(file: Path, text: str) -> None:
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as out:
        out.write(text)


def _read(file: Path) -> str:
    try:
        return file.read_text().strip()
    except FileNotFoundError:
        raise ImproperlyConfigured(
            f"There is no {file}. Run `palpate init`, or set PALPATE_HOME to the data folder."
        ) from None
