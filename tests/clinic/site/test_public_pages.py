"""What everyone may read: every page, empty or full, without a script and with few questions."""

from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.booking.models import ClinicProfile, Service, Site
from palpate.clinic.people.models import Practitioner
from palpate.clinic.site.actions import save_page
from palpate.clinic.site.models import Page
from palpate.clinic.site.queries import page
from tests.clinic.cast import NOW, Cast

PAGES = (
    "home", "about", "difference", "conditions", "doctor", "services", "therapists",
    "practical", "privacy", "contact",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _clock() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def get(name: str) -> str:
    answer = Browser().get(reverse(f"site:{name}"))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.parametrize("name", PAGES)
def test_every_page_stands_on_its_own(
    cast: Cast, name: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        text = get(name)
    assert text.count("<h1") == 1
    assert page(name).title in text
    assert "call 112" in text
    assert "onclick" not in text
    assert "style=" not in text


@pytest.mark.parametrize("name", PAGES)
def test_every_page_stands_in_an_empty_clinic(db: None, name: str) -> None:
    assert page(name).title in get(name)


def test_the_first_page_shows_the_next_free_times_in_local_words(cast: Cast) -> None:
    text = get("home")
    assert "Today, 12:00" in text, "two hours' notice in Amsterdam"
    assert "Mira, North" in text
    assert "Tomorrow" not in text
    assert "Zoe, South" in text


def test_services_say_minutes_price_and_who_gives_them(cast: Cast) -> None:
    ClinicProfile.objects.create(currency="GBP")
    Service.objects.create(name="Home visit", minutes=90, is_bookable_online=False, order=9)
    Service.objects.create(name="Retired", minutes=30, is_active=False)
    text = get("services")
    assert "75 minutes" in text
    assert "£ 110" in text
    assert "Mira" in text
    assert f"{reverse('booking:start')}?service={cast.hour.pk}" in text
    assert "By telephone only." in text
    assert "Retired" not in text


def test_therapists_who_are_not_listed_are_not_shown(cast: Cast) -> None:
    Practitioner.objects.filter(pk=cast.zoe_treats.pk).update(is_listed=False)
    text = get("therapists")
    assert "Mira" in text
    assert "Zoe" not in text
    assert "Zoe" not in get("services")
    assert "Zoe" not in get("home")


def test_a_therapists_words_are_shown_without_markup(cast: Cast) -> None:
    Practitioner.objects.filter(pk=cast.mira_treats.pk).update(
        bio="**Necks** and heads.\n\n<script>alert(1)</script>"
    )
    answer = Browser().get(reverse("site:therapists")).content.decode()
    assert "<strong>Necks</strong>" in answer
    assert "<script>alert" not in answer


def test_contact_shows_each_location_with_its_hours(cast: Cast) -> None:
    Site.objects.filter(pk=cast.north.pk).update(phone="+31201234567")
    text = get("contact")
    assert "1 Canal Street" in text
    assert "09:00 to 17:00" in text
    assert "+31 20 123 4567" in text
    assert "Saturday" not in text


def test_the_doctors_page_shows_the_clinics_own_numbers(db: None) -> None:
    ClinicProfile.objects.create(emergency_number="999", crisis_number="116 123")
    text = get("doctor")
    assert 'href="tel:999"' in text
    assert 'href="tel:116123"' in text


def test_a_hidden_page_is_not_there_and_an_unknown_one_neither(db: None) -> None:
    save_page(
        page("practical"), title="T", summary="", blocks=[], is_public=False, by=SYSTEM, at=NOW
    )
    assert Browser().get("/practical/").status_code == 404
    assert Browser().get("/no-such-page/").status_code == 404


def test_a_page_of_the_owners_own_has_its_address(db: None) -> None:
    Page.objects.create(slug="parking", title="Parking", blocks=[], updated_at=NOW)
    answer = Browser().get("/parking/")
    assert b"Nothing written yet" in answer.content


def test_the_pages_load_nothing_from_elsewhere(cast: Cast) -> None:
    for name in PAGES:
        text = get(name)
        assert 'src="http' not in text
        assert 'href="http' not in text.replace("http://testserver", "")


def test_the_navigation_says_where_one_is(cast: Cast) -> None:
    assert 'href="/services/" aria-current="page"' in get("services")
    assert 'href="/about/" aria-current="page"' in get("about")


def test_a_page_cannot_be_written_to(cast: Cast) -> None:
    assert Browser().post(reverse("site:home")).status_code == 405
