import pytest

from tests.clinic.cast import Cast, engage


@pytest.fixture
def cast(db: None) -> Cast:
    return engage()
