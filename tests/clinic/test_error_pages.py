"""What a visitor sees when something goes wrong, and the headers every answer carries."""

import re
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client as Browser
from django.test import RequestFactory

from palpate.clinic import errors


@pytest.mark.parametrize(
    ("code", "view", "following"),
    [
        (400, lambda request: errors.bad_request(request, ValueError("neck")), "reload the page"),
        (403, lambda request: errors.forbidden(request, ValueError("neck")), "another account"),
        (404, lambda request: errors.not_found(request, ValueError("neck")), "call the clinic"),
        (500, errors.broken, "Try again in a minute"),
        (403, lambda request: errors.stale_form(request, "neck"), "send it again"),
    ],
)
def test_every_error_page_says_what_next_and_nothing_of_what_was_sent(
    db: None, code: int, view: Any, following: str
) -> None:
    request: HttpRequest = RequestFactory().get("/visits/?said=neck+pain")
    page = view(request)
    text = page.content.decode()
    assert page.status_code == code
    assert following in text
    assert "neck" not in text


def test_an_unknown_address_gets_our_page(db: None) -> None:
    page = Browser().get("/no/such/page/")
    assert page.status_code == 404
    assert b"There is nothing here" in page.content


def test_a_form_without_its_token_is_told_to_reload(db: None) -> None:
    page = Browser(enforce_csrf_checks=True).post("/account/login/", {"login": "x"})
    assert page.status_code == 403
    assert b"open too long" in page.content


def test_scripts_and_styles_run_only_from_here_or_with_a_nonce(db: None) -> None:
    headers = Browser().get("/account/login/").headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert re.search(r"script-src 'self'( 'nonce-[\w+/=-]+')?;", policy)
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
