"""Who works in the invented clinic, and their weeks."""

from dataclasses import dataclass

from palpate.clinic.accounts.models import Role

Shift = tuple[int, str, str, str]
"""Weekday (0 is Monday), house, from, to - local time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Therapist:
    """`credentials` are (kind, months it still counts), kinds as the planner knows them."""

    name: str
    title: str
    bio: str
    credentials: tuple[tuple[str, int], ...]
    week: tuple[Shift, ...]
    hands_minutes: int = 300


def _day(weekday: int, house: str, *spans: str) -> tuple[Shift, ...]:
    parts = (span.split("-") for span in spans)
    return tuple((weekday, house, starts, ends) for starts, ends in parts)


# Every day of the week has two at work at least, so that a demonstration never finds an empty day.
THERAPISTS: dict[str, Therapist] = {
    "mira": Therapist(
        name="Mira Castellan",
        title="Neuromuscular therapist",
        bio="Necks, heads and jaws. Mira worked at a desk for ten years before she began to treat "
        "people who do. She likes a clear aim and measures at every visit.",
        credentials=(("massage-licence", 26), ("intraoral", 14)),
        week=(
            *_day(0, "north", "08:30-12:30", "13:15-17:30"),
            *_day(1, "north", "08:30-12:30", "13:15-17:30"),
            *_day(3, "north", "11:00-15:00", "16:00-20:00"),
            *_day(4, "north", "08:30-12:30", "13:15-16:30"),
            *_day(5, "north", "09:00-13:00"),
        ),
    ),
    "jonas": Therapist(
        name="Jonas Lindgaard",
        title="Neuromuscular therapist",
        bio="Shoulders, arms and everything nerves do on their way down. Jonas rows, badly, and "
        "explains well.",
        credentials=(("massage-licence", 9), ("joint-mobilisation", 31)),
        week=(
            *_day(0, "north", "12:00-16:00", "16:45-20:30"),
            *_day(1, "south", "08:30-12:30", "13:15-17:00"),
            *_day(2, "north", "12:00-16:00", "16:45-20:30"),
            *_day(3, "south", "08:30-12:30", "13:15-17:00"),
            *_day(4, "south", "09:00-14:00"),
        ),
    ),
    "zoe": Therapist(
        name="Zoe Verbruggen",
        title="Neuromuscular therapist, work in pregnancy",
        bio="Hips, pelvis and legs, and clients who are expecting. Zoe takes her time with people "
        "who have had pain for long.",
        credentials=(("massage-licence", 40), ("pelvic-floor", 18)),
        week=(
            *_day(0, "south", "08:00-12:30", "13:30-17:00"),
            *_day(2, "south", "08:00-12:30", "13:30-17:00"),
            *_day(4, "south", "12:00-16:00", "16:30-20:00"),
            *_day(6, "south", "10:00-15:00"),
        ),
        hands_minutes=270,
    ),
    "tomasz": Therapist(
        name="Tomasz Bielak",
        title="Neuromuscular therapist, sport",
        bio="Low backs, and people who would rather be running. Evenings and weekends.",
        credentials=(("massage-licence", 2), ("sports-massage", 21)),
        week=(
            *_day(1, "north", "12:00-16:00", "17:00-20:30"),
            *_day(2, "north", "08:30-12:30", "13:15-17:00"),
            *_day(3, "north", "08:30-13:00"),
            *_day(5, "north", "09:00-13:00", "14:00-17:00"),
            *_day(6, "north", "10:00-16:00"),
        ),
    ),
}
"""By the name before the @ of their log-in."""
OTHERS = (
    ("olga", "Olga Maris", Role.OWNER),
    ("otto", "Otto Lindqvist", Role.DESK),
    ("noor", "Noor Haddad", Role.CLIENT),
)
