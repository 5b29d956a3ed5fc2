"""Where the data goes, where the secrets are, and what a log line may say."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core import signing
from django.core.exceptions import ImproperlyConfigured

from palpate.clinic.settings import keys
from palpate.clinic.settings.databases import database
from palpate.clinic.settings.quiet_log import QuietFormatter


def test_without_an_address_the_data_folder_holds_sqlite(tmp_path: Path) -> None:
    entry = database("", tmp_path)
    assert entry["NAME"] == str(tmp_path / "palpate.sqlite3")
    assert entry["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_file_can_be_named(tmp_path: Path) -> None:
    assert database("sqlite:////srv/clinic.db", tmp_path)["NAME"] == "/srv/clinic.db"


def test_a_postgresql_address_is_taken_apart(tmp_path: Path) -> None:
    entry = database("postgresql://pal:p%40ss@db.example:5433/clinic?sslmode=require", tmp_path)
    named = [entry[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME", "OPTIONS")]
    assert named == ["pal", "p@ss", "db.example", "5433", "clinic", {"sslmode": "require"}]


def test_another_kind_of_address_is_refused_with_an_example(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="postgresql://user:password@host"):
        database("mysql://x/y", tmp_path)


def test_secrets_are_made_once_and_only_the_owner_reads_them(tmp_path: Path) -> None:
    keys.ensure(tmp_path)
    before = (keys.secret(tmp_path), keys.data_key(tmp_path))
    keys.ensure(tmp_path)
    assert (keys.secret(tmp_path), keys.data_key(tmp_path)) == before
    assert len(before[1]) == keys.DATA_KEY_BYTES
    assert {oct(file.stat().st_mode)[-3:] for file in tmp_path.iterdir()} == {"600"}


def test_missing_secrets_say_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="palpate init"):
        keys.secret(tmp_path)


def test_a_damaged_data_key_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "data.key").write_text("c2hvcnQ=")
    with pytest.raises(ImproperlyConfigured, match="from the backup"):
        keys.data_key(tmp_path)


def test_production_refuses_to_start_without_secrets(tmp_path: Path) -> None:
    answer = _start("check", tmp_path)
    assert answer.returncode != 0
    assert "palpate init" in answer.stderr


def test_production_passes_django_s_own_deployment_checks(tmp_path: Path) -> None:
    keys.ensure(tmp_path)
    answer = _start("check", tmp_path, "--deploy", "--fail-level", "ERROR")
    assert answer.returncode == 0, answer.stderr
    assert "security.W" not in answer.stderr.replace("security.W005", "").replace(
        "security.W021", ""
    )


def test_a_log_line_tells_where_and_not_what() -> None:
    try:
        raise ValueError("Ines said her neck hurts")
    except ValueError:
        record = logging.LogRecord(
            "palpate", logging.ERROR, __file__, 1, "GET %s", ("/visits/?q=neck",), sys.exc_info()
        )
    line = QuietFormatter().format(record)
    assert "neck" not in line
    assert "ValueError" in line
    assert "test_settings.py" in line


def test_a_signed_link_in_a_log_line_opens_nothing() -> None:
    token = signing.Signer(salt="palpate.visit").sign("8599d2365c434dcc94ac7603257cc64e.0")
    address = f"/book/visit/{token}/move/"
    line = logging.LogRecord("x", logging.WARNING, "f.py", 1, "Gone: %s", (address,), None)
    assert QuietFormatter().format(line).endswith("Gone: /book/visit/…/move/")


def _start(command: str, home: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    environment = {
        **os.environ,
        "PALPATE_HOME": str(home),
        "PALPATE_HOSTS": "clinic.example",
        "DJANGO_SETTINGS_MODULE": "palpate.clinic.settings.production",
    }
    return subprocess.run(
        [sys.executable, "-m", "django", command, *more],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
