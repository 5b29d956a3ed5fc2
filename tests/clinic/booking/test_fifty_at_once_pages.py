"""Fifty visitors tap one time on the page at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
import time_machine
from django.db import connections
from django.test import Client as Browser
from django.urls import reverse

from palpate.clinic.booking import addresses
from palpate.clinic.booking.models import Hold, Occupancy, Visit
from tests.clinic.booking.pages import GONE, confirm, keep, starts_on, text_of, wish
from tests.clinic.booking.slots import TOMORROW_NINE
from tests.clinic.cast import NOW, engage

VISITORS = 50

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


def at_once(send: Any) -> list[Any]:
    """The answers to fifty requests that begin together, each over a connection of its own."""
    start = Barrier(VISITORS)

    def one(number: int) -> Any:
        start.wait()
        try:
            return send(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(VISITORS) as pool:
        return list(pool.map(one, range(VISITORS)))


def test_one_keeps_the_time_and_the_others_are_shown_other_times() -> None:
    cast = engage()
    sent = wish(cast)
    with time_machine.travel(NOW, tick=False):
        answers = at_once(lambda _: Browser().post(reverse("booking:hold"), sent))
    winners = [answer for answer in answers if answer.status_code == 302]
    others = [answer for answer in answers if answer.status_code == 409]
    assert (len(winners), len(others)) == (1, VISITORS - 1)
    for answer in others:
        assert GONE in text_of(answer)
        assert starts_on(answer)
        assert TOMORROW_NINE.isoformat() not in starts_on(answer)
    assert Hold.objects.count() == 1
    cells = Occupancy.objects.values_list("resource_kind", "resource_id", "cell", "layer")
    assert len(cells) == len(set(cells))


def test_fifty_clicks_on_confirm_make_one_visit() -> None:
    cast = engage()
    with time_machine.travel(NOW, tick=False):
        token = keep(Browser(), cast)
        answers = at_once(
            lambda number: Browser(REMOTE_ADDR=f"192.0.2.{number}").post(
                reverse("booking:details"),
                {"hold": token, "name": "Tomás Říha", "email": "t@example.org", "agrees": "on"},
            )
        )
    assert {answer.status_code for answer in answers} == {302}
    assert Visit.objects.count() == 1


def test_of_fifty_who_have_moved_to_one_time_one_gets_it() -> None:
    cast = engage()
    with time_machine.travel(NOW, tick=False):
        browser = Browser()
        confirm(browser, keep(browser, cast, TOMORROW_NINE.replace(day=5)))
        mine = Visit.objects.get()
        target = {"site": str(cast.north.pk), "starts": TOMORROW_NINE.replace(day=6).isoformat()}
        sent = wish(cast, TOMORROW_NINE.replace(day=6))

        def send(number: int) -> Any:
            if number == 0:
                return Browser().post(addresses.of_visit(mine, "client_move"), target)
            return Browser().post(reverse("booking:hold"), sent)

        answers = at_once(send)
    assert sorted(answer.status_code for answer in answers) == [302] + [409] * (VISITORS - 1)
