"""Asking for the intake, reminding once, closing it: what the worker does."""

import json
from datetime import timedelta

import pytest

from palpate.clinic import background as worker
from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.booking import actions
from palpate.clinic.booking.models import Visit
from palpate.clinic.intake import asking, background
from palpate.clinic.intake.models import Intake, IntakeDraft
from palpate.clinic.messages.models import OutboxMessage
from tests.clinic.booking.slots import with_mira
from tests.clinic.cast import NOW, Cast
from tests.clinic.intake.walking import PAGES, Walker

pytestmark = pytest.mark.django_db
TEN_DAYS = NOW.replace(day=12, hour=8)


@pytest.fixture
def booked(cast: Cast) -> Visit:
    slot = with_mira(cast, TEN_DAYS, minutes=75)
    visit = actions.book(cast.first, slot, cast.ines, now=NOW, by=SYSTEM)
    worker.work_once(NOW)
    return visit


def letters() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(template="before-your-visit"))


def test_booking_asks_for_the_intake(booked: Visit) -> None:
    intake = Intake.objects.get(visit=booked)
    assert intake.state == Intake.State.ASKED
    assert intake.expires_at == booked.starts_at + asking.LATE


def test_doing_the_job_twice_asks_once(booked: Visit) -> None:
    background.visit_booked({"visit": str(booked.pk)}, NOW)
    assert Intake.objects.count() == 1


def test_whoever_told_everything_lately_is_not_asked_again(cast: Cast, booked: Visit) -> None:
    Walker(booked).finish()
    again = cast.visit(starts_at=TEN_DAYS + timedelta(days=7), episode=None)
    background.visit_booked({"visit": str(again.pk)}, NOW)
    assert not Intake.objects.filter(visit=again).exists()
    much_later = cast.visit(starts_at=TEN_DAYS + timedelta(days=120), episode=None)
    background.visit_booked({"visit": str(much_later.pk)}, NOW)
    assert Intake.objects.filter(visit=much_later).exists()


def test_a_letter_reminds_some_days_before(booked: Visit) -> None:
    assert not letters()
    worker.work_once(booked.starts_at - background.BEFORE_VISIT)
    (letter,) = letters()
    assert letter.recipient == "ines@example.org"
    assert letter.context["subject"] == "Before your visit"


def test_who_has_answered_gets_no_reminder(booked: Visit) -> None:
    Walker(booked).finish()
    worker.work_once(booked.starts_at - background.BEFORE_VISIT)
    assert not letters()


def test_who_books_shortly_before_gets_one_letter_only(cast: Cast) -> None:
    slot = with_mira(cast, NOW + timedelta(days=1), minutes=75)
    actions.book(cast.first, slot, cast.ines, now=NOW, by=SYSTEM)
    worker.work_once(NOW)
    worker.work_once(NOW + timedelta(hours=1))
    assert not letters()
    assert OutboxMessage.objects.filter(template="visit-booked").count() == 1


def test_moving_the_visit_moves_the_end_of_the_form(cast: Cast, booked: Visit) -> None:
    actions.move(booked, with_mira(cast, TEN_DAYS + timedelta(days=1)), now=NOW, by=SYSTEM)
    worker.work_once(NOW)
    intake = Intake.objects.get(visit=booked)
    assert intake.expires_at == TEN_DAYS + timedelta(days=1) + asking.LATE


def test_cancelling_closes_the_form_and_stops_the_letter(booked: Visit) -> None:
    due = booked.starts_at - background.BEFORE_VISIT
    worker.work_once(due)
    actions.cancel(booked, now=due, by=SYSTEM)
    worker.work_once(due + timedelta(seconds=30))
    assert letters()[0].state == OutboxMessage.State.CANCELLED
    assert Intake.objects.get(visit=booked).expires_at == due + timedelta(seconds=30)


def test_a_visit_that_comes_back_opens_the_form_again(booked: Visit) -> None:
    actions.cancel(booked, now=NOW, by=SYSTEM)
    worker.work_once(NOW)
    actions.restore(booked, now=NOW, by=SYSTEM)
    worker.work_once(NOW)
    assert Intake.objects.get(visit=booked).expires_at == booked.starts_at + asking.LATE
    assert Walker(booked).get("start").status_code == 200


def test_a_visit_that_is_gone_does_no_harm() -> None:
    gone = {"visit": "00000000-0000-0000-0000-000000000000"}
    for handler in (background.visit_booked, background.visit_moved, background.visit_cancelled):
        handler(gone, NOW)
    background.remind({"intake": gone["visit"]}, NOW)
    assert not Intake.objects.exists()


def test_the_letter_has_the_links_and_nothing_about_health(booked: Visit) -> None:
    from palpate.clinic.booking.queries import clinic_profile
    from palpate.clinic.messages.compose import composed

    Walker(booked).walk(upto="goals")
    worker.work_once(booked.starts_at - background.BEFORE_VISIT)
    (letter,) = letters()
    mail = composed(letter, clinic=clinic_profile(), now=NOW)
    whole = str(mail.body) + str(mail.alternatives)
    assert Walker(booked).token in whole
    assert "/book/visit/" in whole
    for word in ("neck", "ache", "ibuprofen", "pain"):
        assert word not in whole.lower()
        assert word not in json.dumps(letter.context).lower()


def test_drafts_that_were_never_sent_are_dropped_in_the_end(booked: Visit) -> None:
    Walker(booked).send("reason", **PAGES["reason"])
    end = booked.starts_at + asking.LATE
    assert background.drop_old_drafts(end + timedelta(days=29)) == 0
    assert background.drop_old_drafts(end + timedelta(days=31)) == 1
    assert not IntakeDraft.objects.exists()
