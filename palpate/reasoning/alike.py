"""Finds ranks that cannot be told apart: about as likely, and explaining the same findings.

Two sources that explain the same findings compete: both together are much less likely than if they
were independent. Where they also stand about level, their order means nothing and they are shown
as a set.
"""

from collections.abc import Sequence

from palpate.reasoning.arrays import FloatArray
from palpate.reasoning.infer import Posteriors
from palpate.reasoning.ranking import Group

LEVEL_RATIO = 1.6
"""About level: neither more than 1.6 times as likely as the other (judgement)."""
COMPETING = 0.75
"""Competing: together at most 0.75 times as often as chance would have it (judgement)."""
LEAST_CHANCE = 0.05
LOOKED_AT = 8


def told_apart(answer: Posteriors, groups: Sequence[Group]) -> tuple[tuple[int, ...], ...]:
    """Sets of ranks (from 1) that cannot be told apart; a rank stands in one set at most."""
    likely = [group for group in groups[:LOOKED_AT] if group.probability >= LEAST_CHANCE]
    if len(likely) < 2:
        return ()
    joint = answer.together([group.best for group in likely])
    sets: list[list[int]] = []
    for i in range(len(likely)):
        home = next((found for found in sets if all(_alike(joint, i, j) for j in found)), None)
        if home is None:
            sets.append([i])
        else:
            home.append(i)
    ranks = {group.key: rank for rank, group in enumerate(groups, start=1)}
    return tuple(tuple(ranks[likely[i].key] for i in found) for found in sets if len(found) > 1)


def _alike(joint: FloatArray, i: int, j: int) -> bool:
    first, second = joint[i, i], joint[j, j]
    level = max(first, second) <= LEVEL_RATIO * min(first, second)
    return bool(level and joint[i, j] <= COMPETING * first * second)
