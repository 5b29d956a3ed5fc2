from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache

from palpate.clinic.booking.models import ClinicProfile, Visit
from tests.clinic.cast import NOW, Cast
from tests.clinic.intake.walking import BACK, Walker


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture(autouse=True)
def _limits() -> None:
    cache.clear()


@pytest.fixture
def visit(cast: Cast) -> Visit:
    """A first visit of Ines with Mira, of no complaint yet, at a clinic one can call."""
    ClinicProfile.objects.update_or_create(
        id=1,
        defaults={
            "name": "Canal Clinic",
            "phone": "+31201234567",
            "emergency_number": "112",
            "crisis_number": "0800-0113",
        },
    )
    return cast.visit(episode=None, starts_at=NOW.replace(day=12))


@pytest.fixture
def walker(visit: Visit) -> Walker:
    return Walker(visit)


@pytest.fixture
def aching(walker: Walker) -> Walker:
    """Somebody with a low back who has come as far as the questions."""
    walker.walk(upto="questions-1", places={"areas": BACK})
    return walker
