"""What is offered can be booked, and the clocks may change meanwhile."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.booking import actions
from palpate.clinic.booking.free import FreeSlot, Wish, free_slots
from palpate.clinic.booking.models import Absence
from palpate.clinic.booking.opening import openings, to_utc
from tests.clinic.booking.slots import TOMORROW_NINE, with_mira
from tests.clinic.cast import NOW, Cast

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ZONES = ("Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata")


def offered(cast: Cast, day: date, *, site: bool = True) -> list[FreeSlot]:
    wish = Wish(
        service=cast.hour,
        from_day=day,
        to_day=day,
        earliest=NOW,
        latest=NOW + timedelta(days=400),
        practitioner_id=cast.mira_treats.pk,
        site_id=cast.north.pk if site else None,
    )
    return free_slots(wish, now=NOW)


def test_every_offered_time_can_be_booked(cast: Cast) -> None:
    slots = offered(cast, TOMORROW_NINE.date())
    assert slots
    for slot in slots[::8]:
        actions.book(cast.hour, slot, cast.ines, now=NOW, by=SYSTEM)
    taken = {slot.starts_at for slot in slots[::8]}
    assert not taken & {slot.starts_at for slot in offered(cast, TOMORROW_NINE.date())}


def test_a_kept_time_is_not_offered_until_its_hold_expires(cast: Cast) -> None:
    hold = actions.hold_slot(cast.hour, with_mira(cast), now=NOW, by=SYSTEM)
    day = TOMORROW_NINE.date()
    assert TOMORROW_NINE not in {slot.starts_at for slot in offered(cast, day)}
    hold.expires_at = NOW - timedelta(seconds=1)
    hold.save()
    assert TOMORROW_NINE in {slot.starts_at for slot in offered(cast, day)}


def test_nothing_is_offered_while_the_therapist_is_away(cast: Cast) -> None:
    Absence.objects.create(
        practitioner=cast.mira_treats,
        starts_at=TOMORROW_NINE - timedelta(hours=9),
        ends_at=TOMORROW_NINE + timedelta(hours=15),
    )
    assert offered(cast, TOMORROW_NINE.date()) == []


@pytest.mark.parametrize("day", [date(2026, 3, 27), date(2026, 3, 30), date(2026, 10, 26)])
def test_the_shift_begins_at_the_same_local_hour_before_and_after_the_clocks_change(
    cast: Cast, day: date
) -> None:
    found = openings([cast.mira_treats.pk], from_day=day, to_day=day)
    assert found
    shift = cast.mira_treats.shifts.first()
    assert shift is not None
    local = found[0].starts_at.astimezone(AMSTERDAM).time()
    assert local == shift.starts


def test_an_hour_that_does_not_exist_becomes_the_end_of_the_jump() -> None:
    assert to_utc(date(2026, 3, 29), time(2, 30), AMSTERDAM) == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_an_hour_shown_twice_is_the_first_of_the_two() -> None:
    first = to_utc(date(2026, 10, 25), time(2, 30), AMSTERDAM)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(
    st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.sampled_from(ZONES),
)
def test_every_local_time_becomes_a_moment_that_shows_it_or_the_end_of_a_jump(
    day: date, at: time, name: str
) -> None:
    zone = ZoneInfo(name)
    shown = to_utc(day, at, zone).astimezone(zone).replace(tzinfo=None)
    wanted = datetime.combine(day, at)
    assert shown == wanted or timedelta(0) < shown - wanted <= timedelta(hours=1)
