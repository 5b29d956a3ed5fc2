"""What asking a finding next is worth: the expected fall in uncertainty over the sources.

Exact, since the answer "no" only tilts priors and so is a variant of the same problem with the same
order, and "yes" follows by total probability. Where that costs too much for every candidate,
samples of the posterior rank them and the best are then computed exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from palpate.reasoning.arrays import BoolArray, FloatArray, IntArray
from palpate.reasoning.infer import Posteriors, Status
from palpate.reasoning.shortlist import estimated_gain_bits
from palpate.reasoning.uncertainty import expected_fall_bits
from palpate.reasoning.variants import Variants, unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What one question is worth.

    `gain_bits` is the expected fall in the weighted sum of the sources' entropies, never negative;
    `chance_present` is P(yes | evidence). Provisional means estimated from samples.
    """

    finding: str
    gain_bits: float
    chance_present: float
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """How hard to look for the next question.

    `cells` bounds the work of the exact answer, as `Budget.cells` does; when it does not reach for
    every candidate, `samples` of the posterior drawn from `seed` choose those it is spent on.
    """

    cells: int = 2**24
    samples: int = 1000
    seed: int = 0


_DEFAULT = Search()


def values(
    found: Posteriors,
    candidates: Sequence[str],
    *,
    weight: FloatArray | None = None,
    search: Search = _DEFAULT,
) -> tuple[Value, ...]:
    """The candidates with their values, the most informative first.

    Those computed exactly stand before those only estimated, which lean upwards; the estimates
    decided which are exact.
    `weight` (n,) says how much each source's uncertainty matters, for instance 1 for treatable
    sources and 0 for the rest; without it all count 1. Raises ValueError for a candidate that is
    unknown or already answered, and for weights that are not one number from 0 up per source.
    """
    matters = _checked(weight, len(found.probability))
    at = _unanswered(found, candidates)
    exact = _within(found, at, np.arange(len(at)), search.cells)
    gain, absent = np.zeros(len(at)), np.zeros(len(at))
    if not exact.all():
        rng = np.random.default_rng(search.seed)
        gain, absent = estimated_gain_bits(found, at, matters, search.samples, rng)
        exact = _within(found, at, np.argsort(-gain, kind="stable"), search.cells)
    if exact.any():
        gain[exact], absent[exact] = exact_gain_bits(found, at[exact], matters)
    return tuple(
        Value(
            finding=found.network.finding_ids[at[i]],
            gain_bits=float(gain[i]),
            chance_present=float(1.0 - absent[i]),
            status=Status.EXACT if exact[i] else Status.PROVISIONAL,
        )
        for i in np.lexsort((-gain, ~exact))
    )


def exact_gain_bits(
    found: Posteriors, candidates: IntArray, weight: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Gain in bits and P(absent), both (c,), of candidates by position; `found` must be exact."""
    assert found.log_evidence is not None  # callers come here with exact posteriors only
    answer = found.answer(answered_no(found, candidates))
    chance_absent = np.exp(answer.log_evidence - found.log_evidence)
    gain = expected_fall_bits(found.probability, chance_absent, answer.probability, weight)
    return gain, chance_absent


def answered_no(found: Posteriors, candidates: IntArray) -> Variants:
    """One column per candidate: the evidence as it is and this candidate absent."""
    network = found.network
    variants = unchanged(found.reduced, len(candidates))
    sources, columns, strengths = network.link_pairs(candidates)
    variants.scale_odds(sources, columns, 1.0 - strengths)
    variants.log_weight[:] += np.log1p(-network.leak[candidates])
    return variants


def _checked(weight: FloatArray | None, sources: int) -> FloatArray:
    if weight is None:
        return np.ones(sources)
    given = np.asarray(weight, dtype=np.float64)
    if given.shape != (sources,) or not (np.isfinite(given) & (given >= 0.0)).all():
        raise ValueError(
            f"The weights must be {sources} finite numbers from 0 up, one per source; "
            f"shape {given.shape} came."
        )
    return given


def _unanswered(found: Posteriors, candidates: Sequence[str]) -> IntArray:
    at = np.array([found.network.finding_index(name) for name in candidates], dtype=np.int64)
    results = found.reduced.results
    known = np.isin(at, np.concatenate([results.open, results.absent]))
    if known.any():
        name = candidates[int(np.argmax(known))]
        raise ValueError(f"'{name}' has been answered already; ask for unanswered findings only.")
    return at


def _within(found: Posteriors, at: IntArray, preferred: IntArray, cells: int) -> BoolArray:
    """Which candidates can be computed exactly within `cells`, taken in the preferred order."""
    if found.status is not Status.EXACT:
        return np.zeros(len(at), dtype=bool)
    sources, columns, _ = found.network.link_pairs(at)
    total = np.zeros(len(at))
    for part in found.parts:
        touching = np.unique(columns[np.isin(sources, part.component.sources)])
        total[touching] += part.work
    chosen = np.zeros(len(at), dtype=bool)
    chosen[preferred] = np.cumsum(total[preferred]) <= cells
    return chosen
