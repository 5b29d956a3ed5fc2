"""A practitioner's calendar address: secret, revocable, and without anything of health."""

from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client as Browser
from icalendar import Calendar

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.booking import actions
from palpate.clinic.messages.feeds import initials
from palpate.clinic.messages.models import CalendarFeed
from tests.clinic.cast import NOW, Cast, as_
from tests.clinic.messages.letterbox import book

PAGE = "/calendar/"


@pytest.fixture(autouse=True)
def _clock() -> Any:
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


def made(cast: Cast) -> str:
    """Mira's address, made on the page."""
    browser = as_(cast.mira)
    browser.post(PAGE, {"do": "new"})
    return str(browser.get(PAGE).context["address"])


def test_the_calendar_shows_time_place_and_initials_only(cast: Cast) -> None:
    visit = book(cast)
    answer = Browser().get(made(cast))
    assert answer["Content-Type"] == "text/calendar; method=PUBLISH; charset=utf-8"
    (event,) = Calendar.from_ical(answer.content).events
    assert event["SUMMARY"] == "Appointment I.A."
    assert visit.starts_at == event.DTSTART
    assert "ATTENDEE" not in event
    for hidden in (b"Ines", b"Almeida", b"Treatment", b"nerve", b"ines@"):
        assert hidden not in answer.content


def test_a_cancelled_visit_leaves_the_calendar(cast: Cast) -> None:
    visit, address = book(cast), made(cast)
    actions.cancel(visit, now=NOW, by=SYSTEM)
    assert not Calendar.from_ical(Browser().get(address).content).events


def test_nothing_new_is_answered_with_304(cast: Cast) -> None:
    visit, address = book(cast), made(cast)
    tag = Browser().get(address)["ETag"]
    again = Browser().get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    actions.cancel(visit, now=NOW, by=SYSTEM)
    assert Browser().get(address, headers={"If-None-Match": tag}).status_code == 200


def test_a_new_address_closes_the_old_and_switching_off_closes_all(cast: Cast) -> None:
    first = made(cast)
    second = made(cast)
    assert first != second
    assert [Browser().get(address).status_code for address in (first, second)] == [404, 200]
    as_(cast.mira).post(PAGE, {"do": "off"})
    assert Browser().get(second).status_code == 404
    assert not CalendarFeed.objects.get().is_on


def test_the_calendar_of_someone_who_left_opens_nothing(cast: Cast) -> None:
    address = made(cast)
    cast.mira.is_active = False
    cast.mira.save()
    assert Browser().get(address).status_code == 404


@pytest.mark.parametrize("token", ["x", "a:b", "0" * 32 + ".0:forged"])
def test_a_guess_opens_nothing(db: None, token: str) -> None:
    assert Browser().get(f"/calendar/{token}/visits.ics").status_code == 404


def test_the_page_is_for_those_who_treat(cast: Cast) -> None:
    assert as_(cast.otto).get(PAGE).status_code == 403
    assert b"No visits of your own" in as_(cast.olga).get(PAGE).content
    assert as_(cast.olga).post(PAGE, {"do": "new"}).status_code == 404
    assert "/account/login/" in Browser().get(PAGE)["Location"]


def test_a_calendar_asks_the_database_little(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    address = made(cast)
    for day in range(3):
        book(cast, NOW.replace(day=9 + day))
    with django_assert_max_num_queries(4):
        assert len(Calendar.from_ical(Browser().get(address).content).events) == 3


@pytest.mark.parametrize(
    ("name", "short"), [("Ines Almeida", "I.A."), ("Ines de Almeida Lda", "I.L."), ("Cher", "C.")]
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short
