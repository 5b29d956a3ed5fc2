"""How much each finding moves each source: the posterior odds with it over those without it."""

from dataclasses import dataclass

import numpy as np

from palpate.reasoning.arrays import BoolArray, FloatArray
from palpate.reasoning.infer import Posteriors
from palpate.reasoning.noisy_or import log_odds
from palpate.reasoning.variants import unchanged


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Factors:
    """`factor` (k, n): odds of source j with all evidence, over its odds without finding i.

    Above 1 speaks for the source, below 1 against it. Since findings share their sources, the
    factors of a source do not multiply up to its posterior odds: two findings that say the same
    thing each have a small factor. `exact` (n,) is as in the posterior.
    """

    findings: tuple[str, ...]
    factor: FloatArray
    exact: BoolArray


def leave_one_out(found: Posteriors) -> Factors:
    """A factor for every answered finding, in the network's order, and every source.

    Results whose two weights are equal say nothing and are left out. One rerun per finding, all in
    one pass.
    """
    network, results = found.network, found.reduced.results
    opened, absent = len(results.open), len(results.absent)
    variants = unchanged(found.reduced, opened + absent)
    variants.silence(np.arange(opened), np.arange(opened))
    sources, columns, strengths = network.link_pairs(results.absent)
    variants.scale_odds(sources, opened + columns, 1.0 / (1.0 - strengths))
    without = found.answer(variants).probability.T
    factor = np.exp(log_odds(_off_the_ends(found.probability)) - log_odds(_off_the_ends(without)))
    findings = np.concatenate([results.open, results.absent])
    order = np.argsort(findings)
    return Factors(
        findings=tuple(network.finding_ids[i] for i in findings[order]),
        factor=factor[order],
        exact=found.exact,
    )


def _off_the_ends(probability: FloatArray) -> FloatArray:
    # Near 0 and 1 a probability may round to the end itself, whose odds are no number.
    return np.clip(probability, 1e-300, 1.0 - 2.0**-53)
