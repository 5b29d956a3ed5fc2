"""Every template can be read: a slip in one shows here and not to a client."""

from pathlib import Path

import pytest
from django.template.loader import get_template

CLINIC = Path(__file__).resolve().parents[2] / "palpate" / "clinic"
NAMES = sorted(str(file).split("/templates/")[1] for file in CLINIC.rglob("templates/**/*.html"))


@pytest.mark.parametrize("name", NAMES)
def test_the_template_compiles(name: str) -> None:
    assert get_template(name)
