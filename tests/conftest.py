"""The database under the tests: SQLite, or PostgreSQL with PALPATE_TEST_DATABASE=postgresql."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.test import TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, sync_playwright

from hatch_build import bundle
from palpate.clinic.audit import triggers
from palpate.clinic.settings.databases import database
from tests import postgresql
from tools.chromium import found
from tools.screens import SWITCHES

ROOT = Path(__file__).resolve().parents[1]

# A law is true or false, never slow: no test of ours fails because the machine is busy.
hypothesis_settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("house")

SERVER = pytest.StashKey[postgresql.Server]()
_empty_the_tables = TransactionTestCase._fixture_teardown


def pytest_configure(config: pytest.Config) -> None:
    if not postgresql.is_wanted():
        return
    config.stash[SERVER] = postgresql.Server()
    _use(database(os.environ[postgresql.ADDRESS], Path()))


def _use(entry: dict[str, Any]) -> None:
    """Turn to another database; Django has read its settings by now, but has not used any."""
    settings.DATABASES["default"] = entry
    connections.settings = connections.configure_settings(settings.DATABASES)
    with suppress(AttributeError):
        del connections["default"]


def pytest_unconfigure(config: pytest.Config) -> None:
    if SERVER in config.stash:
        connections.close_all()
        config.stash[SERVER].stop()


def pytest_report_header() -> str:
    return f"database: {connections['default'].vendor}"


def _unseal_and_empty(test: TransactionTestCase) -> None:
    # Only the end of a test may empty sealed tables; `flush` then sets the triggers again.
    triggers.remove(connections["default"])
    _empty_the_tables(test)


TransactionTestCase._fixture_teardown = _unseal_and_empty


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run; without it the browser tests are skipped, and said to be."""
    if not found():
        pytest.skip("Chromium is not installed: apt-get install chromium")
    bundle(ROOT)
    # Playwright runs a loop of its own in this thread; Django would take it for an async view.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=found(), args=SWITCHES)
        yield chromium
        chromium.close()
