"""Answers by simulation for components too wide to solve at once; always marked provisional.

Gibbs sampling over sources with swap moves: a single-source move seldom leaves one explanation for
another that is as good, since both must be on or off in between; a swap turns one off and the other
on together. Many chains run side by side, each a column, so that the spread between them shows how
far to trust the mean. It cannot see a region that no chain has reached: the exact answer follows.
"""

from dataclasses import dataclass, field

import numpy as np

from palpate.reasoning.arrays import BoolArray, FloatArray, IntArray
from palpate.reasoning.elimination import Weights
from palpate.reasoning.joint_samples import Drawn
from palpate.reasoning.reduction import Component

_SWAPS_PER_SOURCE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """How long to simulate: chains per answer, sweeps thrown away, sweeps counted."""

    count: int = 128
    burn_in: int = 5
    sweeps: int = 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Simulated:
    """Of a component's shared sources and findings, in b variants.

    `source` (s, b) P(active) with an `error` (s, b): the standard error between c chains and 1/c,
    since a state that no chain visits may still hold that much. `leak_fired` (f, b) is the chance
    that a finding's folded leak fired.
    """

    source: FloatArray
    error: FloatArray
    leak_fired: FloatArray


def simulate(
    component: Component, weights: Weights, chains: Chains, rng: np.random.Generator
) -> Simulated:
    """Run `chains.count` chains for each variant of the weights."""
    state = _start(component, _spread(weights, chains.count), rng)
    chance = np.zeros(state.active.shape)
    fired = np.zeros(state.unfired.shape)
    for sweep in range(chains.burn_in + chains.sweeps):
        drawn = state.sweep(rng)
        if sweep >= chains.burn_in:
            chance += drawn
            fired += state.leak_fired()
    by_chain = (-1, weights.variants, chains.count)
    source = (chance / chains.sweeps).reshape(by_chain)
    return Simulated(
        source=source.mean(axis=2),
        error=source.std(axis=2, ddof=1) / np.sqrt(chains.count) + 1.0 / chains.count,
        leak_fired=(fired / chains.sweeps).reshape(by_chain).mean(axis=2),
    )


def visited(
    component: Component,
    weights: Weights,
    chains: Chains,
    count: int,
    rng: np.random.Generator,
) -> Drawn:
    """At least `count` states that chains pass through, of one variant, cut to `count`.

    States of one chain depend on each other: these are fewer independent draws than they look.
    """
    columns = -(-count // chains.sweeps)
    state = _start(component, _spread(weights, columns), rng)
    active, fired = [], []
    for sweep in range(chains.burn_in + chains.sweeps):
        state.sweep(rng)
        if sweep >= chains.burn_in:
            active.append(state.active.copy())
            fired.append(rng.random(state.unfired.shape) < state.leak_fired())
    return Drawn(
        active=np.concatenate(active, axis=1)[:, :count],
        fired=np.concatenate(fired, axis=1)[:, :count],
    )


@dataclass(slots=True, kw_only=True, eq=False)
class _State:
    """All chains at one moment, a chain per column.

    `kept` (f, s) is 1 - strength; `pairs` (pairs, 2) are the sources that share a finding, once for
    every finding they share.
    """

    weights: Weights
    kept: FloatArray
    findings_of: list[IntArray]
    pairs: IntArray
    active: BoolArray
    unfired: FloatArray = field(init=False)

    def __post_init__(self) -> None:
        self._recount()

    def _recount(self) -> None:
        unfired = np.exp(np.log(self.kept) @ self.active)
        self.unfired = (1.0 - self.weights.leak) * unfired

    def sweep(self, rng: np.random.Generator) -> FloatArray:
        """One update of every source and some swaps; returns the chances drawn from (s, c)."""
        self._recount()  # rounding would creep in through many multiplications and divisions
        draws = rng.random(self.active.shape)
        chance = np.array([self._update(s, draws[s]) for s in range(len(self.active))])
        swaps = int(np.ceil(_SWAPS_PER_SOURCE * len(self.active))) if len(self.pairs) else 0
        for _ in range(swaps):
            self._swap(rng)
        return chance

    def leak_fired(self) -> FloatArray:
        """P(the folded leak fired | the chain's sources) (f, c)."""
        given = self.weights.explained * (1.0 - self.unfired)
        given += self.weights.unexplained * self.unfired
        return np.asarray(self.weights.leak * self.weights.explained / given)

    def _update(self, source: int, draw: FloatArray) -> FloatArray:
        rows = self.findings_of[source]
        kept = self.kept[rows, source][:, None]
        unfired = self.unfired[rows]
        without = np.where(self.active[source], unfired / kept, unfired)
        joined = without * kept
        prior = self.weights.prior[source]
        on = prior * self._likelihood(joined, rows)
        off = (1.0 - prior) * self._likelihood(without, rows)
        chance = on / (on + off)
        self.active[source] = draw < chance
        self.unfired[rows] = np.where(self.active[source], joined, without)
        return np.asarray(chance)

    def _likelihood(self, unfired: FloatArray, rows: IntArray | slice) -> FloatArray:
        explained = self.weights.explained[rows] * (1.0 - unfired)
        return np.asarray(np.prod(explained + self.weights.unexplained[rows] * unfired, axis=0))

    def _swap(self, rng: np.random.Generator) -> None:
        columns = np.arange(self.active.shape[1])
        first, second = self.pairs[rng.integers(len(self.pairs), size=len(columns))].T
        first_on = self.active[first, columns]
        going, coming = np.where(first_on, first, second), np.where(first_on, second, first)
        moved = self.unfired / self.kept[:, going] * self.kept[:, coming]
        prior = self.weights.prior
        ratio = self._likelihood(moved, slice(None)) / self._likelihood(self.unfired, slice(None))
        ratio *= prior[coming, columns] * (1.0 - prior[going, columns])
        limit = prior[going, columns] * (1.0 - prior[coming, columns])
        differ = first_on != self.active[second, columns]
        taken = np.flatnonzero(differ & (rng.random(len(columns)) * limit < ratio))
        self.active[going[taken], taken] = False
        self.active[coming[taken], taken] = True
        self.unfired[:, taken] = moved[:, taken]


def _spread(weights: Weights, count: int) -> Weights:
    """The same weights with every variant repeated for its chains."""
    return Weights(
        prior=np.repeat(weights.prior, count, axis=1),
        leak=np.repeat(weights.leak, count, axis=1),
        explained=np.repeat(weights.explained, count, axis=1),
        unexplained=np.repeat(weights.unexplained, count, axis=1),
        strength=weights.strength,
    )


def _start(component: Component, weights: Weights, rng: np.random.Generator) -> _State:
    """Chains scattered over explanations: each finding switches on one of its sources."""
    strength = np.zeros((len(component.findings), len(component.shared)))
    strength[component.edge_finding, component.edge_source] = component.edge_strength
    columns = np.arange(weights.variants)
    active = np.zeros((len(component.shared), len(columns)), dtype=bool)
    pairs = []
    for row in strength:
        sources = np.flatnonzero(row)
        heat = rng.exponential(size=(len(sources), len(columns)))
        chosen = np.argmin(heat / (weights.prior[sources] * row[sources, None] + 1e-12), axis=0)
        active[sources[chosen], columns] = True
        pairs.append(np.stack(np.triu_indices(len(sources), 1), axis=1))
        pairs[-1] = sources[pairs[-1]]
    return _State(
        weights=weights,
        kept=1.0 - strength,
        findings_of=[np.flatnonzero(column) for column in strength.T],
        pairs=np.concatenate(pairs),
        active=active,
    )
