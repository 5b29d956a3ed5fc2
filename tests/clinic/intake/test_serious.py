"""A serious answer at home: what the client reads at once, who is told, and what stays."""

import json

import pytest
from django.urls import reverse

from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.intake.models import AlertStep, SafetyAlert
from palpate.clinic.jobs.models import Job
from tests.clinic.cast import Cast, as_
from tests.clinic.intake.walking import (
    BACK,
    EMERGENCY,
    PAGES,
    URGENT,
    Walker,
    page_asking,
    place_page,
)

pytestmark = pytest.mark.django_db


def test_an_emergency_shows_at_once_whom_to_call(aching: Walker) -> None:
    answer = aching.send(place_page(aching), **EMERGENCY)
    assert answer.headers["Location"].endswith("/call/")
    page = aching.get("call").content.decode()
    assert "Please call 112 now" in page
    assert 'href="tel:112"' in page
    assert "+31201234567" in page


def test_the_instruction_names_no_illness_and_repeats_no_answer(aching: Walker) -> None:
    aching.send(place_page(aching), **EMERGENCY)
    page = aching.get("call").content.decode().lower()
    for word in ("cauda", "equina", "saddle", "numbness", "tumour"):
        assert word not in page, word


def test_the_visit_is_marked_and_the_alert_waits(aching: Walker) -> None:
    aching.send(place_page(aching), **EMERGENCY)
    aching.visit.refresh_from_db()
    assert aching.visit.must_call_first
    alert = SafetyAlert.objects.get()
    assert (alert.action, alert.state) == ("emergency", "open")
    assert "cauda-equina" in alert.rules
    step = alert.steps.get()
    assert step.kind == AlertStep.Kind.RAISED
    assert "saddle-numbness" in step.content["flags"][0]["facts"]
    assert Job.objects.filter(kind="alert-unanswered").count() == 1
    assert AuditEntry.objects.filter(verb="alert raised").exists()


def test_an_urgent_answer_asks_for_a_doctor_today(aching: Walker) -> None:
    answer = aching.send("questions-2", **URGENT)
    assert answer.headers["Location"].endswith("/call/")
    page = aching.get("call").content.decode()
    assert "Please speak to a doctor today" in page
    assert SafetyAlert.objects.get().action == "refer_urgent"


@pytest.mark.parametrize(
    ("answers", "title"),
    [
        ({"q-self-harm-thoughts": "yes", "rest": "no"}, "You are not alone with this"),
        ({"q-violence": "yes", "rest": "no"}, "You are not alone with this"),
    ],
)
def test_the_crisis_path_leaves_nobody_alone_with_a_form(
    aching: Walker, answers: dict[str, str], title: str
) -> None:
    mind = page_asking(aching, "harming yourself")
    aching.send(mind, **answers)
    page = aching.get("call").content.decode()
    assert title in page
    assert 'href="tel:0800-0113"' in page
    assert 'href="tel:112"' in page
    assert "You do not need to finish this form" in page


def test_words_are_read_as_well_as_taps(walker: Walker) -> None:
    walker.post("start")
    words = {**PAGES["reason"], "complaint": "Back pain. I want to kill myself."}
    answer = walker.send("reason", **words)
    assert answer.headers["Location"].endswith("/call/")
    assert "0800-0113" in walker.get("call").content.decode()


def test_the_form_can_be_finished_and_the_warning_stays(aching: Walker) -> None:
    aching.send("questions-2", **URGENT)
    page = aching.get("step", "history").content.decode()
    assert "Please call first" in page
    aching.finish(places={"areas": BACK}, questions_2=URGENT)
    done = aching.get("received").content.decode()
    assert "speak to a doctor today" in done
    assert "received your answers" in done


def test_changing_the_answer_lowers_nothing_and_is_noted(aching: Walker) -> None:
    aching.send("questions-2", **URGENT)
    answer = aching.send("questions-2", rest="no")
    assert not answer.headers["Location"].endswith("/call/")
    alert = SafetyAlert.objects.get()
    assert (alert.action, alert.state) == ("refer_urgent", "open")
    aching.visit.refresh_from_db()
    assert aching.visit.must_call_first
    assert [step.kind for step in alert.steps.order_by("at")] == ["raised", "noted"]
    aching.send("questions-1", rest="no")
    assert alert.steps.count() == 2


def test_it_rises_when_more_is_told(aching: Walker) -> None:
    aching.send("questions-2", **URGENT)
    aching.send(place_page(aching), **EMERGENCY)
    alert = SafetyAlert.objects.get()
    assert alert.action == "emergency"
    assert {"clot-in-a-limb", "cauda-equina"} <= set(alert.rules)


def test_the_same_answer_again_raises_nothing_new(aching: Walker) -> None:
    aching.send("questions-2", **URGENT)
    answer = aching.send("questions-2", **URGENT)
    assert not answer.headers["Location"].endswith("/call/")
    assert SafetyAlert.objects.count() == 1
    assert AlertStep.objects.count() == 1


def test_everyday_answers_raise_no_alarm(walker: Walker) -> None:
    walker.finish()
    walker.visit.refresh_from_db()
    assert not walker.visit.must_call_first
    assert not SafetyAlert.objects.exists()
    assert walker.get("call").status_code == 302


@pytest.mark.parametrize(
    "complaint",
    [
        "Stiff neck after a bad night, worse at the computer",
        "Dull ache in my lower back when I sit for long",
        "Tension headaches on workdays",
        "Sore shoulder after swimming, no injury",
        "My hip is tight after running",
        "Calf cramps now and then at football training",
    ],
)
def test_everyday_words_raise_no_alarm(walker: Walker, complaint: str) -> None:
    walker.finish(reason={**PAGES["reason"], "complaint": complaint})
    assert not SafetyAlert.objects.exists()


def test_the_desk_learns_to_call_and_nothing_else(cast: Cast, aching: Walker) -> None:
    aching.send(place_page(aching), **EMERGENCY)
    desk = as_(cast.otto)
    page = desk.get(reverse("booking:visit", args=[aching.visit.pk])).content.decode()
    assert "Call before treating" in page
    for word in ("saddle", "cauda", "emergency: call now", "numb"):
        assert word not in page.lower()
    alert = SafetyAlert.objects.get()
    for address in (reverse("intake:alerts"), reverse("intake:alert", args=[alert.pk]),
                    reverse("intake:review", args=[aching.visit.pk])):  # fmt: skip
        assert desk.get(address).status_code == 403


def test_nothing_of_health_leaves_the_records(aching: Walker) -> None:
    aching.send(place_page(aching), **EMERGENCY)
    jobs = json.dumps(list(Job.objects.values_list("kind", "key", "payload")), default=str)
    trail = json.dumps(list(AuditEntry.objects.values_list("verb", "subject_table")), default=str)
    for word in ("saddle", "cauda", "emergency", "numb", "back"):
        assert word not in jobs
        assert word not in trail
