"""Folding sources with one open finding into its leak, and unfolding them again. Exact both ways.

A lone source leaves its finding unexplained with chance 1 - prior * strength, whatever else is
true, so it acts as one more leak. Its own posterior follows from what the finding's state is worth
to the rest.
"""

import numpy as np

from palpate.reasoning.arrays import BoolArray, FloatArray, IntArray
from palpate.reasoning.elimination import Weights
from palpate.reasoning.reduction import Component
from palpate.reasoning.variants import Variants


def folded(component: Component, variants: Variants, columns: IntArray) -> Weights:
    """The component's numbers in some columns of the variants, lone sources folded away."""
    lone_prior = variants.prior[np.ix_(component.lone, columns)]
    return Weights(
        prior=variants.prior[np.ix_(component.shared, columns)],
        leak=-np.expm1(_log_unfired(component, lone_prior)),
        explained=variants.explained[np.ix_(component.findings, columns)],
        unexplained=variants.unexplained[np.ix_(component.findings, columns)],
        strength=component.edge_strength,
    )


def unfolded(
    component: Component, prior: FloatArray, explained: FloatArray, unexplained: FloatArray
) -> FloatArray:
    """P(active) (l, b) of lone sources with `prior` (l, b).

    `explained` and `unexplained` (f, b) are what all evidence would weigh, relative to what it
    does, had the folded leak of a finding fired or not.
    """
    at, strength = component.lone_finding, component.lone_strength[:, None]
    spared = np.log1p(-prior * strength)
    by_others = -np.expm1(_log_unfired(component, prior)[at] - spared)
    unless = (1.0 - by_others) * unexplained[at] + by_others * explained[at]
    return np.asarray(prior * (strength * explained[at] + (1.0 - strength) * unless))


def draw_lone(
    component: Component, prior: FloatArray, fired: BoolArray, rng: np.random.Generator
) -> BoolArray:
    """Draws (l, count) of the folded sources with `prior` (l,), given which folded leaks fired.

    Leak and lone sources of a finding are taken in a row: none before the first that fires did
    fire, and nothing is known of those after it. Where the fold did not fire, none did.
    """
    active = np.zeros((len(component.lone), fired.shape[1]), dtype=bool)
    for finding in np.unique(component.lone_finding):
        rows = component.lone_finding == finding
        own, strength = prior[rows], component.lone_strength[rows]
        firing = np.concatenate([component.leak[[finding]], own * strength])
        limits = np.cumsum(firing * np.cumprod(np.concatenate([[1.0], 1.0 - firing[:-1]])))
        first = np.searchsorted(limits[:-1], rng.random(fired.shape[1]) * limits[-1], side="right")
        first = np.where(fired[finding], first, len(firing))
        place = np.arange(1, len(firing))[:, None]
        silent = own * (1.0 - strength) / (1.0 - own * strength)
        chance = np.where(place < first, silent[:, None], own[:, None])
        active[rows] = (rng.random(chance.shape) < chance) | (place == first)
    return active


def _log_unfired(component: Component, lone_prior: FloatArray) -> FloatArray:
    """Log chance (f, b) that neither the leak nor any lone source brings a finding about."""
    log_unfired = np.repeat(np.log1p(-component.leak)[:, None], lone_prior.shape[1], axis=1)
    spared = np.log1p(-lone_prior * component.lone_strength[:, None])
    np.add.at(log_unfired, component.lone_finding, spared)
    return log_unfired
