"""From the question to the confirmed visit, without a script and without an account."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse

from palpate.clinic.booking.models import (
    ClinicProfile,
    Hold,
    OnlineBooking,
    ReasonKind,
    Room,
    Service,
    Shift,
    Visit,
)
from palpate.clinic.people.models import Client
from tests.clinic.booking.pages import (
    GONE,
    WHO,
    booked,
    confirm,
    hidden,
    href,
    keep,
    starts_on,
    text_of,
    wish,
)
from tests.clinic.booking.slots import TOMORROW_NINE
from tests.clinic.cast import NOW, Cast

MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def _clock() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_new_visitor_books_in_five_taps(cast: Cast) -> None:
    browser = Browser()
    assert browser.get(reverse("booking:start")).status_code == 200
    taps = [browser.post(reverse("booking:start"), {"reason": "chronic", "been": "new"})]
    proposal = browser.get(taps[-1]["Location"])
    assert "First visit" in text_of(proposal)
    times = browser.get(href(proposal, r"/book/times/[^\"]+"))
    taps.append(times)
    taps.append(
        browser.post(reverse("booking:hold"), {**hidden(times), "starts": starts_on(times)[0]})
    )
    page = browser.get(taps[-1]["Location"])
    taps.append("the box that accepts the policy")
    hold = re.search(r'name="hold" value="([^"]+)"', text_of(page))
    assert hold
    taps.append(confirm(browser, hold.group(1)))
    assert len(taps) <= 6
    visit = Visit.objects.get()
    assert visit.service == cast.first
    assert visit.reason == ReasonKind.CHRONIC
    done = browser.get(reverse("booking:confirmed"))
    assert "Your visit is booked" in text_of(done)
    assert "tomas@example.org" in text_of(done)


def test_the_reason_never_stands_in_an_address(cast: Cast) -> None:
    browser = Browser()
    answer = browser.post(reverse("booking:start"), {"reason": "nerve_symptoms", "been": "new"})
    page = browser.get(answer["Location"])
    addresses = [answer["Location"], *re.findall(r'(?:href|action)="([^"]+)"', text_of(page))]
    assert not any("nerve" in address for address in addresses)


def test_health_is_not_asked_before_a_time_is_kept(cast: Cast) -> None:
    browser = Browser()
    browser.post(reverse("booking:start"), {"reason": "acute", "been": "new"})
    for page in ("booking:start", "booking:service"):
        assert "<textarea" not in text_of(browser.get(reverse(page)))
    times = browser.get(reverse("booking:times"), {"service": cast.hour.pk})
    assert "<textarea" not in text_of(times)


def test_those_who_are_new_are_led_to_a_first_visit_whatever_they_came_for(cast: Cast) -> None:
    browser = Browser()
    address = f"{reverse('booking:start')}?service={cast.hour.pk}&therapist={cast.mira_treats.pk}"
    answer = browser.post(address, {"reason": "sport", "been": "new"})
    page = text_of(browser.get(answer["Location"]))
    assert "<h1>First visit</h1>" in page
    assert "75 minutes" in page
    assert "Zoe" not in page


def test_those_who_have_been_before_get_an_ordinary_visit(cast: Cast) -> None:
    browser = Browser()
    answer = browser.post(reverse("booking:start"), {"reason": "sport", "been": "known"})
    assert "<h1>Treatment, one hour</h1>" in text_of(browser.get(answer["Location"]))


def test_the_page_says_what_it_feels_like_and_when_to_see_a_doctor_first(cast: Cast) -> None:
    browser = Browser()
    first = text_of(browser.get(reverse("booking:start")))
    assert "See a doctor first" in first
    assert "112" in first
    answer = browser.post(reverse("booking:start"), {"reason": "trauma", "been": "new"})
    second = text_of(browser.get(answer["Location"]))
    assert "What it feels like" in second
    assert "Has a doctor looked at it?" in second


def test_an_unknown_reason_is_refused_with_a_sentence(cast: Cast) -> None:
    answer = Browser().post(reverse("booking:start"), {"reason": "magic", "been": "new"})
    assert answer.status_code == 422
    assert "Choose one of the reasons" in text_of(answer)


def test_times_name_their_zone_and_each_location_its_own(cast: Cast) -> None:
    browser, address = Browser(), reverse("booking:times")
    north = browser.get(address, {"service": cast.hour.pk, "site": cast.north.pk})
    south = browser.get(address, {"service": cast.hour.pk, "site": cast.south.pk})
    assert "Amsterdam time (UTC+1)" in text_of(north)
    assert "New York time (UTC−5)" in text_of(south)
    assert ">09:00</button>" in text_of(browser.get(address, {
        "service": cast.hour.pk, "site": cast.south.pk, "day": "2026-03-03",
    }))  # fmt: skip


def test_the_hour_of_opening_holds_over_the_change_of_clocks(cast: Cast) -> None:
    for day in ("2026-03-27", "2026-03-30"):
        page = Browser().get(
            reverse("booking:times"),
            {"service": cast.hour.pk, "site": cast.north.pk, "day": day},
        )
        assert ">09:00</button>" in text_of(page)
        zone = "UTC+1" if day < "2026-03-29" else "UTC+2"
        assert zone in text_of(page)


def test_htmx_gets_the_times_only(cast: Cast) -> None:
    page = Browser().get(
        reverse("booking:times"), {"service": cast.hour.pk}, headers={"HX-Request": "true"}
    )
    assert text_of(page).lstrip().startswith('<div id="times"')


@pytest.mark.parametrize(
    "query",
    ["month=9999-12", "month=0001-01", "day=2026-02-31", "month=x&day=y", "site=1", "therapist=x"],
)
def test_a_strange_address_shows_times_all_the_same(cast: Cast, query: str) -> None:
    page = Browser().get(f"{reverse('booking:times')}?service={cast.hour.pk}&{query}")
    assert page.status_code == 200


def test_an_unknown_service_leads_back_to_the_question(cast: Cast) -> None:
    page = Browser().get(reverse("booking:times"), {"service": "x"})
    assert page["Location"] == reverse("booking:start")


@pytest.mark.parametrize(
    "wrong",
    [{"starts": "noon"}, {"site": "x"}, {"service": ""}, {"starts": "9999-12-31T23:59:00Z"}],
)
def test_a_time_that_cannot_be_read_is_one_clear_page(cast: Cast, wrong: dict[str, str]) -> None:
    answer = Browser().post(reverse("booking:hold"), wish(cast, **wrong))
    assert answer.status_code == 400
    assert "tap a time again" in text_of(answer)


def test_a_service_that_is_not_online_cannot_be_held(cast: Cast) -> None:
    Service.objects.filter(pk=cast.hour.pk).update(is_bookable_online=False)
    assert Browser().post(reverse("booking:hold"), wish(cast)).status_code == 400


def test_a_time_outside_the_hours_is_not_held(cast: Cast) -> None:
    night = TOMORROW_NINE.replace(hour=2)
    answer = Browser().post(reverse("booking:hold"), wish(cast, night))
    assert answer.status_code == 409
    assert not Hold.objects.exists()


def test_the_page_says_until_when_the_time_is_kept(cast: Cast) -> None:
    browser = Browser()
    keep(browser, cast)
    page = text_of(browser.get(reverse("booking:details")))
    assert "Kept for you until <b>10:10</b>" in page
    assert "Amsterdam time" in page


def test_a_time_that_has_just_been_taken_is_said_with_other_times(cast: Cast) -> None:
    keep(Browser(), cast)
    answer = Browser().post(reverse("booking:hold"), wish(cast))
    assert answer.status_code == 409
    assert GONE in text_of(answer)
    assert starts_on(answer)
    assert TOMORROW_NINE.isoformat() not in starts_on(answer)


def test_with_anyone_the_next_free_therapist_is_taken(cast: Cast) -> None:

    Room.objects.create(site=cast.north, name="Birch")
    shift = cast.mira_treats.shifts.get(weekday=1)
    Shift.objects.create(
        practitioner=cast.zoe_treats,
        site=cast.north,
        weekday=1,
        starts=shift.starts,
        ends=shift.ends,
    )
    keep(Browser(), cast)
    keep(Browser(), cast)
    assert set(Hold.objects.values_list("practitioner", flat=True)) == {
        cast.mira_treats.pk,
        cast.zoe_treats.pk,
    }


def test_one_visitor_keeps_one_time(cast: Cast) -> None:
    browser = Browser()
    keep(browser, cast)
    keep(browser, cast, TOMORROW_NINE + timedelta(hours=2))
    assert Hold.objects.get().starts_at == TOMORROW_NINE + timedelta(hours=2)


def test_when_the_hold_has_expired_what_was_typed_stays(cast: Cast) -> None:
    browser = Browser()
    token = keep(browser, cast)
    with time_machine.travel(NOW + timedelta(minutes=11), tick=False):
        answer = confirm(browser, token)
        assert answer.status_code == 409
        assert "has run out" in text_of(answer)
        assert starts_on(answer)
        assert not Visit.objects.exists()
        keep(browser, cast)
        page = text_of(browser.get(reverse("booking:details")))
        assert 'value="Tomás Říha"' in page
        assert 'value="tomas@example.org"' in page


def test_opening_the_form_again_after_the_hold_expired_offers_other_times(cast: Cast) -> None:
    browser = Browser()
    keep(browser, cast)
    with time_machine.travel(NOW + timedelta(minutes=11), tick=False):
        answer = browser.get(reverse("booking:details"))
    assert answer.status_code == 409
    assert starts_on(answer)


def test_a_form_from_a_browser_that_forgot_everything_says_so(cast: Cast) -> None:
    answer = confirm(Browser(), "a token of long ago")
    assert answer.status_code == 410
    assert "has run out" in text_of(answer)


def test_sending_the_form_twice_books_once(cast: Cast) -> None:
    browser = Browser()
    token = keep(browser, cast)
    answers = [confirm(browser, token) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {reverse("booking:confirmed")}
    assert Visit.objects.count() == 1
    assert Client.objects.filter(name=WHO["name"]).count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": " "}, "Enter your name."),
        ({"email": ""}, "Enter an e-mail address or a telephone number."),
        ({"email": "tomas"}, "Enter an e-mail address such as"),
        ({"email": "", "phone": "12"}, "telephone number"),
        ({"agrees": ""}, "Tick the box"),
        ({"name": "x" * 161}, "at most 160"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    cast: Cast, typed: dict[str, str], sentence: str
) -> None:
    browser = Browser()
    answer = confirm(browser, keep(browser, cast), **typed)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert "There is a problem" in text_of(answer)
    assert not Visit.objects.exists()
    assert not Client.objects.filter(name__contains="Tomás").exists()


def test_a_telephone_alone_is_enough_and_the_clinics_country_is_understood(cast: Cast) -> None:
    ClinicProfile.objects.create(phone="+31201112233")
    visit = booked(cast, email="", phone="020 765 4321")
    assert visit.client.phone == "+31207654321"


def test_the_accepted_policy_is_kept_with_the_visit(cast: Cast) -> None:
    visit = booked(cast)
    kept = OnlineBooking.objects.get(visit=visit)
    assert "24 hours before" in kept.policy
    assert kept.accepted_at == NOW


def test_a_known_client_is_recognised_by_name_and_address_and_sees_no_difference(
    cast: Cast,
) -> None:
    stranger, ines = Browser(), Browser()
    visit = booked(cast, ines, name="ines  ALMEIDA", email="Ines@Example.org")
    assert visit.client == cast.ines
    new = confirm(stranger, keep(stranger, cast, TOMORROW_NINE + timedelta(hours=3)))
    assert new.status_code == 302
    pages = [text_of(b.get(reverse("booking:confirmed"))) for b in (stranger, ines)]
    shapes = [len(re.sub(r"<[^>]+>|\s+", " ", page).split(" ")) for page in pages]
    assert abs(shapes[0] - shapes[1]) <= 2
    assert str(cast.ines.phone) not in pages[1]


def test_another_name_at_a_known_address_is_another_client(cast: Cast) -> None:
    visit = booked(cast, name="Rui Almeida", email="ines@example.org")
    assert visit.client != cast.ines
    cast.ines.refresh_from_db()
    assert cast.ines.name == "Ines Almeida"


def test_a_known_client_who_is_elsewhere_at_that_time_chooses_another(cast: Cast) -> None:
    browser = Browser()
    booked(cast, Browser(), name="Ines Almeida", email="ines@example.org")
    south = {"site": str(cast.south.pk)}
    afternoon = TOMORROW_NINE + timedelta(hours=6)  # nine in New York
    booked_north = Browser()
    token = keep(booked_north, cast, afternoon)
    assert (
        confirm(booked_north, token, name="Ines Almeida", email="ines@example.org").status_code
        == 302
    )
    answer = confirm(
        browser, keep(browser, cast, afternoon, **south),
        name="Ines Almeida", email="ines@example.org",
    )  # fmt: skip
    assert answer.status_code == 409
    assert starts_on(answer)
    assert not Hold.objects.exists()


def test_too_many_tries_from_one_connection_are_told_to_wait(cast: Cast) -> None:
    answers = [
        Browser().post(reverse("booking:hold"), {}, REMOTE_ADDR="192.0.2.7").status_code
        for _ in range(61)
    ]
    assert answers[:60] == [400] * 60
    assert answers[60] == 429
    other = Browser().post(reverse("booking:hold"), {}, REMOTE_ADDR="192.0.2.8")
    assert other.status_code == 400


def test_the_confirmation_is_for_the_browser_that_booked(cast: Cast) -> None:
    booked(cast)
    assert Browser().get(reverse("booking:confirmed"))["Location"] == reverse("booking:start")


def test_a_clinic_without_services_says_so(cast: Cast) -> None:
    Service.objects.update(is_bookable_online=False)
    page = Browser().get(reverse("booking:service"))
    assert "not open yet" in text_of(page)


@pytest.mark.parametrize("page", ["start", "service", "times", "details", "confirmed", "visit"])
def test_no_page_asks_the_database_too_often(
    cast: Cast, page: str, django_assert_max_num_queries: Any
) -> None:
    browser = Browser()
    visit = booked(cast, browser)
    if page == "details":
        keep(browser, cast, TOMORROW_NINE + timedelta(hours=3))
    address = {
        "times": f"{reverse('booking:times')}?service={cast.hour.pk}",
        "visit": _link(browser),
    }.get(page) or reverse(f"booking:{page}")
    assert visit
    with django_assert_max_num_queries(MOST_QUERIES):
        assert browser.get(address).status_code == 200


def _link(browser: Browser) -> str:
    return urlsplit(href(browser.get(reverse("booking:confirmed")), r"/book/visit/[^\"]+/")).path
