"""Who the invented clients are and what they come for, before any date is set."""

from dataclasses import dataclass
from typing import Literal

Course = Literal["quick", "steady", "slow", "stall", "flare", "referred"]
"""How a complaint goes: well within weeks, well in its time, half-way, not after the first visits,
well with a set-back, or not at all and on to a doctor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One complaint of one client.

    `visits` have taken place. `weeks_ago` says when the last was, for one that is over; `next_in`
    in how many days the next is, for one that goes on; `other_side` turns the archetype round.
    """

    archetype: str
    course: Course = "steady"
    visits: int = 0
    weeks_ago: int | None = None
    next_in: int | None = None
    other_side: bool = False
    every_days: int = 7
    minutes: int = 60

    @property
    def is_over(self) -> bool:
        return self.weeks_ago is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An invented client. `part` marks the ones with something particular (see `build`)."""

    name: str
    age: int
    sex: Literal["F", "M", "X"]
    therapist: str
    stories: tuple[Story, ...]
    part: str = ""
    guardian: str = ""


def over(
    archetype: str, course: Course, visits: int, weeks_ago: int, *, other_side: bool = False
) -> Story:
    """A complaint that ended so many weeks ago."""
    return Story(
        archetype=archetype,
        course=course,
        visits=visits,
        weeks_ago=weeks_ago,
        other_side=other_side,
    )


def going_on(
    archetype: str,
    course: Course,
    visits: int,
    next_in: int,
    *,
    other_side: bool = False,
    every_days: int = 7,
    minutes: int = 60,
) -> Story:
    """A complaint under treatment; the next visit is in so many days."""
    return Story(
        archetype=archetype,
        course=course,
        visits=visits,
        next_in=next_in,
        other_side=other_side,
        every_days=every_days,
        minutes=minutes,
    )


def fresh(archetype: str, next_in: int) -> Story:
    """A complaint whose first visit is still to come."""
    return Story(archetype=archetype, next_in=next_in)
