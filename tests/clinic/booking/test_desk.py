"""The desk's pages: what they show to whom, and what a tap does."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.booking import actions
from palpate.clinic.booking.desk.suggest import as_value
from palpate.clinic.booking.models import Visit
from palpate.clinic.people.actions import register_client
from tests.clinic.booking.slots import TOMORROW_NINE, with_mira
from tests.clinic.cast import NOW, Cast, as_

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def booked(cast: Cast) -> Visit:
    return actions.book(cast.hour, with_mira(cast), cast.ines, now=NOW, by=SYSTEM)


def test_the_day_shows_the_visit_in_its_therapists_column(cast: Cast) -> None:
    booked(cast)
    page = as_(cast.otto).get(reverse("booking:day"), {"day": "2026-03-03"}).content.decode()
    assert "Ines Almeida" in page
    assert cast.mira.display_name in page


def test_another_therapist_sees_a_taken_time_and_no_name(cast: Cast) -> None:
    booked(cast)
    page = as_(cast.zoe).get(reverse("booking:day"), {"day": "2026-03-03"}).content.decode()
    assert "Taken" in page
    assert "Ines" not in page


def test_a_therapist_of_the_other_site_cannot_open_the_visit(cast: Cast) -> None:
    visit = booked(cast)
    assert as_(cast.zoe).get(reverse("booking:visit", args=[visit.pk])).status_code == 404


def test_a_client_cannot_open_the_day(cast: Cast) -> None:
    assert as_(cast.ines_user).get(reverse("booking:day")).status_code == 403


@pytest.mark.parametrize("page", ["today", "day", "book"])
def test_each_page_opens_for_all_staff_with_few_queries(
    cast: Cast, page: str, django_assert_max_num_queries: object
) -> None:
    booked(cast)
    for user in (cast.otto, cast.mira, cast.olga):
        browser = as_(user)
        with django_assert_max_num_queries(MOST_QUERIES):  # type: ignore[operator]
            assert browser.get(reverse(f"booking:{page}")).status_code == 200


def test_arrived_is_one_tap_and_can_be_undone(cast: Cast) -> None:
    visit, desk = booked(cast), as_(cast.otto)
    desk.post(reverse("booking:mark", args=[visit.pk, "arrived"]))
    visit.refresh_from_db()
    assert visit.state == Visit.State.ARRIVED
    desk.post(reverse("booking:mark", args=[visit.pk, "booked"]))
    visit.refresh_from_db()
    assert visit.state == Visit.State.BOOKED


def test_a_visit_cannot_be_cancelled_by_following_a_link(cast: Cast) -> None:
    visit = booked(cast)
    assert as_(cast.otto).get(reverse("booking:cancel", args=[visit.pk])).status_code == 405


def test_the_next_visit_is_offered_at_the_same_hour_and_booked_by_one_tap(cast: Cast) -> None:
    visit, desk = booked(cast), as_(cast.otto)
    again = reverse("booking:again", args=[visit.pk])
    offers = desk.get(again).context["offers"]
    week_later = TOMORROW_NINE + timedelta(weeks=1)
    first = next(offer for offer in offers if offer.slot.starts_at == week_later)
    desk.post(again, {"slot": first.value})
    assert Visit.objects.filter(client=cast.ines, starts_at=week_later).count() == 1


def test_a_time_taken_meanwhile_is_said_with_other_times(cast: Cast) -> None:
    visit, desk = booked(cast), as_(cast.otto)
    again = reverse("booking:again", args=[visit.pk])
    offer = desk.get(again).context["offers"][0]
    rival = register_client(name="Rival", by=SYSTEM, at=NOW)
    actions.book(cast.hour, offer.slot, rival, now=NOW, by=SYSTEM)
    answer = desk.post(again, {"slot": offer.value})
    assert answer.status_code == 409
    assert "has just been taken" in answer.content.decode()
    assert answer.context["offers"]


@pytest.mark.parametrize("value", ["", "nonsense", "a|b|c|d|e"])
def test_a_broken_time_is_refused_in_a_sentence(cast: Cast, value: str) -> None:
    visit = booked(cast)
    answer = as_(cast.otto).post(reverse("booking:move", args=[visit.pk]), {"slot": value})
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()


def test_a_time_of_the_wrong_length_is_refused(cast: Cast) -> None:
    visit = booked(cast)
    long = as_value(with_mira(cast, TOMORROW_NINE + timedelta(hours=3), minutes=180))
    answer = as_(cast.otto).post(reverse("booking:move", args=[visit.pk]), {"slot": long})
    assert answer.status_code == 422


def test_the_desk_books_for_a_client_by_day(cast: Cast) -> None:
    desk = as_(cast.otto)
    look = {
        "day": "2026-03-04",
        "service": str(cast.hour.pk),
        "site": str(cast.north.pk),
        "client": str(cast.ines.pk),
    }
    offers = desk.get(reverse("booking:book"), look).context["offers"]
    chosen = {**look, "slot": offers[0].value}
    answer = desk.post(reverse("booking:book"), chosen)
    assert answer.status_code == 302
    assert Visit.objects.get().client == cast.ines
