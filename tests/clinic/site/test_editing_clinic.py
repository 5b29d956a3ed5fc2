"""The owner changes profile, locations, services and therapists, and takes it back."""

from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.booking.models import ClinicProfile, Service, ServiceOffer
from tests.clinic.cast import Cast, as_

PROFILE = {
    "name": "Willow House",
    "tagline": "Hands that listen",
    "email": "hello@willow.example",
    "phone": "+31 20 123 4567",
    "emergency_number": "112",
    "crisis_number": "",
    "jurisdiction": "NL",
    "currency": "eur",
    "cancellation_cutoff_hours": 48,
    "minimum_notice_minutes": 120,
    "furthest_days": 90,
    "hold_minutes": 10,
}


def service_form(cast: Cast, **fields: Any) -> dict[str, Any]:
    usual = {
        "name": "Treatment",
        "description": "An hour",
        "minutes": 60,
        "buffer_before_minutes": 0,
        "buffer_after_minutes": 15,
        "is_bookable_online": "on",
        "is_active": "on",
        "order": 2,
        "price": "92.50",
        "reason_kinds": ["chronic", "sport"],
        "therapists": [str(cast.mira_treats.pk)],
    }
    return {**usual, **fields}


def undo(browser: Browser) -> None:
    answer = browser.post(reverse("site:undo"), follow=True)
    assert b"Undone." in answer.content


def test_the_profile_is_saved_audited_and_undone(cast: Cast) -> None:
    owner = as_(cast.olga)
    answer = owner.post(reverse("site:edit_profile"), PROFILE, follow=True)
    assert reverse("site:undo") in answer.content.decode()
    profile = ClinicProfile.objects.get()
    assert (profile.name, profile.cancellation_cutoff_hours) == ("Willow House", 48)
    assert (profile.currency, profile.phone) == ("EUR", "+31 20 123 4567")
    assert AuditEntry.objects.filter(verb="change clinic profile", actor=cast.olga).exists()
    undo(owner)
    profile.refresh_from_db()
    assert (profile.name, profile.cancellation_cutoff_hours) == ("Palpate clinic", 24)
    assert b"nothing to undo" in owner.post(reverse("site:undo"), follow=True).content


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"email": "hello"},
        {"phone": "020 123"},
        {"currency": "E1"},
        {"hold_minutes": 0},
        {"furthest_days": 4000},
        {"emergency_number": ""},
    ],
)
def test_a_profile_that_makes_no_sense_is_not_saved(cast: Cast, wrong: dict[str, Any]) -> None:
    answer = as_(cast.olga).post(reverse("site:edit_profile"), {**PROFILE, **wrong})
    assert answer.status_code == 422
    assert b"There is a problem" in answer.content
    assert not ClinicProfile.objects.exists()


def test_a_service_is_added_changed_and_changed_back(cast: Cast) -> None:
    owner = as_(cast.olga)
    owner.post(reverse("site:add_service"), service_form(cast, name="Short"))
    made = Service.objects.get(name="Short")
    assert (made.price_cents, made.reason_kinds) == (9250, ["chronic", "sport"])
    assert [offer.practitioner for offer in made.offers.all()] == [cast.mira_treats]
    both = [str(cast.mira_treats.pk), str(cast.zoe_treats.pk)]
    address = reverse("site:edit_service", args=[made.pk])
    page = owner.get(address)
    assert page.context["form"].initial["price"] * 100 == 9250
    owner.post(address, service_form(cast, name="Shorter", minutes=30, therapists=both))
    made.refresh_from_db()
    assert (made.name, made.minutes, made.offers.count()) == ("Shorter", 30, 2)
    undo(owner)
    made.refresh_from_db()
    assert (made.name, made.minutes, made.offers.count()) == ("Short", 60, 1)


@pytest.mark.parametrize(
    "wrong", [{"minutes": 0}, {"price": "-1"}, {"therapists": ["x"]}, {"reason_kinds": ["magic"]}]
)
def test_a_service_that_makes_no_sense_is_not_saved(cast: Cast, wrong: dict[str, Any]) -> None:
    before = Service.objects.count()
    answer = as_(cast.olga).post(reverse("site:add_service"), service_form(cast, **wrong))
    assert answer.status_code == 422
    assert Service.objects.count() == before
    assert ServiceOffer.objects.count() == 4


def test_a_therapist_gets_a_name_a_title_and_words(cast: Cast) -> None:
    owner = as_(cast.olga)
    address = reverse("site:edit_therapist", args=[cast.mira_treats.pk])
    sent = {"name": "Mira Hoek", "title": "Therapist", "bio": "Necks.", "is_listed": ""}
    owner.post(address, sent)
    cast.mira_treats.refresh_from_db()
    cast.mira.refresh_from_db()
    assert cast.mira.display_name == "Mira Hoek"
    assert (cast.mira_treats.bio, cast.mira_treats.is_listed) == ("Necks.", False)
    undo(owner)
    cast.mira.refresh_from_db()
    assert cast.mira.display_name == "Mira"


def test_a_location_gets_an_address(cast: Cast) -> None:
    owner = as_(cast.olga)
    address = reverse("site:edit_site", args=[cast.north.pk])
    owner.post(address, {"name": "North", "address": "2 Canal Street", "phone": "+31201234567"})
    cast.north.refresh_from_db()
    assert (cast.north.address, cast.north.phone) == ("2 Canal Street", "+31 20 123 4567")
    assert cast.north.zone == "Europe/Amsterdam"


def test_only_the_owner_changes_the_clinic(cast: Cast, django_assert_max_num_queries: Any) -> None:
    names = ("edit", "edit_profile", "add_service")
    for user in (cast.otto, cast.mira, cast.ines_user):
        for name in names:
            assert as_(user).get(reverse(f"site:{name}")).status_code == 403
        assert as_(user).post(reverse("site:undo")).status_code == 403
    for name in names:
        assert "/account/login/" in Browser().get(reverse(f"site:{name}"))["Location"]
        owner = as_(cast.olga)
        with django_assert_max_num_queries(12):
            assert owner.get(reverse(f"site:{name}")).status_code == 200
