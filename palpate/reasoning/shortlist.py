"""The value of every candidate at once, estimated from samples of the posterior."""

import numpy as np

from palpate.reasoning.arrays import FloatArray, IntArray
from palpate.reasoning.infer import Posteriors
from palpate.reasoning.noisy_or import tilted
from palpate.reasoning.uncertainty import expected_fall_bits, fall_bits


def estimated_gain_bits(
    found: Posteriors,
    candidates: IntArray,
    weight: FloatArray,
    samples: int,
    rng: np.random.Generator,
) -> tuple[FloatArray, FloatArray]:
    """Gain in bits and P(absent), both (c,), of candidates by position.

    Each sample says with what chance a candidate would be absent, so a candidate's answer is
    never drawn, only its sources are. Sources without an open finding are independent of all
    else and enter by formula.
    """
    free = found.reduced.free
    tied = np.setdiff1d(np.arange(len(weight)), free)
    drawn = found.sample(samples, rng)[:, tied].astype(np.float32)
    strengths = found.network.strengths(candidates)
    kept = np.exp(drawn @ np.log1p(-strengths[:, tied]).T.astype(np.float32))
    log_free = np.log1p(-strengths[:, free] * found.reduced.prior[free]).sum(axis=1)
    silent = np.exp(log_free) * (1.0 - found.network.leak[candidates])
    mean_kept = kept.mean(axis=0, dtype=np.float64)
    chance_absent = silent * mean_kept
    if_absent = (drawn.T @ kept).astype(np.float64) / (samples * mean_kept)
    gain = expected_fall_bits(
        drawn.mean(axis=0, dtype=np.float64), chance_absent, if_absent, weight[tied]
    )
    return gain + _gain_of_free(found, candidates, chance_absent, weight), chance_absent


def _gain_of_free(
    found: Posteriors, candidates: IntArray, chance_absent: FloatArray, weight: FloatArray
) -> FloatArray:
    """The part of the gain (c,) that falls on sources without an open finding."""
    sources, columns, strengths = found.network.link_pairs(candidates)
    kept = np.isin(sources, found.reduced.free) & (weight[sources] > 0.0)
    sources, columns, strengths = sources[kept], columns[kept], strengths[kept]
    now = found.reduced.prior[sources]
    fall = weight[sources] * fall_bits(now, chance_absent[columns], tilted(now, 1.0 - strengths))
    return np.asarray(np.bincount(columns, fall, minlength=len(candidates)), dtype=np.float64)
