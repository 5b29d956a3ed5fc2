"""Sending: once, later again where it fails, and never by two at a time."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.messages import send
from palpate.clinic.messages.actions import take_back, try_again
from palpate.clinic.messages.models import OutboxMessage
from palpate.clinic.messages.queries import late_letters
from palpate.clinic.people.actions import erase_client
from tests.clinic.cast import NOW, Cast
from tests.clinic.messages.letterbox import SOON, book, let_the_worker_work

State = OutboxMessage.State


class Broken(BaseEmailBackend):
    """A mail server that refuses, quoting the letter."""

    def send_messages(self, messages: Any) -> int:
        raise OSError("550 refused: Dear Ines Almeida")


@pytest.fixture
def waiting(cast: Cast) -> OutboxMessage:
    book(cast)
    let_the_worker_work(NOW)
    return OutboxMessage.objects.get()


def test_a_letter_that_fails_is_tried_six_times_later_each_time(
    waiting: OutboxMessage, settings: Any
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    moment, pauses = NOW + SOON, []
    for _ in range(send.MAX_ATTEMPTS):
        assert send.send_due(moment) == 0
        waiting.refresh_from_db()
        pauses.append(waiting.send_after - moment)
        moment = waiting.send_after
    assert pauses == sorted(set(pauses))
    assert waiting.state == State.FAILED
    assert waiting.last_error == "OSError"
    assert send.send_due(moment + timedelta(days=1)) == 0


def test_what_a_mail_server_answers_is_not_kept(
    waiting: OutboxMessage, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    send.send_due(NOW + SOON)
    waiting.refresh_from_db()
    assert "Ines" not in waiting.last_error + caplog.text


def test_one_letter_that_cannot_be_written_does_not_stop_the_next(
    cast: Cast, waiting: OutboxMessage
) -> None:
    OutboxMessage.objects.update(template="no-such-letter")
    book(cast, waiting.visit.starts_at + timedelta(days=1))  # type: ignore[union-attr]
    let_the_worker_work(NOW, NOW + SOON)
    assert len(mail.outbox) == 1


def test_a_letter_another_worker_has_taken_is_left_alone(waiting: OutboxMessage) -> None:
    assert send._claim(waiting, NOW + SOON)
    again = OutboxMessage.objects.get()
    again.attempts = 0
    assert not send._claim(again, NOW + SOON)
    assert send.send_due(NOW + SOON) == 0


def test_a_letter_that_is_being_sent_cannot_be_taken_back(waiting: OutboxMessage) -> None:
    send._claim(waiting, NOW + SOON)
    assert not take_back(waiting, now=NOW + SOON, by=SYSTEM)


def test_a_letter_taken_back_can_be_sent_after_all(waiting: OutboxMessage) -> None:
    assert take_back(waiting, now=NOW, by=SYSTEM)
    let_the_worker_work(NOW + SOON)
    assert not mail.outbox
    assert try_again(waiting, now=NOW + SOON, by=SYSTEM)
    let_the_worker_work(NOW + SOON)
    assert len(mail.outbox) == 1
    assert not try_again(waiting, now=NOW + SOON, by=SYSTEM)


def test_an_erased_client_is_written_to_no_more(cast: Cast, waiting: OutboxMessage) -> None:
    erase_client(cast.ines, by=SYSTEM, at=NOW)
    let_the_worker_work(NOW + SOON)
    waiting.refresh_from_db()
    assert waiting.state == State.CANCELLED
    assert not mail.outbox


def test_letters_are_late_after_ten_minutes(waiting: OutboxMessage) -> None:
    assert late_letters(waiting.send_after + timedelta(minutes=9)) == 0
    assert late_letters(waiting.send_after + timedelta(minutes=11)) == 1
