"""The year's calendar: full, possible, and told apart by the clock."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from palpate.clinic.booking.models import Service
from palpate.clinic.booking.opening import openings
from palpate.clinic.seed.appointments import Appointment, Thread, appointments
from palpate.clinic.seed.diary import Diary
from palpate.clinic.seed.people import PEOPLE
from palpate.clinic.seed.place import ZONE, Place, build_place

NOW = datetime(2026, 11, 17, 11, 20, tzinfo=UTC)
"""A Tuesday at noon."""
SPAN = timedelta(days=520)


def _threads(place: Place, now: datetime) -> list[Thread]:
    day = now.date()
    diary = Diary(place, from_day=day - SPAN, to_day=day + timedelta(days=30))
    return appointments(PEOPLE, place, diary, now=now, seed=7)


@pytest.fixture
def place(db: None) -> Place:
    return build_place(opened=NOW - SPAN, today=NOW.date())


def _held(threads: list[Thread]) -> Iterator[tuple[Thread, Appointment]]:
    for thread in threads:
        for one in thread.appointments:
            if one.how != "cancelled":
                yield thread, one


def test_nobody_and_no_room_is_in_two_places_at_once(place: Place) -> None:
    taken: dict[object, list[tuple[datetime, datetime]]] = defaultdict(list)
    for thread, one in _held(_threads(place, NOW)):
        service: Service = place.services[one.service]
        before = timedelta(minutes=service.buffer_before_minutes)
        after = timedelta(minutes=service.buffer_after_minutes)
        busy = (one.slot.starts_at - before, one.slot.ends_at + after)
        taken[one.slot.practitioner_id].append(busy)
        taken[one.slot.room_id].append(busy)
        taken[thread.person.name].append((one.slot.starts_at, one.slot.ends_at))
    for spans in taken.values():
        assert all(first[1] <= second[0] for first, second in pairwise(sorted(spans)))


def test_every_visit_lies_within_a_shift_and_outside_every_absence(place: Place) -> None:
    ids = [therapist.pk for therapist in place.therapists.values()]
    day = NOW.date()
    worked = openings(ids, from_day=day - SPAN, to_day=day + timedelta(days=30))
    for _, one in _held(_threads(place, NOW)):
        assert any(
            opening.practitioner_id == one.slot.practitioner_id
            and opening.site_id == one.slot.site_id
            and opening.starts_at <= one.slot.starts_at
            and one.slot.ends_at <= opening.ends_at
            for opening in worked
        )


def test_what_is_over_is_past_and_what_is_to_come_is_not(place: Place) -> None:
    for thread in _threads(place, NOW):
        for one in thread.appointments:
            assert one.booked_at < one.slot.starts_at
            assert one.booked_at <= NOW
            assert (one.how in ("done", "no_show", "cancelled")) == (one.slot.ends_at <= NOW)
            assert (one.how == "to_come") == (one.slot.starts_at > NOW)


def test_a_year_lies_behind_and_two_weeks_ahead(place: Place) -> None:
    starts = [one.slot.starts_at for _, one in _held(_threads(place, NOW))]
    assert NOW - timedelta(days=400) < min(starts) < NOW - timedelta(days=300)
    assert NOW + timedelta(days=9) < max(starts) < NOW + timedelta(days=23)


def test_every_story_has_all_the_visits_it_tells_of(place: Place) -> None:
    for thread in _threads(place, NOW):
        today = [one for one in thread.happened if one.slot.starts_at.date() == NOW.date()]
        assert len(thread.happened) - len(today) == thread.story.visits
        assert [one.number for one in thread.happened] == list(range(1, len(thread.happened) + 1))


@pytest.mark.parametrize("days", range(7))
def test_on_any_day_of_the_week_there_is_work_today(db: None, days: int) -> None:
    now = NOW + timedelta(days=days)
    threads = _threads(build_place(opened=now - SPAN, today=now.date()), now)
    local = [one.slot.starts_at.astimezone(ZoneInfo(ZONE)).date() for _, one in _held(threads)]
    assert local.count(now.date()) >= 5


@pytest.mark.parametrize("hour", [4, 11, 22])
def test_the_first_visit_of_the_walk_through_is_the_next_that_can_be(db: None, hour: int) -> None:
    now = NOW.replace(hour=hour)
    threads = _threads(build_place(opened=now - SPAN, today=now.date()), now)
    first = next(thread for thread in threads if thread.person.part == "first visit")
    assert [one.how for one in first.appointments] == ["to_come"]
    ahead = first.appointments[0].slot.starts_at - now
    assert timedelta(minutes=10) <= ahead < timedelta(hours=24)


def test_the_same_seed_gives_the_same_calendar(place: Place) -> None:
    one, other = (
        [(t.person.name, a.slot.starts_at, a.how, a.booked_at) for t in _threads(place, NOW)
         for a in t.appointments]
        for _ in range(2)
    )  # fmt: skip
    assert one == other
