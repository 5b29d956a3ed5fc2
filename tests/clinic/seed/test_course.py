"""Courses: what gets better gets better, and what stalls is seen to stall."""

from datetime import date, timedelta
from random import Random
from typing import get_args

import pytest

from palpate.clinic.seed.archetypes import ARCHETYPES
from palpate.clinic.seed.archetypes.archetype import Archetype
from palpate.clinic.seed.course import points, shares
from palpate.clinic.seed.story import Course as Kind
from palpate.knowledge.read import shipped
from palpate.outcomes.course import Course, Measure, Stall, stall
from palpate.outcomes.score import from_total

ROUNDS = range(30)


def _stall(archetype: str, kind: Kind, visits: int, chance: int) -> Stall | None:
    """What the clinic would say of an episode of these scores."""
    found = points(ARCHETYPES[archetype], kind, visits, Random(chance))
    days = [date(2026, 1, 5) + timedelta(weeks=n) for n in range(visits)]
    scores = [
        Measure(instrument=name, value=value, on=day, visit=number)
        for number, (day, point) in enumerate(zip(days, found, strict=True), start=1)
        for name, value in (
            ("nprs", float(point.before)),
            ("psfs", sum(point.activities) / len(point.activities)),
        )
    ]
    course = Course(visits=tuple(days), measures=tuple(scores), region="neck")
    return stall(course, shipped().instruments)


def test_a_steady_course_is_not_called_stalled() -> None:
    calls = [_stall("neck-desk", "steady", 6, chance) for chance in ROUNDS]
    assert sum(one is not None for one in calls) <= 1


def test_a_stalled_course_is_called_stalled_at_the_sixth_visit() -> None:
    calls = [_stall("neck-jolt", "stall", 6, chance) for chance in ROUNDS]
    must_stop = [one for one in calls if one is not None and one.must_stop]
    assert len(must_stop) >= 20


def test_what_is_referred_has_not_become_better() -> None:
    for chance in ROUNDS:
        found = points(ARCHETYPES["neck-arm"], "referred", 4, Random(chance))
        assert found[-1].before >= found[0].before - 2


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_course_begins_whole_and_goes_on_as_long_as_asked(kind: Kind) -> None:
    found = shares(kind, 12)
    assert len(found) == 12
    assert found[0] == 1.0


def test_a_set_back_is_a_set_back() -> None:
    found = shares("flare", 6)
    assert found[4] > found[3]
    assert found[5] < found[4]


@pytest.mark.parametrize("archetype", ARCHETYPES.values(), ids=list(ARCHETYPES))
def test_every_score_lies_on_its_scale(archetype: Archetype) -> None:
    for chance in ROUNDS:
        for point in points(archetype, "referred", 5, Random(chance)):
            assert 0 <= point.after <= point.before <= 10
            assert all(0 <= score <= 10 for score in point.activities)
            if archetype.scale is not None:
                assert point.scale is not None
                from_total(shipped().instruments[archetype.scale[0]], point.scale)


def test_the_same_chance_gives_the_same_course() -> None:
    one, other = (points(ARCHETYPES["hip-side"], "slow", 6, Random(5)) for _ in range(2))
    assert one == other
