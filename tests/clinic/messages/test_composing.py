"""The letter itself: what it says, what it must not say, and the invitation in it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail

from palpate.clinic.booking.models import ClinicProfile
from palpate.clinic.messages.models import OutboxMessage
from tests.clinic.cast import NOW, Cast
from tests.clinic.messages.letterbox import (
    SOON,
    book,
    invitation,
    let_the_worker_work,
    move,
    part,
    read,
    text_of,
)

HEALTH = ("neck and head pain", "nerve_symptoms", "chronic", "Treatment", "one hour", "pain")


@pytest.fixture
def letter(cast: Cast) -> Any:
    ClinicProfile.objects.create(name="Willow & Elm", email="hello@willow.example", phone="+3120")
    cast.ines.name = "Ines O'Neil <Almeida>"
    cast.ines.save()
    book(cast)
    let_the_worker_work(NOW, NOW + SOON)
    (sent,) = mail.outbox
    return sent


def test_a_letter_says_when_where_with_whom_and_how_to_change_it(letter: Any) -> None:
    plain = text_of(part(letter, "text/plain"))
    assert "Tuesday 10 March 2026, 11:00 to 12:00, Amsterdam time (UTC+1)" in plain
    assert "North, 1 Canal Street" in plain
    assert "with Mira" in plain
    assert "http://127.0.0.1:8000/book/visit/" in plain
    assert "Dear Ines O'Neil <Almeida>," in plain
    assert "&" not in plain.replace("Willow & Elm", "")


def test_the_html_says_the_same_and_lets_no_markup_in(letter: Any) -> None:
    html = text_of(part(letter, "text/html"))
    assert "Tuesday 10 March 2026" in html
    assert "O&#x27;Neil &lt;Almeida&gt;" in html
    assert "<Almeida>" not in html


def test_no_letter_holds_anything_of_health(cast: Cast) -> None:
    visit = book(cast)
    let_the_worker_work(NOW, NOW + SOON)
    move(cast, visit, 1, NOW + SOON)
    let_the_worker_work(NOW + SOON, NOW + 2 * SOON, visit.starts_at - timedelta(hours=40))
    assert len(mail.outbox) == 3
    for sent in mail.outbox:
        parts = [p for p in read(sent).walk() if not p.is_multipart()]
        whole = " ".join([sent.subject, *map(text_of, parts)])
        for word in HEALTH:
            assert word not in whole
    for row in OutboxMessage.objects.all():
        assert not any(word in str(row.context) for word in HEALTH)


def test_the_method_of_the_calendar_is_the_method_of_its_part(letter: Any) -> None:
    message = part(letter, "text/calendar")
    assert message.get_param("method") == invitation(letter)["METHOD"] == "REQUEST"
    assert message.get_content_charset() == "utf-8"
    file = part(letter, "application/ics")
    assert file.get_filename() == "appointment.ics"


def test_the_invitation_is_for_the_client_and_from_the_clinic(letter: Any) -> None:
    (event,) = invitation(letter).events
    assert event["SUMMARY"] == "Appointment"
    assert event["ORGANIZER"] == "mailto:clinic@localhost"
    assert event["ATTENDEE"] == "mailto:ines@example.org"
    assert datetime(2026, 3, 10, 10, tzinfo=UTC) == event.DTSTART
    assert invitation(letter).timezones


def test_answers_go_to_the_clinic(letter: Any) -> None:
    assert letter.reply_to == ["hello@willow.example"]
    assert read(letter)["From"] == "Willow & Elm <clinic@localhost>"
    assert read(letter)["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize(
    "day", [datetime(2026, 3, 30, 8, tzinfo=UTC), datetime(2026, 10, 26, 9, tzinfo=UTC)]
)
def test_after_the_clocks_change_the_letter_says_the_local_hour(cast: Cast, day: datetime) -> None:
    book(cast, day)
    let_the_worker_work(NOW, NOW + SOON)
    plain = text_of(part(mail.outbox[0], "text/plain"))
    assert ", 10:00 to 11:00" in plain
    (event,) = invitation(mail.outbox[0]).events
    assert (event.DTSTART.hour, event.DTSTART.astimezone(UTC)) == (10, day)
