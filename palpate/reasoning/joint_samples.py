"""Independent draws of all sources together from the exact posterior.

The backward tables say what every choice is worth for all that follows, so walking the order
forwards and choosing at each step draws from the joint posterior without rejection or weights.
"""

from dataclasses import dataclass

import numpy as np

from palpate.reasoning.arrays import BoolArray, FloatArray, IntArray
from palpate.reasoning.elimination import Weights, backward, step_back
from palpate.reasoning.order import LINK, OPEN_FINDING, OPEN_SOURCE, Order, Step


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawn:
    """`active` (s, count): shared sources; `fired` (f, count): did the folded leak fire."""

    active: BoolArray
    fired: BoolArray


def draw_shared(order: Order, weights: Weights, count: int, rng: np.random.Generator) -> Drawn:
    """Exact draws of shared sources and folded leaks; `weights` holds one variant."""
    tables = backward(order, weights).tables
    state = np.zeros(count, dtype=np.int64)
    drawn = Drawn(
        active=np.zeros((len(weights.prior), count), dtype=bool),
        fired=np.zeros((len(weights.leak), count), dtype=bool),
    )
    for start, stop in _stretches(order):
        opening = order.steps[start]
        chance = (weights.prior if opening.kind == OPEN_SOURCE else weights.leak)[opening.which]
        on = _choose(tables[start][:, 0], state, opening.bit, float(chance[0]), rng)
        (drawn.active if opening.kind == OPEN_SOURCE else drawn.fired)[opening.which] = on
        state |= on.astype(np.int64) << opening.bit
        beyond = _before_opening(order, tables, stop, weights)
        state = _walk(order.steps[start + 1 : stop], beyond, state, weights, rng)
    return drawn


def _stretches(order: Order) -> list[tuple[int, int]]:
    """From each step that opens a vertex to the next one (out)."""
    opens = [at for at, step in enumerate(order.steps) if step.kind <= OPEN_FINDING]
    return list(zip(opens, [*opens[1:], len(order.steps)], strict=True))


def _before_opening(
    order: Order, tables: dict[int, FloatArray], at: int, weights: Weights
) -> FloatArray:
    """The table before step `at`, which opens a vertex or is past the last step."""
    if at == len(order.steps):
        return np.ones((1, 1))
    return step_back(tables[at], order.steps[at], weights)


def _walk(
    steps: tuple[Step, ...],
    beyond: FloatArray,
    state: IntArray,
    weights: Weights,
    rng: np.random.Generator,
) -> IntArray:
    """States after links and closings, given the table `beyond` the last of them."""
    for step, after in zip(steps, _tables_after(steps, beyond, weights), strict=True):
        if step.kind == LINK:
            acts = (state >> step.bit & 1 == 1) & (state >> step.other & 1 == 0)
            rows = np.flatnonzero(acts)
            strength = float(weights.strength[step.which])
            fires = _choose(after[:, 0], state[rows], step.other, strength, rng)
            state[rows] |= fires.astype(np.int64) << step.other
        else:
            below = (1 << step.bit) - 1
            state = (state & below) | (state >> (step.bit + 1) << step.bit)
    return state


def _tables_after(
    steps: tuple[Step, ...], beyond: FloatArray, weights: Weights
) -> list[FloatArray]:
    """The table after each step, made anew for one stretch rather than kept for all."""
    tables = [beyond]
    for step in reversed(steps[1:]):
        table = tables[-1].copy() if step.kind == LINK else tables[-1]
        tables.append(step_back(table, step, weights))
    return tables[: len(steps)][::-1]


def _choose(
    after: FloatArray, state: IntArray, bit: int, chance: float, rng: np.random.Generator
) -> BoolArray:
    """Whether to set `bit`, in proportion to its chance and to what follows."""
    on = chance * after[state | 1 << bit]
    off = (1.0 - chance) * after[state]
    return np.asarray(rng.random(len(state)) * (on + off) < on)
