"""Which source explains which finding, and what is left to none of them.

A noisy-OR finding may be brought about by several sources at once. Its credit is divided as among
clocks that race: an active source with strength w rings at rate -ln(1 - w), the leak at
-ln(1 - leak), and the first to ring within one unit of time takes the credit. The model is exactly
"at least one rings", a source's share given the active sources is its rate over the sum of rates,
and shares add up to the chance that the finding is there. (A definition of ours, not a published
one; it treats sources alike and needs no order among them.)

Exact by an integral over the time t of the first ring: nothing has rung before t just when the
finding is absent with every strength w replaced by 1 - (1 - w)**t, and absence only tilts priors.
"""

from dataclasses import dataclass

import numpy as np

from palpate.reasoning.arrays import FloatArray, IntArray
from palpate.reasoning.infer import Posteriors, Status
from palpate.reasoning.variants import Variants, unchanged

_NODES = 12
"""Gauss-Legendre points; integrands are mixtures of exp(-rate * t), so 12 leave about 1e-12."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shares:
    """For each open finding (present or graded, m of them) where it comes from.

    `by_source` (m, n) and `leak` (m,): expected credit; `not_there` (m,): P(finding not truly
    there), 0 unless graded. The three add up to 1. `unexplained` (m,): P(there, and only the leak
    brought it about), at most `leak`.
    """

    findings: tuple[str, ...]
    by_source: FloatArray
    leak: FloatArray
    not_there: FloatArray
    unexplained: FloatArray
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """`cells` bounds the exact work, as `Budget.cells` does; beyond it `samples` from `seed`."""

    cells: int = 2**26
    samples: int = 2000
    seed: int = 0


_DEFAULT = Effort()


def shares(found: Posteriors, *, effort: Effort = _DEFAULT) -> Shares:
    """Credit of every open finding, in the network's order; exact where the cost allows."""
    work = sum((_NODES + 1) * len(p.component.findings) * p.work for p in found.parts)
    if found.log_evidence is not None and work <= effort.cells:
        return _exact(found, found.log_evidence)
    return _sampled(found, effort)


def _exact(found: Posteriors, log_evidence: float) -> Shares:
    time, width = _times()
    results, count = found.reduced.results, len(found.reduced.results.open)
    answer = found.answer(_unrung(found, time))
    quiet = np.exp(answer.log_evidence - log_evidence).reshape(count, len(time))
    active = answer.probability.T.reshape(count, len(time), len(found.probability))
    leak = found.network.leak[results.open]
    quiet *= np.exp(np.log1p(-leak)[:, None] * time)
    rung = results.explained[:, None] * width * quiet
    by_source = np.einsum("it,itj->ij", rung, active) * -np.log1p(-found.reduced.strengths)
    ended = quiet[:, -1]
    return Shares(
        findings=_names(found),
        by_source=by_source,
        leak=-np.log1p(-leak) * rung.sum(axis=1),
        not_there=results.unexplained * ended,
        unexplained=results.explained * ended * leak / (1.0 - leak),
        status=Status.EXACT,
    )


def _times() -> tuple[FloatArray, FloatArray]:
    """Points in (0, 1) with their widths, and 1 itself, which adds nothing to the integral."""
    points, widths = np.polynomial.legendre.leggauss(_NODES)
    return np.append((points + 1.0) / 2.0, 1.0), np.append(widths / 2.0, 0.0)


def _unrung(found: Posteriors, time: FloatArray) -> Variants:
    """A column per finding and time: no source has rung for it by then. The leak is left out."""
    opened = found.reduced.results.open
    finding, sources = np.nonzero(found.reduced.strengths)
    strengths = found.reduced.strengths[finding, sources]
    variants = unchanged(found.reduced, len(opened) * len(time))
    variants.silence(np.repeat(np.arange(len(opened)), len(time)), np.arange(variants.count))
    for at, until in enumerate(time):
        kept = np.exp(until * np.log1p(-strengths))
        variants.scale_odds(sources, finding * len(time) + at, kept)
    return variants


def _sampled(found: Posteriors, effort: Effort) -> Shares:
    results, network = found.reduced.results, found.network
    active = found.sample(effort.samples, np.random.default_rng(effort.seed)).astype(np.float64)
    leak_rate = -np.log1p(-network.leak[results.open])
    rates = -np.log1p(-found.reduced.strengths)
    total = active @ rates.T + leak_rate
    there = _chance_there(total, results.explained, results.unexplained)
    first = there / total
    only_leak = there * -np.expm1(-leak_rate) * np.exp(leak_rate - total) / -np.expm1(-total)
    return Shares(
        findings=_names(found),
        by_source=rates * (first.T @ active) / effort.samples,
        leak=leak_rate * first.mean(axis=0),
        not_there=1.0 - there.mean(axis=0),
        unexplained=only_leak.mean(axis=0),
        status=Status.PROVISIONAL,
    )


def _chance_there(total: FloatArray, explained: FloatArray, unexplained: FloatArray) -> FloatArray:
    """P(finding truly there | sources, result) (samples, m) from the sum of rates."""
    there = explained * -np.expm1(-total)
    return there / (there + unexplained * np.exp(-total))


def _names(found: Posteriors) -> tuple[str, ...]:
    open_: IntArray = found.reduced.results.open
    return tuple(found.network.finding_ids[i] for i in open_)
