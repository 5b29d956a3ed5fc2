"""One browser, the real server, and a clinic in which the whole way can be walked."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from hatch_build import bundle
from tools.chromium import found
from tools.screens import SWITCHES

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not found():
        pytest.skip("Chromium is not installed: apt-get install chromium")
    bundle(ROOT)
    # Playwright runs a loop of its own in this thread; Django would take it for an async view.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found(), args=SWITCHES)
        yield browser
        browser.close()
