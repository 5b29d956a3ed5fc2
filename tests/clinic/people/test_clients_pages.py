"""Finding, opening, adding and changing clients."""

import pytest
from django.urls import reverse

from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.people.models import Client
from tests.clinic.cast import Cast, as_

pytestmark = pytest.mark.django_db
CARD = {"name": "Bo Berg", "email": "bo@example.org", "sex": "unknown", "body": "neutral"}


@pytest.mark.parametrize("wanted", ["ines", "Almei", "ines@example", "4567", "ines alm"])
def test_a_client_is_found_by_any_part(cast: Cast, wanted: str) -> None:
    page = as_(cast.otto).get(reverse("people:clients"), {"q": wanted})
    assert "Ines Almeida" in page.content.decode()


def test_nobody_found_says_what_next(cast: Cast) -> None:
    page = as_(cast.otto).get(reverse("people:clients"), {"q": "zzz"}).content.decode()
    assert "Nobody found" in page


def test_a_therapist_finds_only_their_own(cast: Cast) -> None:
    page = as_(cast.zoe).get(reverse("people:clients"), {"q": "ines"}).content.decode()
    assert "Ines" not in page


def test_typing_answers_with_the_list_alone(cast: Cast) -> None:
    page = as_(cast.otto).get(reverse("people:clients"), {"q": "ines"}, HTTP_HX_REQUEST="true")
    assert "<html" not in page.content.decode()


def test_the_desk_sees_the_card_and_no_complaint(cast: Cast) -> None:
    opened = reverse("people:client", args=[cast.ines.pk])
    assert "neck and head pain" not in as_(cast.otto).get(opened).content.decode()
    assert "neck and head pain" in as_(cast.mira).get(opened).content.decode()
    assert as_(cast.zoe).get(opened).status_code == 404


def test_reading_a_card_is_on_the_trail(cast: Cast) -> None:
    as_(cast.otto).get(reverse("people:client", args=[cast.ines.pk]))
    assert AuditEntry.objects.filter(verb="read contact card", actor=cast.otto).exists()


def test_a_client_is_added_with_a_name_and_one_way_to_reach_them(cast: Cast) -> None:
    answer = as_(cast.otto).post(reverse("people:add"), CARD)
    assert answer.status_code == 302
    assert Client.objects.filter(name="Bo Berg").exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"email": ""}, "e-mail address or a phone number"),
        ({"phone": "12"}, "telephone number"),
        ({"name": ""}, "required"),
    ],
)
def test_a_wrong_card_says_what_is_wrong_and_keeps_the_rest(
    cast: Cast, wrong: dict[str, str], said: str
) -> None:
    answer = as_(cast.otto).post(reverse("people:add"), {**CARD, **wrong})
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_changing_a_card_saves_what_changed(cast: Cast) -> None:
    card = {**CARD, "name": "Ines Almeida", "phone": "020 765 4321"}
    as_(cast.otto).post(reverse("people:change", args=[cast.ines.pk]), card)
    cast.ines.refresh_from_db()
    assert cast.ines.phone == "+31207654321"
