"""The findings page: one tap records, the ranking answers, flags stand above all."""

import pytest
import time_machine
from django.urls import reverse

from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.findings import standing
from palpate.clinic.charting.models import FindingRecord
from tests.clinic.cast import NOW, Cast, as_
from tests.clinic.charting.test_understanding import NECK, TEMPLE, told

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def visit(cast: Cast) -> Visit:
    return told(cast.visit(), {"complaint": "My neck <b>aches</b>"}, TEMPLE, NECK)


def page(visit: Visit) -> str:
    return reverse("charting:visit", args=[visit.pk])


def record(visit: Visit) -> str:
    return reverse("charting:record", args=[visit.pk])


def test_the_page_ranks_sources_with_reasons_and_says_nobody_reviewed_it(
    cast: Cast, visit: Visit
) -> None:
    html = as_(cast.mira).get(page(visit)).content.decode()
    assert "Upper trapezius" in html
    assert "temple" in html
    assert "No clinician has reviewed" in html


def test_the_clients_words_are_shown_as_words(cast: Cast, visit: Visit) -> None:
    assert "&lt;b&gt;aches" in as_(cast.mira).get(page(visit)).content.decode()


def test_desk_and_strangers_see_no_chart(cast: Cast, visit: Visit) -> None:
    assert as_(cast.otto).get(page(visit)).status_code == 403
    assert as_(cast.zoe).get(page(visit)).status_code == 404
    assert as_(cast.olga).get(page(visit)).status_code == 200
    assert as_(cast.olga).post(record(visit), {"result": "positive"}).status_code == 403


def test_one_tap_on_a_proposed_test_records_it(cast: Cast, visit: Visit) -> None:
    mira = as_(cast.mira)
    ask = mira.get(page(visit)).context["next"][0]
    answer = mira.post(
        record(visit), {"key": ask["key"], "side": ask["side"], "result": "negative"}, **HTMX
    )
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    assert [row.key for row in standing(visit)] == [ask["key"]]
    assert ask["key"] not in {one["key"] for one in answer.context["next"]}


def test_a_structure_is_recorded_by_name(cast: Cast, visit: Visit) -> None:
    entry = {"name": "Feel: Upper trapezius", "side": "right", "result": "familiar"}
    answer = as_(cast.mira).post(record(visit), entry, **HTMX)
    assert answer.context["sources"][0]["label"] == "Upper trapezius"
    assert standing(visit)[0].grade == 1.0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": "no such thing", "side": "left", "result": "positive"}, "Nothing has this name"),
        ({"name": "Feel: Upper trapezius", "result": "tender"}, "on which side"),
        ({"name": "Feel: Upper trapezius", "side": "left"}, "how it came out"),
    ],
)
def test_a_wrong_entry_says_what_is_missing_and_records_nothing(
    cast: Cast, visit: Visit, wrong: dict[str, str], said: str
) -> None:
    answer = as_(cast.mira).post(record(visit), wrong, **HTMX)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not FindingRecord.objects.exists()


def test_a_finding_is_taken_back_in_one_tap(cast: Cast, visit: Visit) -> None:
    mira = as_(cast.mira)
    mira.post(record(visit), {"name": "Feel: Upper trapezius", "side": "right", "result": "tender"})
    row = standing(visit)[0]
    mira.post(reverse("charting:remove", args=[visit.pk, row.pk]), **HTMX)
    assert standing(visit) == []
    assert FindingRecord.objects.count() == 2


def test_a_finding_of_another_visit_cannot_be_taken_back_here(cast: Cast, visit: Visit) -> None:
    other = cast.visit()
    mira = as_(cast.mira)
    mira.post(record(other), {"name": "Feel: Upper trapezius", "side": "right", "result": "tender"})
    row = standing(other)[0]
    assert mira.post(reverse("charting:remove", args=[visit.pk, row.pk])).status_code == 404


def test_a_serious_answer_in_the_room_stands_above_the_ranking(cast: Cast, visit: Visit) -> None:
    entry = {"key": "has:screen.saddle-numbness", "result": "positive"}
    answer = as_(cast.mira).post(record(visit), entry, **HTMX)
    html = answer.content.decode()
    assert answer.context["no_session"]
    assert html.index("Emergency: call now") < html.index("Likeliest sources")
    assert answer.context["next"] == []


def test_a_visit_nobody_drew_for_says_what_to_do(cast: Cast) -> None:
    html = as_(cast.mira).get(page(cast.visit())).content.decode()
    assert "No drawing for this visit" in html
