"""Every test of booking begins with nobody counted."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nobody_is_counted() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()
