"""Logging in by e-mail address, and what happens to those who guess."""

from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse

from palpate.clinic.accounts.models import User
from tests.clinic.cast import PASSWORD, Cast

LOGIN = "/account/login/"


def try_to_log_in(email: str, password: str = PASSWORD) -> Browser:
    browser = Browser()
    browser.post(LOGIN, {"login": email, "password": password})
    return browser


def is_in(browser: Browser) -> bool:
    return "_auth_user_id" in browser.session


def test_the_right_password_opens(cast: Cast) -> None:
    assert is_in(try_to_log_in(cast.mira.email))


def test_the_address_may_be_typed_in_capitals(cast: Cast) -> None:
    assert is_in(try_to_log_in(cast.mira.email.upper()))


@pytest.mark.parametrize("password", ["", "wrong", PASSWORD + " "])
def test_a_wrong_password_does_not(cast: Cast, password: str) -> None:
    assert not is_in(try_to_log_in(cast.mira.email, password))


def test_an_unknown_address_gets_the_same_answer_as_a_wrong_password(cast: Cast) -> None:
    pages = [
        Browser().post(LOGIN, {"login": email, "password": "wrong"}).content.count(b"not correct")
        for email in (cast.mira.email, "nobody@palpate.example")
    ]
    assert pages[0] == pages[1] == 1


def test_a_login_that_was_closed_stays_closed(cast: Cast) -> None:
    User.objects.filter(pk=cast.mira.pk).update(is_active=False)
    assert not is_in(try_to_log_in(cast.mira.email))


def test_after_too_many_wrong_passwords_even_the_right_one_waits(cast: Cast, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = False
    for _ in range(8):
        try_to_log_in(cast.mira.email, "wrong")
    answer = Browser().post(LOGIN, {"login": cast.mira.email, "password": PASSWORD})
    assert answer.status_code == 429
    assert b"Wait half an hour" in answer.content
    assert is_in(try_to_log_in(cast.otto.email)), "others are not locked out with her"


def test_nobody_signs_up_alone(db: None) -> None:
    page = Browser().post(
        reverse("account_signup"), {"email": "eve@palpate.example", "password1": PASSWORD}
    )
    assert not User.objects.exists()
    assert page.status_code == 200
