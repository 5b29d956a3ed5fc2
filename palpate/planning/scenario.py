"""Which sources may be present together: joint draws, merged and weighted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MOST = 32
"""Patterns kept; beyond this the rare ones add solving time and move the value by under 0.01."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """The ids of the targets present, and how probable that is."""

    present: frozenset[str]
    weight: float


def from_samples(samples: Iterable[Sequence[bool]], targets: Sequence[str]) -> tuple[Scenario, ...]:
    """Merge joint draws (rows of bools, one column per target) into at most 32 scenarios.

    Rare patterns join the kept one that differs in the fewest targets, so weights sum to 1.
    """
    counts: Counter[frozenset[str]] = Counter()
    for row in samples:
        counts[frozenset(t for t, is_there in zip(targets, row, strict=True) if is_there)] += 1
    whole = sum(counts.values())
    return _merged({pattern: count / whole for pattern, count in counts.items()})


def from_marginals(probabilities: Sequence[tuple[str, float]]) -> tuple[Scenario, ...]:
    """Scenarios of independent targets; the most probable patterns, grown target by target."""
    patterns: dict[frozenset[str], float] = {frozenset(): 1.0}
    for target, chance in sorted(probabilities):
        grown: dict[frozenset[str], float] = {}
        for pattern, weight in patterns.items():
            grown[pattern] = weight * (1 - chance)
            grown[pattern | {target}] = weight * chance
        # Prune as we grow: 2^n patterns of n targets would be most of the solving time.
        patterns = dict(sorted(grown.items(), key=_rank)[: MOST * 8])
    whole = sum(patterns.values())
    return _merged({pattern: weight / whole for pattern, weight in patterns.items()})


def _rank(item: tuple[frozenset[str], float]) -> tuple[float, list[str]]:
    return -item[1], sorted(item[0])


def _merged(weights: dict[frozenset[str], float]) -> tuple[Scenario, ...]:
    ranked = sorted(((p, w) for p, w in weights.items() if w > 0), key=_rank)
    kept = dict(ranked[:MOST])
    for pattern, weight in ranked[MOST:]:
        nearest = min(kept, key=lambda other: (len(pattern ^ other), sorted(other)))
        kept[nearest] += weight
    return tuple(Scenario(present=p, weight=w) for p, w in sorted(kept.items(), key=_rank))
