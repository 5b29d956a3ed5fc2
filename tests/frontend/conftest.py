"""One browser for the whole suite, and the gallery served under the clinic's policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from hatch_build import bundle
from tools.gallery import served
from tools.screens import opened

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def gallery() -> Iterator[str]:
    bundle(ROOT)
    with served() as address:
        yield address


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    page = opened(browser, "phone", "light")
    yield page
    page.context.close()


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    page = opened(browser, "desktop", "light")
    yield page
    page.context.close()
