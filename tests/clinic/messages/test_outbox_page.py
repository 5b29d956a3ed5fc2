"""The outbox at the desk."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.test import Client as Browser
from django.urls import reverse

from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.messages.models import OutboxMessage
from tests.clinic.cast import NOW, Cast, as_
from tests.clinic.messages.letterbox import NEXT_WEEK, SOON, book, let_the_worker_work

OUTBOX = "/messages/"
State = OutboxMessage.State


@pytest.fixture(autouse=True)
def _clock() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def waiting(cast: Cast) -> OutboxMessage:
    book(cast)
    let_the_worker_work(NOW)
    return OutboxMessage.objects.get()


def page(browser: Browser, state: str = "") -> str:
    answer = browser.get(OUTBOX, {"state": state} if state else {})
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_desk_sees_what_waits_and_takes_it_back_and_undoes_that(
    cast: Cast, waiting: OutboxMessage
) -> None:
    desk = as_(cast.otto)
    assert "Ines Almeida" in page(desk)
    answer = desk.post(reverse("messages:cancel", args=[waiting.pk]), follow=True)
    assert b"will not be sent" in answer.content
    assert reverse("messages:retry", args=[waiting.pk]) in answer.content.decode()
    waiting.refresh_from_db()
    assert waiting.state == State.CANCELLED
    desk.post(reverse("messages:retry", args=[waiting.pk]))
    let_the_worker_work(NOW)
    assert len(mail.outbox) == 1
    verbs = AuditEntry.objects.filter(actor=cast.otto).values_list("verb", flat=True)
    assert {"take letter back", "queue letter again"} <= set(verbs)


def test_a_letter_that_has_gone_cannot_be_taken_back(cast: Cast, waiting: OutboxMessage) -> None:
    let_the_worker_work(NOW + SOON)
    answer = as_(cast.otto).post(reverse("messages:cancel", args=[waiting.pk]), follow=True)
    assert b"Too late" in answer.content
    assert "Ines Almeida" in page(as_(cast.otto), "sent")


def test_a_failed_letter_can_be_sent_again(cast: Cast, waiting: OutboxMessage) -> None:
    OutboxMessage.objects.update(state=State.FAILED, attempts=6, last_error="TimeoutError")
    desk = as_(cast.otto)
    assert "TimeoutError" in page(desk, "failed")
    desk.post(reverse("messages:retry", args=[waiting.pk]))
    let_the_worker_work(NOW)
    assert len(mail.outbox) == 1


def test_late_letters_raise_an_alarm(cast: Cast, waiting: OutboxMessage) -> None:
    assert "palpate worker" not in page(as_(cast.otto))
    OutboxMessage.objects.update(send_after=NOW - timedelta(minutes=11))
    assert "palpate worker" in page(as_(cast.otto))


def test_the_outbox_is_for_desk_and_owner(cast: Cast, waiting: OutboxMessage) -> None:
    assert as_(cast.olga).get(OUTBOX).status_code == 200
    for user in (cast.mira, cast.ines_user):
        assert as_(user).get(OUTBOX).status_code == 403
        assert as_(user).post(reverse("messages:cancel", args=[waiting.pk])).status_code == 403
    assert "/account/login/" in Browser().get(OUTBOX)["Location"]


def test_an_unknown_letter_a_wrong_method_and_a_strange_state(cast: Cast) -> None:
    desk = as_(cast.otto)
    assert desk.post(reverse("messages:cancel", args=[uuid4()])).status_code == 404
    assert desk.get(reverse("messages:cancel", args=[uuid4()])).status_code == 405
    assert "Nothing waits" in page(desk, "lost")
    for state in State.values:
        assert "Nothing" in page(desk, state)


def test_a_full_outbox_costs_no_more_questions(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for hour in range(5):
        book(cast, NEXT_WEEK + timedelta(minutes=75 * hour))
    let_the_worker_work(NOW)
    desk = as_(cast.otto)
    with django_assert_max_num_queries(12):
        assert page(desk).count("Confirmation") >= 5
