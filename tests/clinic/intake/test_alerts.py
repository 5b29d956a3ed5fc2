"""The queue of serious answers: who sees it, who may lower it, and in how many steps."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.booking.models import Visit
from palpate.clinic.intake import background, lowering
from palpate.clinic.intake.models import AlertStep, SafetyAlert
from palpate.clinic.intake.queries import overrides_at
from palpate.clinic.people.actions import add_to_care_team
from palpate.screening.action import Action
from tests.clinic.cast import NOW, Cast, as_
from tests.clinic.intake.walking import EMERGENCY, URGENT, Walker, place_page

pytestmark = pytest.mark.django_db
REASON = {"to": "caution", "reason": "Swelling from a known sprain, seen by her doctor last week."}


@pytest.fixture
def urgent(aching: Walker) -> SafetyAlert:
    aching.send("questions-2", **URGENT)
    return SafetyAlert.objects.get()


@pytest.fixture
def emergency(aching: Walker) -> SafetyAlert:
    aching.send(place_page(aching), **EMERGENCY)
    return SafetyAlert.objects.get()


def at(page: str, alert: SafetyAlert) -> str:
    return reverse(f"intake:{page}", args=[alert.pk])


def ask_again(browser: Browser, alert: SafetyAlert, answer: str = "no") -> Any:
    form = browser.get(at("ask_again", alert)).context["asking"]
    return browser.post(at("ask_again", alert), dict.fromkeys(form.fields, answer))


def steps(alert: SafetyAlert) -> list[str]:
    return list(alert.steps.order_by("at").values_list("kind", flat=True))


class TestTheQueue:
    def test_those_who_treat_and_the_owner_see_it(self, cast: Cast, urgent: SafetyAlert) -> None:
        for user in (cast.mira, cast.olga):
            page = as_(user).get(reverse("intake:alerts")).content.decode()
            assert "Ines Almeida" in page
            assert "Call now" in page

    def test_other_therapists_do_not(self, cast: Cast, urgent: SafetyAlert) -> None:
        assert "Ines" not in as_(cast.zoe).get(reverse("intake:alerts")).content.decode()
        assert as_(cast.zoe).get(at("alert", urgent)).status_code == 404

    @pytest.mark.parametrize("page", ["alert", "acknowledge", "ask_again", "lower", "confirm"])
    def test_desk_and_clients_are_kept_out(
        self, cast: Cast, urgent: SafetyAlert, page: str
    ) -> None:
        for user in (cast.otto, cast.ines_user):
            assert as_(user).post(at(page, urgent)).status_code in (403, 405)

    def test_a_visitor_has_to_log_in(self, urgent: SafetyAlert) -> None:
        assert "/account/login/" in Browser().get(at("alert", urgent)).headers["Location"]

    def test_an_empty_queue_says_so(self, cast: Cast) -> None:
        page = as_(cast.mira).get(reverse("intake:alerts")).content.decode()
        assert "No serious answers wait" in page

    def test_the_alert_says_what_was_answered(self, cast: Cast, urgent: SafetyAlert) -> None:
        page = as_(cast.mira).get(at("alert", urgent)).content.decode()
        assert "Is one arm or one leg swollen" in page
        assert "+31201234567" in page
        assert "No clinician has reviewed" in page


class TestLowering:
    def test_an_urgent_alert_takes_two_steps(self, cast: Cast, urgent: SafetyAlert) -> None:
        mira = as_(cast.mira)
        assert ask_again(mira, urgent).headers["Location"] == at("lower", urgent)
        urgent.refresh_from_db()
        assert urgent.state == "acknowledged"
        mira.post(at("lower", urgent), REASON)
        urgent.refresh_from_db()
        assert urgent.state == "cleared"
        assert steps(urgent) == ["raised", "asked_again", "cleared"]
        last = urgent.steps.get(kind="cleared")
        assert last.by == cast.mira
        assert last.content["reason"] == REASON["reason"]
        assert last.content["override"]["answers"]["limb-swelling"] == "no"
        assert not Visit.objects.get(pk=urgent.visit_id).must_call_first

    def test_an_emergency_takes_a_third(self, cast: Cast, emergency: SafetyAlert) -> None:
        mira = as_(cast.mira)
        ask_again(mira, emergency)
        answer = mira.post(at("lower", emergency), REASON)
        assert answer.headers["Location"] == at("confirm", emergency)
        emergency.refresh_from_db()
        assert emergency.state == "acknowledged"
        assert Visit.objects.get(pk=emergency.visit_id).must_call_first
        mira.post(at("confirm", emergency))
        emergency.refresh_from_db()
        assert emergency.state == "cleared"
        assert steps(emergency) == ["raised", "asked_again", "half_cleared", "cleared"]

    def test_what_was_lowered_is_there_for_the_screen(
        self, cast: Cast, urgent: SafetyAlert
    ) -> None:
        mira = as_(cast.mira)
        ask_again(mira, urgent)
        mira.post(at("lower", urgent), REASON)
        (lowered,) = overrides_at(urgent.visit)
        assert lowered.flags == {"clot-in-a-limb"}
        assert (lowered.was, lowered.becomes) == (Action.REFER_URGENT, Action.CAUTION)
        assert lowered.by.name == "Mira"

    def test_every_answer_is_asked_again(self, cast: Cast, urgent: SafetyAlert) -> None:
        answer = as_(cast.mira).post(at("ask_again", urgent), {})
        assert answer.status_code == 422
        assert "Ask again" in answer.content.decode()
        assert steps(urgent) == ["raised"]

    @pytest.mark.parametrize("reason", ["", "fine"])
    def test_a_reason_is_needed(self, cast: Cast, urgent: SafetyAlert, reason: str) -> None:
        mira = as_(cast.mira)
        ask_again(mira, urgent)
        answer = mira.post(at("lower", urgent), {"to": "caution", "reason": reason})
        assert answer.status_code == 422
        urgent.refresh_from_db()
        assert urgent.state == "acknowledged"

    def test_nothing_is_lowered_without_asking(self, cast: Cast, emergency: SafetyAlert) -> None:
        mira = as_(cast.mira)
        assert mira.post(at("lower", emergency), REASON).headers["Location"] == at(
            "ask_again", emergency
        )
        mira.post(at("confirm", emergency))
        emergency.refresh_from_db()
        assert emergency.state == "open"

    def test_the_owner_sees_and_calls_but_does_not_lower(
        self, cast: Cast, urgent: SafetyAlert
    ) -> None:
        olga = as_(cast.olga)
        assert olga.post(at("acknowledge", urgent)).status_code == 302
        assert olga.get(at("ask_again", urgent)).status_code == 403
        assert olga.post(at("lower", urgent), REASON).status_code == 403
        urgent.refresh_from_db()
        assert urgent.state == "acknowledged"

    def test_another_therapist_cannot_confirm(self, cast: Cast, emergency: SafetyAlert) -> None:
        mira = as_(cast.mira)
        ask_again(mira, emergency)
        mira.post(at("lower", emergency), REASON)
        add_to_care_team(cast.ines, cast.zoe_treats, by=SYSTEM, at=NOW)
        as_(cast.zoe).post(at("confirm", emergency))
        emergency.refresh_from_db()
        assert emergency.state == "acknowledged"

    def test_an_answer_in_between_means_asking_again(
        self, cast: Cast, aching: Walker, urgent: SafetyAlert
    ) -> None:
        mira = as_(cast.mira)
        ask_again(mira, urgent)
        aching.send(place_page(aching), **EMERGENCY)
        urgent.refresh_from_db()
        assert urgent.state == "open"
        assert lowering.standing_question(urgent, by=cast.mira) is None
        assert mira.post(at("lower", urgent), REASON).headers["Location"] == at("ask_again", urgent)

    def test_what_is_cleared_is_opened_by_new_answers_only(
        self, cast: Cast, aching: Walker, urgent: SafetyAlert
    ) -> None:
        mira = as_(cast.mira)
        ask_again(mira, urgent)
        mira.post(at("lower", urgent), REASON)
        aching.send("questions-2", **URGENT)
        urgent.refresh_from_db()
        assert urgent.state == "cleared"
        assert mira.get(at("ask_again", urgent)).status_code == 403
        aching.send(place_page(aching), **EMERGENCY)
        urgent.refresh_from_db()
        assert urgent.state == "open"
        assert steps(urgent)[-1] == "reopened"
        assert Visit.objects.get(pk=urgent.visit_id).must_call_first

    def test_acknowledging_twice_is_written_once(self, cast: Cast, urgent: SafetyAlert) -> None:
        mira = as_(cast.mira)
        mira.post(at("acknowledge", urgent))
        mira.post(at("acknowledge", urgent))
        assert steps(urgent) == ["raised", "acknowledged"]


class TestEscalation:
    def test_nobody_answers_in_time(self, cast: Cast, emergency: SafetyAlert) -> None:
        early, late = emergency.raised_at + timedelta(minutes=14), timedelta(minutes=16)
        assert background.escalate_overdue(early) == 0
        assert background.escalate_overdue(emergency.raised_at + late) == 1
        assert background.escalate_overdue(emergency.raised_at + 2 * late) == 0
        assert steps(emergency) == ["raised", "escalated"]
        page = as_(cast.olga).get(reverse("intake:alerts")).content.decode()
        assert "Nobody has answered" in page

    def test_an_urgent_one_may_wait_an_hour(self, urgent: SafetyAlert) -> None:
        assert background.escalate_overdue(urgent.raised_at + timedelta(minutes=59)) == 0
        assert background.escalate_overdue(urgent.raised_at + timedelta(minutes=60)) == 1

    def test_one_that_was_acknowledged_is_left(self, cast: Cast, urgent: SafetyAlert) -> None:
        as_(cast.mira).post(at("acknowledge", urgent))
        assert background.escalate_overdue(urgent.raised_at + timedelta(hours=2)) == 0

    def test_the_job_does_it_as_well(self, urgent: SafetyAlert) -> None:
        payload = {"alert": str(urgent.pk)}
        background.alert_unanswered(payload, urgent.raised_at + timedelta(minutes=30))
        assert steps(urgent) == ["raised"]
        background.alert_unanswered(payload, urgent.raised_at + timedelta(minutes=61))
        assert steps(urgent) == ["raised", "escalated"]


class TestLeftDrafts:
    def test_what_was_typed_and_never_sent_is_screened(self, walker: Walker) -> None:
        walker.post("start")
        walker.save("reason", complaint="I want to kill myself")
        assert background.screen_left_drafts(NOW + timedelta(minutes=2)) == 0
        assert background.screen_left_drafts(NOW + timedelta(minutes=6)) == 1
        assert SafetyAlert.objects.get().rules == ["mind"]
        assert background.screen_left_drafts(NOW + timedelta(minutes=9)) == 0

    def test_what_was_screened_is_left_alone(self, aching: Walker) -> None:
        with time_machine.travel(NOW + timedelta(hours=1)):
            assert background.screen_left_drafts(NOW + timedelta(hours=1)) == 0
        assert not AlertStep.objects.exists()
