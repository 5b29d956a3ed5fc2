"""A row of the outbox as a letter: plain text, HTML, and the invitation for the calendar."""

from datetime import datetime
from email.utils import formataddr, parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from palpate.clinic.booking import addresses, words
from palpate.clinic.booking.models import ClinicProfile, Visit
from palpate.clinic.messages.letters import BOOKED, CANCELLED, MOVED
from palpate.clinic.messages.models import OutboxMessage
from palpate.interop.icalendar.appointment import Appointment, Party
from palpate.interop.icalendar.invite import cancellation, request

METHODS = {BOOKED: "REQUEST", MOVED: "REQUEST", CANCELLED: "CANCEL"}
"""Letters that carry an invitation, and its method; it is said in the MIME type as well."""


def composed(
    message: OutboxMessage, *, clinic: ClinicProfile, now: datetime
) -> EmailMultiAlternatives:
    """The letter, ready to send."""
    content = {**message.context, **_links(message), **_times(message.context), "clinic": clinic}
    letter = EmailMultiAlternatives(
        subject=str(message.context["subject"]),
        body=render_to_string(f"letters/{message.template}.txt", content),
        from_email=formataddr((clinic.name, _sender())),
        to=[message.recipient],
        reply_to=[clinic.email] if clinic.email else None,
        headers={"Auto-Submitted": "auto-generated"},
    )
    letter.attach_alternative(
        render_to_string(f"letters/{message.template}.html", content), "text/html"
    )
    if method := METHODS.get(message.template):
        _invite(letter, message, method, clinic, now)
    return letter


def _invite(
    letter: EmailMultiAlternatives,
    message: OutboxMessage,
    method: str,
    clinic: ClinicProfile,
    now: datetime,
) -> None:
    write = request if method == "REQUEST" else cancellation
    text = write(
        _appointment(message),
        organizer=Party(name=clinic.name, email=_sender()),
        attendee=Party(name=str(message.context["name"]), email=message.recipient),
        at=now,
    )
    # Within the letter for mail programs that show invitations, and as a file for the others.
    letter.attach_alternative(text.decode(), f"text/calendar; method={method}")
    letter.attach("appointment.ics", text, "application/ics")


def _appointment(message: OutboxMessage) -> Appointment:
    told: dict[str, Any] = message.context
    return Appointment(
        uid=f"{message.visit_id}@palpate",
        sequence=told["sequence"],
        starts_at=datetime.fromisoformat(told["starts_at"]),
        ends_at=datetime.fromisoformat(told["ends_at"]),
        zone=told["zone"],
        changed_at=datetime.fromisoformat(told["changed_at"]),
        location=told["place"],
    )


def _times(told: dict[str, Any]) -> dict[str, str]:
    if "starts_at" not in told:
        return {}
    starts_at, zone = datetime.fromisoformat(told["starts_at"]), told["zone"]
    ends_at = datetime.fromisoformat(told["ends_at"])
    return {
        "day": words.day(starts_at, zone),
        "from_clock": words.clock(starts_at, zone),
        "to_clock": words.clock(ends_at, zone),
        "zone_name": words.zone_name(zone, starts_at),
    }


def _links(message: OutboxMessage) -> dict[str, str]:
    """Made when the letter is sent, so that a link revoked meanwhile is never given out."""
    visit = Visit.objects.filter(pk=message.visit_id).first() if message.visit_id else None
    if visit is None:
        return {}
    return {
        "change_link": addresses.whole(addresses.of_visit(visit)),
        "intake_link": addresses.whole(addresses.of_intake(visit)),
        "book_link": addresses.whole(addresses.to_book()),
    }


def _sender() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
