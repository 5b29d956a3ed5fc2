"""How pain and function go over the visits of an episode: the true course, then what is measured.

The truth is a share of the first day's trouble; what is written down is that share with the noise
of a person filling in a form. The noise is about the size of each instrument's error.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from palpate.clinic.seed.archetypes.archetype import Archetype
from palpate.clinic.seed.story import Course

MOST_PAIN = 10
WELL_AT = 0.3
"""Below this share of the first day the client calls it well."""
_SHARES: dict[Course, tuple[float, ...]] = {
    "quick": (1.0, 0.55, 0.28, 0.12, 0.08),
    "steady": (1.0, 0.84, 0.68, 0.55, 0.42, 0.31, 0.24, 0.2),
    "slow": (1.0, 0.94, 0.86, 0.8, 0.74, 0.68, 0.62, 0.58),
    "stall": (1.0, 0.84, 0.78, 0.8, 0.79, 0.81, 0.78, 0.8),
    "flare": (1.0, 0.8, 0.62, 0.5, 0.85, 0.6, 0.42, 0.3),
    "referred": (1.0, 0.96, 1.0, 1.03, 1.05),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One visit: the true share left, pain before and after (0-10), activities, region's scale."""

    share: float
    before: int
    after: int
    activities: tuple[int, ...]
    scale: float | None


def shares(course: Course, visits: int) -> tuple[float, ...]:
    """What is left of the first day's trouble at each visit, the last value going on."""
    known = _SHARES[course]
    return tuple(known[min(number, len(known) - 1)] for number in range(visits))


def points(archetype: Archetype, course: Course, visits: int, rng: Random) -> tuple[Point, ...]:
    """Everything measured over an episode."""
    start = archetype.pain + rng.choice((-1, 0, 0, 0, 1))
    return tuple(_point(archetype, share, start, rng) for share in shares(course, visits))


def _point(archetype: Archetype, share: float, start: int, rng: Random) -> Point:
    before = _within(start * share + rng.gauss(0, 0.5), MOST_PAIN)
    relief = rng.choice((0, 1, 1, 2, 2, 3)) if share < 1 else rng.choice((0, 1, 2))
    return Point(
        share=share,
        before=before,
        after=max(0, before - relief),
        activities=_activities([aim.score for aim in archetype.aims], share, rng),
        scale=_scale(archetype, share, rng),
    )


def _activities(first: Sequence[int], share: float, rng: Random) -> tuple[int, ...]:
    well = 9.3
    return tuple(
        _within(score + (well - score) * (1 - share) + rng.gauss(0, 0.5), 10) for score in first
    )


def _scale(archetype: Archetype, share: float, rng: Random) -> float | None:
    if archetype.scale is None:
        return None
    name, first = archetype.scale
    if name == "lefs":
        return _within(first + (78 - first) * (1 - share) * 0.85 + rng.gauss(0, 2), 80)
    value = first * (0.15 + 0.85 * share)
    if name == "odi":  # ten questions of 0 to 5 in percent: steps of two
        return 2.0 * _within(value / 2 + rng.gauss(0, 1.2), 50)
    if name == "quickdash":  # eleven questions of 1 to 5, spread over 0 to 100
        return round(_within(value * 11 / 25 + rng.gauss(0, 1.5), 44) * 25 / 11, 2)
    return float(_within(value + rng.gauss(0, 1.2), 50 if name == "ndi" else 24))


def _within(value: float, most: int) -> int:
    return max(0, min(most, round(value)))
