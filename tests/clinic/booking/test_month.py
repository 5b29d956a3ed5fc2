"""The month as it is shown: which day is open, which months one can leaf to, who takes a start."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from palpate.clinic.booking.free import FreeSlot
from palpate.clinic.booking.models import Site
from palpate.clinic.booking.month import Month, last_of, least_busy, month, month_after

SITE = Site(name="North", zone="Europe/Amsterdam")
MIRA, ZOE = UUID(int=2), UUID(int=1)
MARCH, TODAY, LAST = date(2026, 3, 1), date(2026, 3, 11), date(2026, 5, 10)


def slot(day: int, hour: int = 9, who: UUID = MIRA, month_number: int = 3) -> FreeSlot:
    starts_at = datetime(2026, month_number, day, hour, tzinfo=UTC)
    return FreeSlot(
        practitioner_id=who,
        site_id=SITE.pk,
        room_id=UUID(int=9),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
    )


def shown(*slots: FreeSlot, day: date | None = None, first: date = MARCH) -> Month:
    return month(slots, SITE, first, day=day, today=TODAY, last_day=LAST)


@pytest.mark.parametrize(
    ("asked", "opened"),
    [(None, 12), (date(2026, 3, 20), 20), (date(2026, 3, 13), 20), (date(2026, 3, 21), 12)],
)
def test_the_day_asked_for_is_open_or_the_next_that_has_times(
    asked: date | None, opened: int
) -> None:
    assert shown(slot(12), slot(20), day=asked).day == date(2026, 3, opened)


def test_a_month_without_times_has_no_day() -> None:
    empty = shown()
    assert (empty.day, empty.parts, empty.has_times) == (None, (), False)


def test_weeks_that_are_over_are_left_out_and_days_say_how_many_times_they_have() -> None:
    weeks = shown(slot(12), slot(12, 10)).weeks
    days = [cell for week in weeks for cell in week if cell]
    assert days[0].day == date(2026, 3, 9)
    assert {cell.day.day: cell.times for cell in days if cell.times} == {12: 2}
    assert next(cell for cell in days if cell.times).label == "Thursday 12 March, 2 times"


def test_one_can_leaf_between_today_and_the_last_day() -> None:
    assert shown().previous is None
    assert shown().next == date(2026, 4, 1)
    may = shown(first=date(2026, 5, 1))
    assert (may.previous, may.next) == (date(2026, 4, 1), None)


def test_times_are_local_and_stand_in_their_part_of_the_day() -> None:
    parts = shown(slot(12, 8), slot(12, 11), slot(12, 16)).parts
    clocks = {label: [start.clock for start in starts] for label, starts in parts}
    assert clocks == {"Morning": ["09:00"], "Afternoon": ["12:00"], "Evening": ["17:00"]}


def test_a_start_before_midnight_utc_counts_to_the_local_day() -> None:
    late = slot(31, 22, month_number=3)
    assert shown(late, first=date(2026, 4, 1)).day == date(2026, 4, 1), "summer time has begun"


def test_another_sites_times_are_not_shown() -> None:
    elsewhere = Site(name="South", zone="Europe/Amsterdam")
    assert not month([slot(12)], elsewhere, MARCH, day=None, today=TODAY, last_day=LAST).has_times


def test_with_anyone_the_one_with_most_free_time_goes_first() -> None:
    slots = [slot(12), slot(12, 10), slot(12, who=ZOE)]
    found = least_busy(slots, slots[0].starts_at)
    assert [one.practitioner_id for one in found] == [MIRA, ZOE]
    assert least_busy(slots, slots[0].starts_at + timedelta(days=1)) == []


def test_months_begin_and_end() -> None:
    assert month_after(date(2026, 12, 31)) == date(2027, 1, 1)
    assert last_of(date(2028, 2, 1)) == date(2028, 2, 29)
