"""The login and second-factor pages in the clinic's own design."""

import re
from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client as Browser
from django.urls import reverse

from tests.clinic.cast import PASSWORD, Cast

OUTSIDE = ["account_login", "account_reset_password", "account_reset_password_done"]
INSIDE = [
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_generate_recovery_codes",
]


def looks_right(page: str) -> None:
    assert "dist/app.css" in page
    assert page.count("<h1") == 1
    assert not re.search(r"<[a-z][^>]*\sstyle=", page)
    assert not re.search(r"<p>\s*<label", page)  # Django's bare form layout
    labelled = set(re.findall(r'<label[^>]*for="([^"]+)"', page))
    shown = re.findall(r'<input(?=[^>]*type="(?:text|email|password)")[^>]*id="([^"]+)"', page)
    assert set(shown) <= labelled


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_page_for_those_outside(db: None, name: str) -> None:
    response = Browser().get(reverse(name))
    assert response.status_code == 200
    looks_right(response.content.decode())


@pytest.mark.parametrize("name", INSIDE)
def test_a_page_for_those_inside(cast: Cast, name: str) -> None:
    browser = logged_in(cast)
    if name == "mfa_generate_recovery_codes":
        with_a_code_app(cast)
    response = browser.get(reverse(name))
    assert response.status_code == 200, response.headers.get("Location")
    looks_right(response.content.decode())


def test_a_key_is_listed_with_its_date(cast: Cast) -> None:
    browser = logged_in(cast)
    Authenticator.objects.create(
        user=cast.mira,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Blue key", "credential": {}},
        created_at=datetime(2026, 3, 2, tzinfo=UTC),
    )
    page = browser.get(reverse("mfa_list_webauthn")).content.decode()
    assert "Blue key" in page
    assert "2 March 2026" in page


def test_a_wrong_password_is_said_in_the_summary(db: None) -> None:
    page = Browser().post(reverse("account_login"), {"login": "x@example.org", "password": "no"})
    assert "There is a problem" in page.content.decode()


def test_a_page_says_whether_the_second_factor_is_on(cast: Cast) -> None:
    browser = logged_in(cast)
    assert "Set up the app" in browser.get(reverse("mfa_index")).content.decode()
    with_a_code_app(cast)
    assert "Turn off" in browser.get(reverse("mfa_index")).content.decode()


def logged_in(cast: Cast) -> Browser:
    """By the forms, since the second factor asks for the password once more."""
    EmailAddress.objects.filter(user=cast.mira).update(verified=True)
    browser = Browser()
    browser.post(reverse("account_login"), {"login": cast.mira.email, "password": PASSWORD})
    browser.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return browser


def with_a_code_app(cast: Cast) -> None:
    Authenticator.objects.create(
        user=cast.mira, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"}
    )
