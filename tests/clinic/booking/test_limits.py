"""How often one connection may do what is open to everyone."""

from datetime import timedelta
from typing import Any

from django.test import RequestFactory

from palpate.clinic.booking.limits import Limit, is_exceeded
from tests.clinic.cast import NOW

TWO = Limit(what="two", most=2, within=timedelta(minutes=10))


def tries(number: int, *, at: Any = NOW, **meta: str) -> list[bool]:
    request = RequestFactory().get("/", **meta)  # type: ignore[arg-type]
    return [is_exceeded(request, TWO, now=at) for _ in range(number)]


def test_the_third_of_two_is_one_too_many_until_the_stretch_is_over() -> None:
    assert tries(3) == [False, False, True]
    assert tries(1, at=NOW + TWO.within) == [False]


def test_every_connection_counts_for_itself() -> None:
    assert tries(3, REMOTE_ADDR="192.0.2.1")[-1]
    assert tries(2, REMOTE_ADDR="192.0.2.2") == [False, False]


def test_a_header_cannot_make_one_visitor_look_like_many() -> None:
    found = [tries(1, HTTP_X_FORWARDED_FOR=f"192.0.2.{number}") for number in range(3)]
    assert found == [[False], [False], [True]]


def test_behind_our_own_proxy_the_visitor_is_who_the_proxy_says(settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert tries(3, HTTP_X_FORWARDED_FOR="203.0.113.9, 192.0.2.1")[-1]
    assert tries(1, HTTP_X_FORWARDED_FOR="203.0.113.9, 192.0.2.2") == [False]
    assert tries(1, HTTP_X_FORWARDED_FOR="198.51.100.1, 192.0.2.1") == [True]
