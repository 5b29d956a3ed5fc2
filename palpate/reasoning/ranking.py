"""Ranks groups: the parts of a muscle or the sites of a nerve together, showing the likeliest."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from palpate.quantities import Side
from palpate.reasoning.infer import Posteriors
from palpate.reasoning.model import group_key
from palpate.reasoning.setting import Setting, main_side
from palpate.reasoning.variants import unchanged

BOTH_SIDES_FROM = 0.25
"""Both sides are named when each has at least this probability."""
LEVEL = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Sources that rank together. `probability` is that of at least one of them being active;
    `members` are instances with their own probabilities, the likeliest first.
    """

    key: str
    probability: float
    members: tuple[tuple[str, float], ...]
    side: Side

    @property
    def best(self) -> str:
        return self.members[0][0]


def rank_groups(setting: Setting, answer: Posteriors, *, most: int) -> tuple[Group, ...]:
    """The `most` likeliest groups, the likeliest first; ties by key, so the order is repeatable."""
    members = _members(setting, answer)
    bounds = {key: sum(p for _, p in rows) for key, rows in members.items()}
    chosen = sorted(bounds, key=lambda key: (-bounds[key], key))[: most + 5]
    chances = any_active(answer, [[name for name, _ in members[key]] for key in chosen])
    groups = [
        Group(
            key=key,
            probability=chance,
            members=tuple(members[key]),
            side=_side(setting, members[key]),
        )
        for key, chance in zip(chosen, chances, strict=True)
    ]
    return tuple(sorted(groups, key=lambda group: (-group.probability, group.key))[:most])


def any_active(answer: Posteriors, groups: Sequence[Sequence[str]]) -> list[float]:
    """P(at least one of the named sources is active | evidence), as exact as the posterior.

    One rerun per group with its priors at 0: P(none | e) = P(e | none) P(none) / P(e).
    """
    if answer.log_evidence is None:
        return [1.0 - float(np.prod([1.0 - answer.of(n)[0] for n in names])) for names in groups]
    prior = answer.reduced.prior
    given = unchanged(answer.reduced, len(groups))
    log_none = np.zeros(len(groups))
    for column, names in enumerate(groups):
        rows = np.array([answer.network.source_index(name) for name in names])
        given.prior[rows, column] = 0.0
        log_none[column] = np.log1p(-prior[rows]).sum()
    log_share = answer.answer(given).log_evidence + log_none - answer.log_evidence
    return [float(p) for p in np.clip(-np.expm1(log_share), 0.0, 1.0)]


def _members(setting: Setting, answer: Posteriors) -> Mapping[str, list[tuple[str, float]]]:
    rows: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for name, probability, _ in answer.ranked():
        rows[group_key(setting.sources[name])].append((name, probability))
    return rows


def _side(setting: Setting, members: Sequence[tuple[str, float]]) -> Side:
    """The likeliest side; both where both are likely, unknown where nothing tells them apart."""
    by_side: dict[Side, float] = defaultdict(float)
    for name, probability in members:
        side = main_side(setting, name)
        by_side[side] = max(by_side[side], probability)
    likely = [side for side, p in by_side.items() if p >= BOTH_SIDES_FROM]
    if {Side.LEFT, Side.RIGHT} <= set(likely):
        return Side.BOTH
    best = max(by_side.values())
    level = [side for side, chance in by_side.items() if best - chance <= LEVEL * best]
    return level[0] if len(level) == 1 else Side.UNKNOWN
