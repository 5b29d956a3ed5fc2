"""From a reason to a service, and why."""

import pytest

from palpate.clinic.booking.models import ReasonKind, Service
from palpate.clinic.booking.proposals import BY_KIND, REASONS, propose, why

FIRST = Service(name="First visit", minutes=75, is_first_visit=True)
HOUR = Service(name="Hour", minutes=60, reason_kinds=["chronic"])
LONG = Service(name="Long", minutes=90, reason_kinds=["trauma", "nerve_symptoms"])
ALL = [FIRST, HOUR, LONG]


def test_every_reason_there_is_can_be_given_and_says_why() -> None:
    assert set(BY_KIND) == {kind.value for kind in ReasonKind}
    assert len({reason.label for reason in REASONS}) == len(REASONS)
    assert all(reason.why.endswith(".") for reason in REASONS)


@pytest.mark.parametrize(
    ("reason", "is_new", "service"),
    [
        ("trauma", True, FIRST),
        ("", True, FIRST),
        ("trauma", False, LONG),
        ("chronic", False, HOUR),
        ("sport", False, HOUR),
        ("", False, HOUR),
    ],
)
def test_the_service_made_for_the_reason_is_proposed(
    reason: str, is_new: bool, service: Service
) -> None:
    found = propose(reason, is_new=is_new, services=ALL)
    assert found is not None
    assert found.service == service
    assert service not in found.others
    assert len(found.others) == 2


def test_where_nothing_fits_something_is_proposed_all_the_same() -> None:
    found = propose("sport", is_new=True, services=[LONG])
    assert found is not None
    assert found.service == LONG


def test_without_services_nothing_is_proposed() -> None:
    assert propose("sport", is_new=True, services=[]) is None


def test_the_why_names_the_length_of_a_first_visit() -> None:
    assert why("chronic", FIRST).startswith("A first visit takes 75 minutes")
    assert "first visit" not in why("chronic", HOUR)
    assert why("", HOUR) == ""
