"""How much each finding moves each source: the posterior odds with it over those without it."""

from dataclasses import dataclass

import numpy as np

from palpate.reasoning.arrays import BoolArray, FloatArray, IntArray
from palpate.reasoning.infer import Posteriors
from palpate.reasoning.noisy_or import log_odds
from palpate.reasoning.variants import unchanged


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Factors:
    """`factor` (k, n): odds of source j with all evidence, over its odds without finding i.

    Above 1 speaks for the source, below 1 against it. Since findings share their sources, the
    factors of a source do not multiply up to its posterior odds: two findings that say the same
    thing each have a small factor. `exact` (n,) is as in the posterior. `left_out` are answered
    findings whose factor would have cost too much.
    """

    findings: tuple[str, ...]
    factor: FloatArray
    exact: BoolArray
    left_out: tuple[str, ...]


def leave_one_out(found: Posteriors, *, cells: int = 2**26) -> Factors:
    """A factor for every answered finding, in the network's order, and every source.

    One rerun per finding, all in one pass. `cells` bounds the work as `Budget.cells` does; when it
    does not reach, present and graded findings come first and then the absent ones that bear most
    on probable sources. Results whose two weights are equal say nothing and have no factor.
    """
    network, results = found.network, found.reduced.results
    opened, absent = _affordable(found, cells)
    variants = unchanged(found.reduced, len(opened) + len(absent))
    variants.silence(opened, np.arange(len(opened)))
    sources, columns, strengths = network.link_pairs(absent)
    variants.scale_odds(sources, len(opened) + columns, 1.0 / (1.0 - strengths))
    without = found.answer(variants).probability.T
    factor = np.exp(log_odds(_off_the_ends(found.probability)) - log_odds(_off_the_ends(without)))
    done = np.concatenate([results.open[opened], absent])
    answered = np.concatenate([results.open, results.absent])
    order = np.argsort(done)
    return Factors(
        findings=_names(found, done[order]),
        factor=factor[order],
        exact=found.exact,
        left_out=_names(found, np.setdiff1d(answered, done)),
    )


def _affordable(found: Posteriors, cells: int) -> tuple[IntArray, IntArray]:
    """Open findings, by position among them, and absent ones, by position in the network."""
    results, p = found.reduced.results, found.probability
    sources, columns, strengths = found.network.link_pairs(results.absent)
    bearing = np.bincount(columns, (p * (1.0 - p))[sources] * strengths, len(results.absent))
    absent = np.argsort(-bearing, kind="stable")
    work_open, work_absent = np.zeros(len(results.open)), np.zeros(len(absent))
    for part in found.parts:
        work_open[part.component.findings] = part.work
        work_absent[np.unique(columns[np.isin(sources, part.component.sources)])] += part.work
    spent = np.cumsum(np.concatenate([work_open, work_absent[absent]]))
    within = spent <= cells
    return (
        np.flatnonzero(within[: len(results.open)]),
        results.absent[absent[within[len(results.open) :]]],
    )


def _names(found: Posteriors, findings: IntArray) -> tuple[str, ...]:
    return tuple(found.network.finding_ids[i] for i in findings)


def _off_the_ends(probability: FloatArray) -> FloatArray:
    # Near 0 and 1 a probability may round to the end itself, whose odds are no number.
    return np.clip(probability, 1e-300, 1.0 - 2.0**-53)
