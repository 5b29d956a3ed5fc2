"""Measuring at a visit, seeing the course, and being told when it stalls."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from palpate.clinic.booking.models import Visit
from palpate.clinic.outcomes.actions import NoEpisodeError, record_measure
from palpate.clinic.outcomes.models import Measure
from palpate.clinic.outcomes.queries import course_of
from palpate.knowledge.read import shipped
from palpate.outcomes.score import CannotScoreError
from tests.clinic.cast import NOW, Cast, as_

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}
NPRS = shipped().instruments["nprs"]
BEFORE = Measure.Phase.BEFORE


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def weekly(cast: Cast, *pains: float) -> list[Visit]:
    """A visit a week up to today, each done and measured before."""
    visits = []
    for number, pain in enumerate(pains):
        at = NOW - timedelta(weeks=len(pains) - number)
        visit = cast.visit(starts_at=at, ends_at=at + timedelta(hours=1), state=Visit.State.DONE)
        record_measure(visit, NPRS, [pain], phase=BEFORE, author=cast.mira, at=at)
        visits.append(visit)
    return visits


def address(visit: Visit, phase: str = "before", instrument: str = "nprs") -> str:
    return reverse("outcomes:record", args=[visit.pk, phase, instrument])


def test_one_number_is_recorded_in_one_tap(cast: Cast) -> None:
    visit = cast.visit()
    answer = as_(cast.mira).post(address(visit), {"nprs-now": "6"}, **HTMX)
    assert answer.status_code == 200
    assert Measure.objects.get().score == 6


def test_three_numbers_are_their_mean(cast: Cast) -> None:
    given = {"nprs-now": "4", "nprs-worst": "8", "nprs-least": "3"}
    as_(cast.mira).post(address(cast.visit()), given, **HTMX)
    assert Measure.objects.get().score == 5


def test_measuring_again_amends_and_keeps_the_first(cast: Cast) -> None:
    visit = cast.visit()
    for pain in ("6", "7"):
        as_(cast.mira).post(address(visit), {"nprs-now": pain}, **HTMX)
    assert Measure.objects.count() == 2
    assert Measure.objects.get(amended_by__isnull=True).score == 7


def test_nothing_answered_says_so_and_records_nothing(cast: Cast) -> None:
    answer = as_(cast.mira).post(address(cast.visit()), {}, **HTMX)
    assert answer.status_code == 422
    assert "nothing was answered" in answer.content.decode()
    assert not Measure.objects.exists()


def test_a_score_outside_its_scale_is_refused(cast: Cast) -> None:
    with pytest.raises(CannotScoreError):
        record_measure(cast.visit(), NPRS, [12], phase=BEFORE, author=cast.mira, at=NOW)


def test_a_visit_without_a_complaint_says_what_to_do(cast: Cast) -> None:
    visit = cast.visit(episode=None)
    with pytest.raises(NoEpisodeError, match="open one first"):
        record_measure(visit, NPRS, [3], phase=BEFORE, author=cast.mira, at=NOW)
    page = as_(cast.mira).get(reverse("outcomes:visit", args=[visit.pk])).content.decode()
    assert "No complaint yet" in page


def test_the_course_says_whether_a_change_is_real_and_matters(cast: Cast) -> None:
    weekly(cast, 8, 6, 4)
    line = course_of(cast.episode, shipped(), now=NOW).lines[0]
    assert [value for _, value in line.points] == [8, 6, 4]
    assert line.change is not None
    assert line.change.verdict == "real and meaningful"


def test_a_change_within_error_is_never_progress(cast: Cast) -> None:
    weekly(cast, 6, 5.5)
    page = as_(cast.mira).get(reverse("outcomes:episode", args=[cast.episode.pk]))
    assert "within measurement noise" in page.content.decode()


def test_six_visits_without_change_ask_to_stop_and_refer(cast: Cast) -> None:
    weekly(cast, 6, 6, 6, 6, 6, 6)
    page = as_(cast.mira).get(reverse("outcomes:overview")).content.decode()
    assert "No change yet" in page
    course = as_(cast.mira).get(reverse("outcomes:episode", args=[cast.episode.pk]))
    assert "refer" in course.content.decode()


def test_a_value_after_the_session_is_shown_apart_from_the_course(cast: Cast) -> None:
    visit = weekly(cast, 7, 6)[-1]
    record_measure(visit, NPRS, [2], phase=Measure.Phase.AFTER, author=cast.mira, at=NOW)
    line = course_of(cast.episode, shipped(), now=NOW).lines[0]
    assert [value for _, value in line.points] == [7, 6]
    assert [pair[1:] for pair in line.same_day] == [(6, 2)]


@pytest.mark.parametrize("page", ["visit", "episode"])
def test_desk_and_strangers_see_no_outcomes(cast: Cast, page: str) -> None:
    target = cast.visit().pk if page == "visit" else cast.episode.pk
    opened = reverse(f"outcomes:{page}", args=[target])
    assert as_(cast.otto).get(opened).status_code == 403
    assert as_(cast.zoe).get(opened).status_code == 404
    assert as_(cast.mira).get(opened).status_code == 200


def test_an_unknown_instrument_or_phase_is_not_found(cast: Cast) -> None:
    visit = cast.visit()
    mira = as_(cast.mira)
    assert mira.post(address(visit, instrument="tarot"), {}).status_code == 404
    assert mira.post(address(visit, phase="during"), {}).status_code == 404
