"""Times and prices as people read them."""

from datetime import UTC, datetime

import pytest

from palpate.clinic.booking import words

SUMMER = datetime(2026, 7, 1, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "clock", "name"),
    [
        ("Europe/Amsterdam", "11:05", "Amsterdam time (UTC+2)"),
        ("America/New_York", "05:05", "New York time (UTC−4)"),
        ("Asia/Kolkata", "14:35", "Kolkata time (UTC+5:30)"),
        ("UTC", "09:05", "UTC"),
    ],
)
def test_a_time_names_its_zone(zone: str, clock: str, name: str) -> None:
    assert words.clock(SUMMER, zone) == clock
    assert words.zone_name(zone, SUMMER) == name


def test_days_are_local() -> None:
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert words.day(late, "Europe/Amsterdam") == "Thursday 2 July 2026"
    assert words.short_day(late, "America/New_York") == "Wed 1 July"


@pytest.mark.parametrize(
    ("cents", "currency", "shown"),
    [
        (0, "EUR", ""),
        (9000, "EUR", "€ 90"),
        (9250, "CHF", "CHF 92.50"),
        (5, "USD", "$ 0.05"),
        (123456700, "GBP", "£ 1 234 567"),
    ],
)
def test_prices(cents: int, currency: str, shown: str) -> None:
    assert words.price(cents, currency) == shown
