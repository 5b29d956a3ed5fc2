"""Frontier elimination on tables of states: one backward and one forward pass.

Every term is a probability or a sum of products of probabilities, so nothing cancels, unlike the
alternating sum of quickscore (Heckerman 1989, recalled). A table has shape (2**k, b): k open
vertices and b variants of the same component (other priors, leaks or weights), which share one
order and so one pass. The passes read only integers from the order and could be compiled.
"""

from dataclasses import dataclass

import numpy as np

from palpate.reasoning.arrays import FloatArray
from palpate.reasoning.order import (
    CLOSE_FINDING,
    CLOSE_SOURCE,
    LINK,
    OPEN_FINDING,
    OPEN_SOURCE,
    Order,
    Step,
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Weights:
    """Numbers of a component in b variants.

    `prior` (s, b) of the shared sources; `leak` (f, b) with lone sources folded in; `explained`
    and `unexplained` (f, b), what a finding weighs when closed in either state; `strength` (e,) of
    the edges.
    """

    prior: FloatArray
    leak: FloatArray
    explained: FloatArray
    unexplained: FloatArray
    strength: FloatArray

    @property
    def variants(self) -> int:
        return int(self.leak.shape[1])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Backward:
    """`tables[i]` is the weight of all that follows step i, for every step that opens a vertex.

    Tables are rescaled on the way; `log_evidence` (b,) is whole.
    """

    tables: dict[int, FloatArray]
    log_evidence: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Marginals:
    """`source` (s, b): P(active). `explained` and `unexplained` (f, b): the evidence given that the
    folded leak did or did not fire, relative to the evidence as it is.
    """

    source: FloatArray
    explained: FloatArray
    unexplained: FloatArray
    log_evidence: FloatArray


def backward(order: Order, weights: Weights) -> Backward:
    """Walk the order from its end, keeping one table per opened vertex."""
    table = np.ones((1, weights.variants))
    log_scale = np.zeros(weights.variants)
    kept = {}
    for at in range(len(order.steps) - 1, -1, -1):
        step = order.steps[at]
        if step.kind <= OPEN_FINDING:
            kept[at] = table
        table = step_back(table, step, weights)
        if step.kind == CLOSE_FINDING:
            largest = table.max(axis=0)
            table /= largest
            log_scale += np.log(largest)
    return Backward(tables=kept, log_evidence=log_scale + np.log(table[0]))


def step_back(table: FloatArray, step: Step, weights: Weights) -> FloatArray:
    """The table before a step from the one after it; a link is done in place."""
    size, variants = table.shape
    if step.kind == LINK:
        lower, upper = halves(table, step)
        strength = weights.strength[step.which]
        lower *= 1.0 - strength
        lower += strength * upper
        return table
    if step.kind <= OPEN_FINDING:
        chance = _opening(step, weights)
        half = size // 2
        return (1.0 - chance) * table[:half] + chance * table[half:]
    grown = np.empty((size >> step.bit, 2, 1 << step.bit, variants))
    after = table.reshape(size >> step.bit, 1 << step.bit, variants)
    if step.kind == CLOSE_SOURCE:
        grown[:] = after[:, None]
    else:
        grown[:, 0] = after * weights.unexplained[step.which]
        grown[:, 1] = after * weights.explained[step.which]
    return grown.reshape(2 * size, variants)


def forward(order: Order, weights: Weights, after: Backward) -> Marginals:
    """Walk the order from its start and read every marginal on the way."""
    source = np.empty_like(weights.prior)
    explained, unexplained = np.empty_like(weights.leak), np.empty_like(weights.leak)
    table = np.ones((1, weights.variants))
    for at, step in enumerate(order.steps):
        if step.kind <= OPEN_FINDING:
            off, on = _reach(table, after.tables[at])
            chance = _opening(step, weights)
            whole = (1.0 - chance) * off + chance * on
            if step.kind == OPEN_SOURCE:
                source[step.which] = chance * on / whole
            else:
                explained[step.which], unexplained[step.which] = on / whole, off / whole
        table = _step_on(table, step, weights)
        if step.kind == CLOSE_FINDING:
            table /= table.max(axis=0)
    return Marginals(
        source=source,
        explained=explained,
        unexplained=unexplained,
        log_evidence=after.log_evidence,
    )


def halves(table: FloatArray, step: Step) -> tuple[FloatArray, FloatArray]:
    """Views of the states a link acts on, source active: finding unexplained, and explained."""
    size, variants = table.shape
    low, high = sorted((step.bit, step.other))
    split = table.reshape(size >> (high + 1), 2, 1 << (high - low - 1), 2, variants << low)
    if step.bit > step.other:
        return split[:, 1, :, 0], split[:, 1, :, 1]
    return split[:, 0, :, 1], split[:, 1, :, 1]


def _opening(step: Step, weights: Weights) -> FloatArray:
    chances = weights.prior if step.kind == OPEN_SOURCE else weights.leak
    return np.asarray(chances[step.which])


def _reach(table: FloatArray, after: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Weight of all that is, shape (b,), were the new vertex off or on."""
    size, variants = table.shape
    if variants == 1:
        both = after.reshape(2, size) @ table[:, 0]
        return both[:1], both[1:]
    both = np.einsum("xb,yxb->yb", table, after.reshape(2, size, variants))
    return both[0], both[1]


def _step_on(table: FloatArray, step: Step, weights: Weights) -> FloatArray:
    size, variants = table.shape
    if step.kind == LINK:
        lower, upper = halves(table, step)
        strength = weights.strength[step.which]
        upper += strength * lower
        lower *= 1.0 - strength
        return table
    if step.kind <= OPEN_FINDING:
        chance = _opening(step, weights)
        grown = np.empty((2 * size, variants))
        np.multiply(table, chance, out=grown[size:])
        np.multiply(table, 1.0 - chance, out=grown[:size])
        return grown
    split = table.reshape(size >> (step.bit + 1), 2, 1 << step.bit, variants)
    if step.kind == CLOSE_SOURCE:
        closed = split[:, 0] + split[:, 1]
    else:
        closed = split[:, 0] * weights.unexplained[step.which]
        closed += split[:, 1] * weights.explained[step.which]
    return closed.reshape(size // 2, variants)
