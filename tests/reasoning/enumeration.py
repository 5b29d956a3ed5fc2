"""The model by full enumeration: slow, plain, and independent of the code under test."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from palpate.reasoning.evidence import Evidence, Graded
from palpate.reasoning.network import Link, Network, network


@dataclass(frozen=True)
class Enumerated:
    """Every state of n sources (2**n, n) with its posterior weight (2**n,)."""

    states: NDArray[np.bool_]
    weight: NDArray[np.float64]
    log_evidence: float

    @property
    def probability(self) -> NDArray[np.float64]:
        return self.weight @ self.states

    @property
    def together(self) -> NDArray[np.float64]:
        return (self.states * self.weight[:, None]).T @ self.states.astype(float)


def states_of(net: Network) -> NDArray[np.bool_]:
    n = len(net.source_ids)
    return (np.arange(2**n)[:, None] >> np.arange(n) & 1).astype(bool)


def absent_chance(net: Network, finding: str, states: NDArray[np.bool_]) -> NDArray[np.float64]:
    """P(finding absent | state), straight from the convention."""
    at = net.finding_ids.index(finding)
    chance = np.full(len(states), 1.0 - net.leak[at])
    for link in range(net.starts[at], net.starts[at + 1]):
        chance *= np.where(states[:, net.link_source[link]], 1.0 - net.link_strength[link], 1.0)
    return chance


def enumerate_states(net: Network, evidence: Evidence) -> Enumerated:
    states = states_of(net)
    weight = np.where(states, net.prior, 1.0 - net.prior).prod(axis=1)
    for name in sorted(evidence.present):
        weight = weight * (1.0 - absent_chance(net, name, states))
    for name in sorted(evidence.absent):
        weight = weight * absent_chance(net, name, states)
    for g in sorted(evidence.graded, key=lambda g: g.finding):
        absent = absent_chance(net, g.finding, states)
        weight = weight * (g.if_explained * (1.0 - absent) + g.if_not * absent)
    return Enumerated(
        states=states, weight=weight / weight.sum(), log_evidence=float(np.log(weight.sum()))
    )


def random_small_network(
    rng: np.random.Generator, *, sources: int, findings: int, most_links: int = 5
) -> Network:
    """Any shape that fits: findings without links, links of strength 0, leaks below the floor."""
    source_ids = [f"s{i}" for i in range(sources)]
    finding_ids = [f"f{i}" for i in range(findings)]
    links = [
        Link(
            finding=f,
            source=s,
            strength=float(rng.choice([0.0, rng.uniform(0.02, 0.98)], p=[0.1, 0.9])),
        )
        for f in finding_ids
        for s in rng.choice(
            source_ids, rng.integers(0, min(sources, most_links) + 1), replace=False
        )
    ]
    return network(
        priors={s: float(rng.uniform(0.005, 0.6)) for s in source_ids},
        leaks={f: float(rng.choice([0.0, 1e-6, 0.01, 0.3])) for f in finding_ids},
        links=links,
    )


def random_evidence(rng: np.random.Generator, net: Network) -> Evidence:
    """Each finding present, absent, graded in any direction, or not asked."""
    present, absent, graded = [], [], []
    for name in net.finding_ids:
        kind = rng.choice(["present", "absent", "graded", "unasked"], p=[0.4, 0.2, 0.25, 0.15])
        if kind == "present":
            present.append(name)
        elif kind == "absent":
            absent.append(name)
        elif kind == "graded":
            a, b = rng.choice([0.0, 0.2, 0.5, 1.0, 3.0], 2)
            graded.append(Graded(finding=name, if_explained=float(a), if_not=float(b or 0.7)))
    return Evidence.of(present=present, absent=absent, graded=graded)
