"""From intake, drawing and findings to a screen and a ranking, through the real records."""

from typing import Any

import pytest

from palpate.clinic.audit.actions import write_once
from palpate.clinic.audit.actor import CLIENT_LINK
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.findings import (
    AlreadyChangedError,
    record_finding,
    standing,
    take_back,
)
from palpate.clinic.charting.understanding import keep, understand
from palpate.clinic.intake.models import Intake, IntakeAnswerSet, PainDrawing
from palpate.findings.finding import Finding, State
from palpate.quantities import Side
from palpate.reasoning.stored import assessment_from_json
from palpate.screening.action import Action
from tests.clinic.cast import NOW, Cast

PRESSED = Finding(key="palpation:trapezius-upper", side=Side.RIGHT, grade=1.0)
TEMPLE = {"area": "temple", "side": "right", "intensity": 7, "quality": ["aching"]}
NECK = {"area": "side-of-neck", "side": "right", "intensity": 5, "quality": ["tight"]}


def told(visit: Visit, content: dict[str, Any], *regions: dict[str, Any]) -> Visit:
    intake = Intake.objects.create(
        visit=visit, client=visit.client, asked_at=NOW, expires_at=visit.starts_at
    )
    answers = IntakeAnswerSet(client=visit.client, intake=intake, form_version="1")
    answers.content = content
    write_once(answers, by=CLIENT_LINK, verb="submit intake", at=NOW)
    drawing = PainDrawing(client=visit.client, visit=visit, intake=intake, chart_version="areas-1")
    drawing.content = {"strokes": [], "regions": list(regions)}
    write_once(drawing, by=CLIENT_LINK, verb="submit drawing", at=NOW)
    return visit


def test_a_drawing_and_one_palpation_put_the_muscle_first(cast: Cast) -> None:
    visit = told(cast.visit(), {"complaint": "My neck aches"}, TEMPLE, NECK)
    record_finding(visit, PRESSED, author=cast.mira, at=NOW)
    understood = understand(visit, asks=0)
    assert understood.assessment.ranking[0].source == "trapezius-upper"
    assert understood.screen.action is Action.PROCEED


def test_a_serious_answer_stands_above_the_ranking_and_does_not_empty_it(cast: Cast) -> None:
    content = {"screening": {"saddle-numbness": "yes"}}
    understood = understand(told(cast.visit(), content, NECK), asks=0)
    assert understood.screen.action is Action.EMERGENCY
    assert understood.assessment.ranking


def test_the_words_of_the_complaint_are_screened_too(cast: Cast) -> None:
    words = "Since this morning I am numb between the legs and cannot pass urine."
    understood = understand(told(cast.visit(), {"complaint": words}, NECK), asks=0)
    assert understood.screen.action is Action.EMERGENCY


def test_recording_the_same_thing_again_amends_what_stood(cast: Cast) -> None:
    visit = cast.visit()
    record_finding(visit, PRESSED, author=cast.mira, at=NOW)
    absent = Finding(key=PRESSED.key, side=Side.RIGHT, state=State.ABSENT)
    record_finding(visit, absent, author=cast.mira, at=NOW)
    assert [row.state for row in standing(visit)] == ["absent"]


def test_a_finding_can_be_taken_back_once(cast: Cast) -> None:
    visit = cast.visit()
    row = record_finding(visit, PRESSED, author=cast.mira, at=NOW)
    take_back(row, author=cast.mira, at=NOW)
    assert standing(visit) == []
    with pytest.raises(AlreadyChangedError):
        take_back(row, author=cast.mira, at=NOW)


def test_after_undo_the_same_finding_can_be_recorded_again(cast: Cast) -> None:
    visit = cast.visit()
    take_back(record_finding(visit, PRESSED, author=cast.mira, at=NOW), author=cast.mira, at=NOW)
    record_finding(visit, PRESSED, author=cast.mira, at=NOW)
    assert len(standing(visit)) == 1


def test_the_screens_questions_can_be_answered_in_the_room(cast: Cast) -> None:
    visit = told(cast.visit(), {}, NECK)
    asked = Finding(key="has:screen.saddle-numbness")
    record_finding(visit, asked, author=cast.mira, at=NOW)
    assert understand(visit, asks=0).screen.action is Action.EMERGENCY


def test_an_assessment_is_kept_as_it_was_given(cast: Cast) -> None:
    visit = told(cast.visit(), {}, TEMPLE)
    answer = understand(visit, asks=0).assessment
    row = keep(visit, answer, author=cast.mira, at=NOW)
    row.refresh_from_db()
    assert assessment_from_json(row.content["assessment"]) == answer
