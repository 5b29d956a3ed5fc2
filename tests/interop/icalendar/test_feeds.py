"""Feeds: published, in UTC, and nobody is invited."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar

from palpate.interop.icalendar.appointment import Appointment
from palpate.interop.icalendar.feed import feed

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def appointments() -> list[Appointment]:
    return [
        Appointment(
            uid=f"visit-{day}@palpate",
            sequence=day,
            starts_at=NOW + timedelta(days=day),
            ends_at=NOW + timedelta(days=day, hours=1),
            zone="Europe/Amsterdam",
            changed_at=NOW,
            summary="Appointment I.A.",
            location="North",
        )
        for day in range(1, 4)
    ]


def test_a_feed_lists_every_visit_in_utc_and_invites_nobody() -> None:
    found = Calendar.from_ical(feed(appointments(), name="Mira"))
    assert found["METHOD"] == "PUBLISH"
    assert [event.DTSTART for event in found.events] == [a.starts_at for a in appointments()]
    assert not any("ATTENDEE" in event or "ORGANIZER" in event for event in found.events)
    assert not found.timezones


def test_a_feed_says_its_name_and_how_often_to_look() -> None:
    text = feed([], name="Mira, Willow House")
    assert b"NAME:Mira\\, Willow House" in text
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H" in text
    assert b"X-PUBLISHED-TTL:PT1H" in text


def test_the_same_visits_make_the_same_feed() -> None:
    assert feed(appointments(), name="Mira") == feed(appointments(), name="Mira")
