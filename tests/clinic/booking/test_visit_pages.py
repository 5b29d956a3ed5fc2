"""Behind a client's link: time and place, to move, cancel and undo; and links that open nothing."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse
from icalendar import Calendar

from palpate.clinic.audit.actor import CLIENT_LINK, SYSTEM
from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.booking import actions, addresses
from palpate.clinic.booking.links import Purpose, token_for
from palpate.clinic.booking.models import Hold, Occupancy, Visit
from tests.clinic.booking.pages import GONE, starts_on, text_of
from tests.clinic.booking.slots import TOMORROW_NINE, with_mira
from tests.clinic.cast import NOW, Cast

THURSDAY = TOMORROW_NINE + timedelta(days=2)


@pytest.fixture(autouse=True)
def _clock() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def visit(cast: Cast) -> Visit:
    slot = with_mira(cast, THURSDAY)
    return actions.book(cast.hour, slot, cast.ines, now=NOW, by=SYSTEM, reason="chronic")


def to(visit: Visit, page: str = "client_visit") -> str:
    return addresses.of_visit(visit, page)


def when(visit: Visit, cast: Cast, **later: int) -> dict[str, str]:
    starts_at = visit.starts_at + timedelta(**later)
    return {"site": str(cast.north.pk), "starts": starts_at.isoformat()}


def test_the_page_shows_time_and_place_and_nothing_else(cast: Cast, visit: Visit) -> None:
    page = text_of(Browser().get(to(visit)))
    assert "Thursday 5 March 2026<br>09:00 to 10:00" in page
    assert "North, 1 Canal Street" in page
    assert "Amsterdam time (UTC+1)" in page
    for hidden in ("Ines", "Almeida", "ines@example.org", "Mira", "Treatment", "chronic"):
        assert hidden not in page


def test_the_page_is_kept_out_of_caches_and_of_search(visit: Visit) -> None:
    answer = Browser().get(to(visit))
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"
    assert 'content="noindex"' in text_of(answer)


def test_moving_takes_the_new_time_and_can_be_undone(cast: Cast, visit: Visit) -> None:
    browser = Browser()
    page = browser.get(to(visit, "client_move"))
    assert starts_on(page)
    answer = browser.post(to(visit, "client_move"), when(visit, cast, hours=2))
    assert answer.status_code == 302
    visit.refresh_from_db()
    assert visit.starts_at == THURSDAY + timedelta(hours=2)
    shown = text_of(browser.get(answer["Location"]))
    assert "Moved." in shown
    browser.post(to(visit, "client_move"), when(visit, cast, hours=-2))
    visit.refresh_from_db()
    assert visit.starts_at == THURSDAY
    assert visit.sequence == 2


def test_the_page_for_moving_opens_on_the_day_of_the_visit(visit: Visit) -> None:
    page = text_of(Browser().get(to(visit, "client_move")))
    assert '<h2 id="day-name">Thursday 5 March</h2>' in page


def test_a_move_to_tomorrow_can_be_undone_though_the_cut_off_has_passed(
    cast: Cast, visit: Visit
) -> None:
    browser = Browser()
    browser.post(to(visit, "client_move"), when(visit, cast, hours=-48))
    visit.refresh_from_db()
    assert visit.starts_at == THURSDAY - timedelta(hours=48)
    assert "Undo: back to the time before" in text_of(browser.get(to(visit)))
    stranger = Browser().post(to(visit, "client_move"), when(visit, cast, hours=48))
    assert stranger.status_code == 409
    browser.post(to(visit, "client_move"), when(visit, cast, hours=48))
    visit.refresh_from_db()
    assert visit.starts_at == THURSDAY


def test_moving_onto_a_time_just_taken_keeps_the_old_one_and_shows_others(
    cast: Cast, visit: Visit
) -> None:
    noon = with_mira(cast, THURSDAY + timedelta(hours=3))
    actions.hold_slot(cast.hour, noon, now=NOW, by=SYSTEM)
    answer = Browser().post(to(visit, "client_move"), when(visit, cast, hours=3))
    assert answer.status_code == 409
    assert GONE in text_of(answer)
    assert starts_on(answer)
    visit.refresh_from_db()
    assert visit.starts_at == THURSDAY


def test_moving_is_with_the_same_therapist(cast: Cast, visit: Visit) -> None:
    wrong = {"site": str(cast.south.pk), "starts": (THURSDAY + timedelta(hours=7)).isoformat()}
    assert Browser().post(to(visit, "client_move"), wrong).status_code == 409
    visit.refresh_from_db()
    assert visit.practitioner == cast.mira_treats


def test_cancelling_frees_the_time_and_the_same_browser_may_undo_it(visit: Visit) -> None:
    browser = Browser()
    answer = browser.post(to(visit, "client_cancel"))
    assert not Occupancy.objects.exists()
    assert "Undo: keep the visit" in text_of(browser.get(answer["Location"]))
    browser.post(to(visit, "client_restore"))
    visit.refresh_from_db()
    assert visit.state == Visit.State.BOOKED
    assert visit.cells.exists()


def test_another_browser_cannot_bring_a_cancelled_visit_back(visit: Visit) -> None:
    actions.cancel(visit, now=NOW, by=SYSTEM)
    browser = Browser()
    page = browser.post(to(visit, "client_restore"))
    assert "Undo" not in text_of(page)
    visit.refresh_from_db()
    assert visit.state == Visit.State.CANCELLED


def test_undo_says_so_when_the_time_has_gone_meanwhile(cast: Cast, visit: Visit) -> None:
    browser = Browser()
    browser.post(to(visit, "client_cancel"))
    actions.hold_slot(cast.hour, with_mira(cast, THURSDAY), now=NOW, by=SYSTEM)
    answer = browser.post(to(visit, "client_restore"))
    assert answer.status_code == 409
    assert "just been taken" in text_of(answer)
    assert Hold.objects.count() == 1


def test_cancelling_twice_changes_nothing_more(visit: Visit) -> None:
    browser = Browser()
    browser.post(to(visit, "client_cancel"))
    answer = browser.post(to(visit, "client_cancel"))
    assert answer.status_code == 409
    visit.refresh_from_db()
    assert visit.sequence == 1


def test_after_the_cut_off_the_page_says_to_call(cast: Cast, visit: Visit) -> None:
    with time_machine.travel(visit.starts_at - timedelta(hours=23), tick=False):
        page = Browser().get(to(visit))
        assert "until 24 hours before" in text_of(page)
        assert "Move to another time" not in text_of(page)
        for answer in (
            Browser().post(to(visit, "client_cancel")),
            Browser().post(to(visit, "client_move"), when(visit, cast, hours=2)),
            Browser().get(to(visit, "client_move")),
        ):
            assert answer.status_code == 409
            assert "call the clinic" in text_of(answer)
    visit.refresh_from_db()
    assert (visit.state, visit.sequence) == (Visit.State.BOOKED, 0)


@pytest.mark.parametrize("page", ["client_visit", "client_move", "client_cancel", "client_file"])
def test_a_garbled_a_revoked_and_an_old_link_open_nothing(visit: Visit, page: str) -> None:
    method = "post" if page == "client_cancel" else "get"
    garbled = reverse(f"booking:{page}", args=[token_for(visit, Purpose.VISIT)[:-3]])
    intake = reverse(f"booking:{page}", args=[token_for(visit, Purpose.INTAKE)])
    good = to(visit, page)
    answers = [getattr(Browser(), method)(address) for address in (garbled, intake)]
    with time_machine.travel(visit.ends_at + timedelta(days=3), tick=False):
        answers.append(getattr(Browser(), method)(good))
    Visit.objects.filter(pk=visit.pk).update(link_version=1)
    answers.append(getattr(Browser(), method)(good))
    for answer in answers:
        assert answer.status_code == 410
        assert "This link no longer works" in text_of(answer)
        assert "call the clinic" in text_of(answer)
    visit.refresh_from_db()
    assert visit.state == Visit.State.BOOKED


def test_a_move_that_cannot_be_read_changes_nothing(cast: Cast, visit: Visit) -> None:
    for wrong in ({}, {"site": str(cast.north.pk), "starts": "noon"}):
        answer = Browser().post(to(visit, "client_move"), wrong)
        assert answer.status_code == 400
    visit.refresh_from_db()
    assert visit.sequence == 0


def test_cancelling_needs_a_form(visit: Visit) -> None:
    assert Browser().get(to(visit, "client_cancel")).status_code == 405
    assert Browser(enforce_csrf_checks=True).post(to(visit, "client_cancel")).status_code == 403


def test_the_file_is_a_calendar_without_anything_of_health(visit: Visit) -> None:
    answer = Browser().get(to(visit, "client_file"))
    assert answer["Content-Type"] == "text/calendar; method=PUBLISH; charset=utf-8"
    found = Calendar.from_ical(answer.content)
    (event,) = found.events
    assert found["METHOD"] == "PUBLISH"
    assert event["SUMMARY"] == "Appointment"
    assert visit.starts_at == event.DTSTART
    for hidden in (b"Ines", b"Treatment", b"chronic"):
        assert hidden not in answer.content


def test_the_file_of_a_cancelled_visit_says_so(visit: Visit) -> None:
    actions.cancel(visit, now=NOW, by=SYSTEM)
    (event,) = Calendar.from_ical(Browser().get(to(visit, "client_file")).content).events
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)


def test_what_the_link_did_is_on_the_trail(visit: Visit) -> None:
    Browser().post(to(visit, "client_cancel"))
    entry = AuditEntry.objects.get(verb="cancel visit")
    assert entry.actor_kind == CLIENT_LINK.kind


def test_links_are_not_tried_out_without_end(cast: Cast) -> None:
    address = reverse("booking:client_visit", args=["a-guess"])
    codes = [Browser().get(address).status_code for _ in range(121)]
    assert codes[-2:] == [410, 429]
