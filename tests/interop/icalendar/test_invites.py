"""Invitations, their changes and their end, read back by a parser."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from palpate.interop.icalendar import invite
from palpate.interop.icalendar.appointment import Appointment, Party

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
CLINIC = Party(name="Willow House", email="clinic@example.org")
INES = Party(name='Ines "Nes" Almeida; Lda, sócia', email="ines@example.org")
ZONES = (
    "Europe/Amsterdam",
    "America/New_York",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Asia/Kolkata",
    "UTC",
)


def appointment(
    starts_at: datetime = NOW + timedelta(days=1),
    *,
    zone: str = "Europe/Amsterdam",
    sequence: int = 0,
) -> Appointment:
    return Appointment(
        uid="visit-1@palpate",
        sequence=sequence,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=60),
        zone=zone,
        changed_at=NOW,
        location="North\n1 Canal Street, Amsterdam",
    )


def request(one: Appointment) -> bytes:
    return invite.request(one, organizer=CLINIC, attendee=INES, at=NOW)


def cancellation(one: Appointment) -> bytes:
    return invite.cancellation(one, organizer=CLINIC, attendee=INES, at=NOW)


def event_in(text: bytes) -> Event:
    (found,) = Calendar.from_ical(text).walk("VEVENT")
    assert isinstance(found, Event)
    return found


def test_an_invitation_says_when_where_and_who() -> None:
    text = request(appointment())
    event = event_in(text)
    assert Calendar.from_ical(text)["METHOD"] == "REQUEST"
    assert datetime(2026, 3, 3, 10, tzinfo=ZoneInfo("Europe/Amsterdam")) == event.DTSTART
    assert timedelta(hours=1) == event.DTEND - event.DTSTART
    assert event["LOCATION"] == "North\n1 Canal Street, Amsterdam"
    assert event["ORGANIZER"] == "mailto:clinic@example.org"
    assert event["ATTENDEE"] == "mailto:ines@example.org"
    assert event["ATTENDEE"].params["CN"] == INES.name
    assert event["STATUS"] == "CONFIRMED"
    assert event["SUMMARY"] == "Appointment"


def test_a_move_keeps_the_uid_and_raises_the_sequence() -> None:
    letters = [
        request(appointment()),
        request(appointment(NOW + timedelta(days=8), sequence=1)),
        cancellation(appointment(NOW + timedelta(days=8), sequence=2)),
    ]
    events = [event_in(letter) for letter in letters]
    assert len({event["UID"] for event in events}) == 1
    assert all(b["SEQUENCE"] > a["SEQUENCE"] for a, b in pairwise(events))


def test_a_cancellation_is_the_method_of_the_calendar_and_the_status_of_the_event() -> None:
    text = cancellation(appointment(sequence=1))
    assert Calendar.from_ical(text)["METHOD"] == "CANCEL"
    event = event_in(text)
    assert event["STATUS"] == "CANCELLED"
    assert "METHOD" not in event


def test_a_file_to_keep_invites_nobody() -> None:
    text = invite.keepsake(appointment(), at=NOW)
    assert Calendar.from_ical(text)["METHOD"] == "PUBLISH"
    event = event_in(text)
    assert "ATTENDEE" not in event
    assert "ORGANIZER" not in event


def test_lines_end_as_the_standard_asks_and_none_is_too_long() -> None:
    text = request(appointment())
    lines = text.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75


@pytest.mark.parametrize(
    ("day", "zone"),
    [
        (datetime(2026, 3, 28, 8, tzinfo=UTC), "Europe/Amsterdam"),
        (datetime(2026, 3, 29, 7, tzinfo=UTC), "Europe/Amsterdam"),
        (datetime(2026, 10, 24, 7, tzinfo=UTC), "Europe/Amsterdam"),
        (datetime(2026, 10, 25, 8, tzinfo=UTC), "Europe/Amsterdam"),
        (datetime(2026, 3, 8, 13, tzinfo=UTC), "America/New_York"),
        (datetime(2026, 11, 1, 14, tzinfo=UTC), "America/New_York"),
        (datetime(2026, 4, 5, 1, tzinfo=UTC), "Australia/Lord_Howe"),
    ],
)
def test_the_hour_holds_on_the_days_the_clocks_change(day: datetime, zone: str) -> None:
    text = request(appointment(day, zone=zone))
    assert b"BEGIN:VTIMEZONE" in text
    assert event_in(text).DTSTART.astimezone(UTC) == day


def test_the_zone_in_the_letter_knows_the_changes_of_its_year() -> None:
    (zone,) = Calendar.from_ical(request(appointment())).timezones
    amsterdam = zone.to_tz(lookup_tzid=False)
    for moment in (datetime(2026, 3, 29), datetime(2026, 10, 25)):  # noqa: DTZ001 - local on purpose
        for hour in (0, 9):
            local = moment.replace(hour=hour)
            theirs = local.replace(tzinfo=amsterdam).utcoffset()
            assert theirs == local.replace(tzinfo=ZoneInfo("Europe/Amsterdam")).utcoffset()


def test_an_hour_the_clock_shows_twice_is_told_in_utc() -> None:
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert b"DTSTART:20261025T013000Z" in request(appointment(second))


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    st.sampled_from(ZONES),
)
def test_what_is_written_reads_back_as_the_same_moment(moment: datetime, zone: str) -> None:
    starts_at = moment.replace(second=0, microsecond=0)
    event = event_in(request(appointment(starts_at, zone=zone)))
    assert event.DTSTART.astimezone(UTC) == starts_at
    assert event.DTEND.astimezone(UTC) == starts_at + timedelta(hours=1)


def test_an_appointment_must_be_in_utc_run_forward_and_name_a_zone() -> None:
    amsterdam = NOW.astimezone(ZoneInfo("Europe/Amsterdam"))
    with pytest.raises(ValueError, match="not in UTC"):
        appointment(amsterdam)
    with pytest.raises(KeyError):
        appointment(zone="Europe/Nowhere")
    with pytest.raises(ValueError, match="ends after"):
        Appointment(uid="x", sequence=0, starts_at=NOW, ends_at=NOW, zone="UTC", changed_at=NOW)
