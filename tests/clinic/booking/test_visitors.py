"""Whether a visitor is somebody the clinic knows: name and address together, or nobody."""

import pytest

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.booking.models import ClinicProfile
from palpate.clinic.booking.visitors import Contact, known_client, policy
from palpate.clinic.people.actions import erase_client
from tests.clinic.cast import NOW, Cast


@pytest.mark.parametrize(
    "contact",
    [
        Contact(name="Ines Almeida", email="ines@example.org"),
        Contact(name="almeida, INÉS", email="INES@EXAMPLE.ORG"),
        Contact(name="Ines Maria Almeida", phone="+31201234567"),
        Contact(name="Ines Almeida", email="new@example.org", phone="+31201234567"),
    ],
)
def test_the_same_person_in_other_letters_is_known(cast: Cast, contact: Contact) -> None:
    assert known_client(contact) == cast.ines


@pytest.mark.parametrize(
    "contact",
    [
        Contact(name="Rui Almeida", email="ines@example.org"),
        Contact(name="Ines", email="ines@example.org"),
        Contact(name="Ines Almeida", email="other@example.org"),
        Contact(name="Ines Almeida"),
    ],
)
def test_a_name_or_an_address_alone_is_not_enough(cast: Cast, contact: Contact) -> None:
    assert known_client(contact) is None


def test_an_erased_client_is_not_found_again(cast: Cast) -> None:
    erase_client(cast.ines, by=SYSTEM, at=NOW)
    assert known_client(Contact(name="Erased client", email="", phone="+31201234567")) is None


def test_the_policy_names_the_cut_off() -> None:
    assert "48 hours" in policy(ClinicProfile(cancellation_cutoff_hours=48))
