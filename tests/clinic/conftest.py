from pathlib import Path
from typing import Any

import pytest

from tests.clinic.cast import Cast, engage


@pytest.fixture
def cast(db: None) -> Cast:
    return engage()


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    """Letters and files of a test never land in anybody's data folder."""
    settings.PALPATE_HOME = tmp_path
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
