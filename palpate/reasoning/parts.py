"""Each component solved on its own: exactly while the budget lasts, by simulation beyond it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from palpate.reasoning.arrays import BoolArray, FloatArray, IntArray
from palpate.reasoning.elimination import backward, forward
from palpate.reasoning.gibbs import Chains, simulate, visited
from palpate.reasoning.joint_samples import draw_shared
from palpate.reasoning.lone import draw_lone, folded, unfolded
from palpate.reasoning.order import Order, best_order
from palpate.reasoning.reduction import Component, Reduced
from palpate.reasoning.variants import Variants, changed_columns, unchanged

_TABLE_CELLS = 2**17
"""Columns are taken in batches that keep a table within the processor's near memory."""

_VISIT_CELLS = 80
"""One chain's visit to one source takes about as long as this many table cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How much work an answer may take, in table cells, so that no clock decides what it says.

    A cell takes about 3 ns on an ordinary core: 2**25 cells are about 0.1 s, which is also what a
    simulated answer costs. Components are solved exactly, cheapest first, while `cells` lasts.
    `tries` and `seed` are for the search for an order, `seed` and `chains` for simulation.
    """

    cells: int = 2**25
    tries: int = 32
    seed: int = 0
    chains: Chains = field(default_factory=Chains)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What exact inference costs, known before it runs; summed over components, width the largest.

    `cells` is about links * 2**width; `table_bytes` is what the tables kept need.
    """

    width: int
    shared_sources: int
    links: int
    cells: int
    table_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """A component and how it is solved: by its order if `exact`, else by simulation from `seed`."""

    component: Component
    order: Order
    exact: bool
    seed: tuple[int, int]
    chains: Chains

    @property
    def work(self) -> int:
        """What one answer costs in table cells, or in as many as take the time of a simulation."""
        if self.exact:
            return self.order.cells
        visits = self.chains.count * (self.chains.burn_in + self.chains.sweeps)
        return _VISIT_CELLS * visits * len(self.component.shared)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solved:
    """A part's sources (shared, then lone), in b variants.

    `probability` and `error` (s + l, b), the error 0 where exact; `log_evidence` (b,), nan where
    simulated.
    """

    probability: FloatArray
    error: FloatArray
    log_evidence: FloatArray


def parts_of(reduced: Reduced, budget: Budget) -> tuple[Part, ...]:
    """All components with their orders; which are exact is decided here, before anything runs."""
    orders = [best_order(c, tries=budget.tries, seed=budget.seed) for c in reduced.components]
    spent = 0
    exact = set()
    for at in sorted(range(len(orders)), key=lambda at: orders[at].cells):
        spent += orders[at].cells
        # With no shared source there is nothing to simulate: the answer is one formula.
        if spent <= budget.cells or not len(reduced.components[at].shared):
            exact.add(at)
    return tuple(
        Part(
            component=component,
            order=order,
            exact=at in exact,
            seed=(budget.seed, at),
            chains=budget.chains,
        )
        for at, (component, order) in enumerate(zip(reduced.components, orders, strict=True))
    )


def certificate(parts: Sequence[Part]) -> Certificate:
    """The cost of solving these parts exactly."""
    return Certificate(
        width=max((part.order.width for part in parts), default=0),
        shared_sources=sum(len(part.component.shared) for part in parts),
        links=sum(len(part.component.edge_source) for part in parts),
        cells=sum(part.order.cells for part in parts),
        table_bytes=8 * max((part.order.kept_cells for part in parts), default=0),
    )


def observed(reduced: Reduced, part: Part) -> Solved:
    """The part as the evidence stands; b = 1."""
    return solve(part, unchanged(reduced, 1), np.array([0]))


def solve(part: Part, variants: Variants, columns: IntArray) -> Solved:
    """The part in some columns of the variants, as exact as the part is marked."""
    per_column = 2**part.order.width if part.exact else 4 * part.chains.count
    batch = max(1, _TABLE_CELLS // per_column)
    solver = _solve_exactly if part.exact else _solve_by_simulation
    return _side_by_side(
        [
            solver(part, variants, columns[start : start + batch])
            for start in range(0, len(columns), batch)
        ]
    )


def solve_changes(reduced: Reduced, part: Part, known: Solved, variants: Variants) -> Solved:
    """The part in every column, rerun only where a column changes something within it."""
    columns = np.flatnonzero(changed_columns(reduced, part.component, variants))
    full = Solved(
        probability=np.repeat(known.probability, variants.count, axis=1),
        error=np.repeat(known.error, variants.count, axis=1),
        log_evidence=np.repeat(known.log_evidence, variants.count),
    )
    if len(columns):
        rerun = solve(part, variants, columns)
        full.probability[:, columns] = rerun.probability
        full.error[:, columns] = rerun.error
        full.log_evidence[columns] = rerun.log_evidence
    return full


def draw(reduced: Reduced, part: Part, count: int, rng: np.random.Generator) -> BoolArray:
    """Joint draws (s + l, count) of the part's sources; of a simulated part, states it visits."""
    variants = unchanged(reduced, 1)
    weights = folded(part.component, variants, np.array([0]))
    if part.exact:
        drawn = draw_shared(part.order, weights, count, rng)
    else:
        drawn = visited(part.component, weights, part.chains, count, rng)
    lone = draw_lone(part.component, reduced.prior[part.component.lone], drawn.fired, rng)
    return np.concatenate([drawn.active, lone])


def _solve_exactly(part: Part, variants: Variants, columns: IntArray) -> Solved:
    component = part.component
    weights = folded(component, variants, columns)
    found = forward(part.order, weights, backward(part.order, weights))
    prior = variants.prior[np.ix_(component.lone, columns)]
    lone = unfolded(component, prior, found.explained, found.unexplained)
    probability = np.concatenate([found.source, lone])
    return Solved(
        probability=probability,
        error=np.zeros_like(probability),
        log_evidence=found.log_evidence,
    )


def _solve_by_simulation(part: Part, variants: Variants, columns: IntArray) -> Solved:
    component = part.component
    weights = folded(component, variants, columns)
    found = simulate(component, weights, part.chains, np.random.default_rng(part.seed))
    prior = variants.prior[np.ix_(component.lone, columns)]
    lone = unfolded(
        component,
        prior,
        found.leak_fired / weights.leak,
        (1.0 - found.leak_fired) / (1.0 - weights.leak),
    )
    return Solved(
        probability=np.concatenate([found.source, lone]),
        error=np.concatenate([found.error, np.full(lone.shape, found.error.max(initial=0.0))]),
        log_evidence=np.full(len(columns), np.nan),
    )


def _side_by_side(parts: Sequence[Solved]) -> Solved:
    if len(parts) == 1:
        return parts[0]
    return Solved(
        probability=np.concatenate([part.probability for part in parts], axis=1),
        error=np.concatenate([part.error for part in parts], axis=1),
        log_evidence=np.concatenate([part.log_evidence for part in parts]),
    )
