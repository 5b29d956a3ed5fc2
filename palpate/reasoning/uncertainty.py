"""How unsure a probability is, and by how much an answer is expected to make it surer."""

import numpy as np

from palpate.reasoning.arrays import FloatArray


def entropy_bits(probability: FloatArray) -> FloatArray:
    """Entropy of a yes or no with this probability, elementwise: 0 when sure, 1 at one half."""
    p = np.clip(probability, 1e-300, 1.0)
    q = np.clip(1.0 - probability, 1e-300, 1.0)
    return np.asarray(-(p * np.log2(p) + q * np.log2(q)))


def expected_fall_bits(
    now: FloatArray, chance_absent: FloatArray, if_absent: FloatArray, weight: FloatArray
) -> FloatArray:
    """Expected fall (c,) in the weighted sum of entropies when one of c findings is answered.

    `now` (n,) are probabilities, `chance_absent` (c,) those of the answer "no", `if_absent` (n, c)
    the probabilities after it and `weight` (n,) how much each source matters. The answer "yes"
    follows by total probability. Entropy is concave, so nothing is below 0 but by rounding.
    """
    rows = np.flatnonzero(weight)
    before, absent = now[rows, None], if_absent[rows]
    present = if_present(before, chance_absent, absent)
    after = chance_absent * entropy_bits(absent) + (1.0 - chance_absent) * entropy_bits(present)
    fall = weight[rows] @ (entropy_bits(before) - after)
    return np.maximum(fall, 0.0)


def if_present(now: FloatArray, chance_absent: FloatArray, if_absent: FloatArray) -> FloatArray:
    """Probabilities after "yes" from those now and after "no"; shapes broadcast."""
    joint = now - chance_absent * if_absent
    return np.clip(joint / (1.0 - chance_absent), 0.0, 1.0)
