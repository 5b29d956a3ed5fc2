"""How unsure a probability is, and by how much an answer is expected to make it surer."""

import numpy as np

from palpate.reasoning.arrays import FloatArray


def entropy_bits(probability: FloatArray) -> FloatArray:
    """Entropy of a yes or no with this probability, elementwise: 0 when sure, 1 at one half."""
    p = np.clip(probability, 1e-300, 1.0)
    q = np.clip(1.0 - probability, 1e-300, 1.0)
    return np.asarray(-(p * np.log2(p) + q * np.log2(q)))


def fall_bits(now: FloatArray, chance_absent: FloatArray, if_absent: FloatArray) -> FloatArray:
    """Expected fall in a source's entropy when a finding is answered, elementwise.

    `now` is the source's probability, `chance_absent` that of the answer "no" and `if_absent` the
    source's probability after it. "Yes" follows by total probability. Entropy is concave, so
    nothing is below 0 but by rounding.
    """
    joint = now - chance_absent * if_absent
    if_present = np.clip(joint / (1.0 - chance_absent), 0.0, 1.0)
    after = chance_absent * entropy_bits(if_absent)
    after += (1.0 - chance_absent) * entropy_bits(if_present)
    return np.maximum(entropy_bits(now) - after, 0.0)


def expected_fall_bits(
    now: FloatArray, chance_absent: FloatArray, if_absent: FloatArray, weight: FloatArray
) -> FloatArray:
    """Expected fall (c,) in the weighted sum of entropies when one of c findings is answered.

    `now` (n,) are probabilities, `chance_absent` (c,) those of the answer "no", `if_absent` (n, c)
    the probabilities after it and `weight` (n,) how much each source matters.
    """
    # Most findings leave most sources as they are; logarithms are taken of the others only.
    moved = (if_absent != now[:, None]) & (weight > 0.0)[:, None]
    sources, columns = np.nonzero(moved)
    fall = fall_bits(now[sources], chance_absent[columns], if_absent[moved])
    return np.asarray(
        np.bincount(columns, weight[sources] * fall, minlength=len(chance_absent)),
        dtype=np.float64,
    )
