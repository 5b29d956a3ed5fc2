"""The noisy-OR convention, stated here once for the whole project.

    P(finding absent | sources) = (1 - leak) * product over active sources of (1 - strength)

A *strength* is the chance that an active source alone brings the finding about, **without** the
leak; the *leak* is the chance of the finding when no modelled source is active. The other
convention measures strengths with the leak in and gives other answers: with prior 0.2, strength
0.6 and leak 0.1 a present finding raises the source to 0.615 here and to 0.600 there.

Sources of the model (both recalled, not re-read for this file): D. Heckerman, "A tractable
inference algorithm for diagnosing multiple diseases", UAI 1989 (quickscore); M. Shwe et al.,
"Probabilistic diagnosis using a reformulation of the INTERNIST-1/QMR knowledge base", Methods of
Information in Medicine 1991 (QMR-DT).
"""

import numpy as np

from palpate.reasoning.arrays import FloatArray

LEAST_LEAK = 1e-4
"""No finding is impossible without a modelled source: a leak of 0 would let one unmodelled
fact bring the probability of everything else to nothing."""


def chance_absent(leak: float, strengths: FloatArray) -> float:
    """P(finding absent) when the sources with these strengths, shape (k,), are active."""
    return float((1.0 - leak) * np.prod(1.0 - np.asarray(strengths)))


def floored_leak(leak: float) -> float:
    """The leak, not below `LEAST_LEAK`."""
    return max(leak, LEAST_LEAK)


def strength_from_test(sensitivity: float, leak: float) -> float:
    """The strength of a link from a published sensitivity.

    `leak` is the test's rate of positives in people with none of the modelled sources. One minus
    the specificity is only the upper end of its range, since diseased controls hold other
    modelled sources. A sensitivity at or below the leak means the test says nothing about this
    source: the answer is 0.0 and the link should be left out.

    Raises ValueError when either lies outside [0, 1) for the leak or [0, 1] for the sensitivity.
    """
    if not 0.0 <= leak < 1.0:
        raise ValueError(f"A leak lies within 0 and below 1, not {leak}.")
    if not 0.0 <= sensitivity <= 1.0:
        raise ValueError(f"A sensitivity lies within 0 and 1, not {sensitivity}.")
    return max(0.0, 1.0 - (1.0 - sensitivity) / (1.0 - leak))


def log_odds(probability: FloatArray) -> FloatArray:
    """Natural log of p / (1 - p), elementwise; any shape, each value in (0, 1)."""
    p = np.asarray(probability, dtype=np.float64)
    return np.log(p) - np.log1p(-p)


def from_log_odds(value: FloatArray) -> FloatArray:
    """The inverse of `log_odds`, elementwise and without overflow."""
    x = np.asarray(value, dtype=np.float64)
    small = np.exp(-np.abs(x))
    return np.where(x >= 0.0, 1.0, small) / (1.0 + small)


def tilted(probability: FloatArray, factor: FloatArray) -> FloatArray:
    """Each probability with its odds multiplied by `factor` (>= 0); shapes broadcast.

    A finding known to be absent tilts every one of its sources by (1 - strength) and does nothing
    else: negatives cost no inference.
    """
    weighted = probability * factor
    return np.asarray(weighted / (1.0 - probability + weighted))
