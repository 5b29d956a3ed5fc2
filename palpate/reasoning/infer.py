"""Posteriors of all sources: exact where the cost allows, otherwise provisional and said so.

The model is two-layer noisy-OR of the QMR-DT family (Shwe et al. 1991, recalled); the exact method
is elimination over a mixed frontier of open sources and open findings, see `order` and
`elimination`. Quickscore (Heckerman 1989, recalled) answers the same question by a sum of
alternating signs that loses all digits near twenty positive findings, so it is not used.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from palpate.reasoning.arrays import BoolArray, FloatArray, sealed
from palpate.reasoning.evidence import Evidence
from palpate.reasoning.network import Network
from palpate.reasoning.parts import (
    Budget,
    Certificate,
    Part,
    Solved,
    certificate,
    draw,
    observed,
    parts_of,
    solve_changes,
)
from palpate.reasoning.reduction import Reduced, reduce
from palpate.reasoning.variants import Variants, unchanged

__all__ = [
    "Answer",
    "Budget",
    "Certificate",
    "Posteriors",
    "Status",
    "TooWideError",
    "posteriors",
]


class Status(StrEnum):
    """Exact to rounding, or provisional: simulated, and waiting for `finish`."""

    EXACT = "exact"
    PROVISIONAL = "provisional"


class TooWideError(ValueError):
    """The exact answer does not fit the memory allowed; the message says by how much."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answer:
    """Posterior of b variants: `probability` and `error` (n, b), `log_evidence` (b,).

    The error is 0 where exact; the log evidence is nan while any part is provisional.
    """

    probability: FloatArray
    error: FloatArray
    log_evidence: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Posteriors:
    """P(source active | evidence) for every source of a network; made by `posteriors`.

    `probability` (n,); `error` (n,), 0 where exact; `exact` (n,) tells which numbers are;
    `log_evidence`, natural log of P(evidence), None while any part is provisional.
    """

    reduced: Reduced
    parts: tuple[Part, ...]
    solved: tuple[Solved, ...]
    probability: FloatArray
    error: FloatArray
    exact: BoolArray
    log_evidence: float | None

    @property
    def network(self) -> Network:
        return self.reduced.network

    @property
    def status(self) -> Status:
        """Exact when every number is."""
        return _status(all(part.exact for part in self.parts))

    @property
    def certificate(self) -> Certificate:
        """What the exact answer costs, whether or not it has been paid."""
        return certificate(self.parts)

    def of(self, source_id: str) -> tuple[float, Status]:
        """Probability of one source and its status; ValueError for an unknown id."""
        at = self.network.source_index(source_id)
        return float(self.probability[at]), _status(bool(self.exact[at]))

    def ranked(self) -> Iterator[tuple[str, float, Status]]:
        """Source id, probability and status; most probable first, ties in the network's order."""
        for at in np.argsort(-self.probability, kind="stable"):
            yield (
                self.network.source_ids[at],
                float(self.probability[at]),
                _status(bool(self.exact[at])),
            )

    def finish(self, *, bytes_limit: int = 2**31) -> "Posteriors":
        """The exact answer, however long it takes.

        Raises TooWideError when the tables kept would need more than `bytes_limit`.
        """
        needed = self.certificate.table_bytes
        if needed > bytes_limit:
            raise TooWideError(
                f"The exact answer needs {needed / 1e9:.1f} GB and {bytes_limit / 1e9:.1f} GB are "
                "allowed; keep the provisional one, allow more, or ask which of the findings "
                "that many sources share could be left out."
            )
        parts = tuple(replace(part, exact=True) for part in self.parts)
        solved = tuple(
            known if part.exact else observed(self.reduced, now)
            for part, now, known in zip(self.parts, parts, self.solved, strict=True)
        )
        return _gathered(self.reduced, parts, solved)

    def answer(self, variants: Variants) -> Answer:
        """The posterior of variants of this evidence, each part as exact as it is here."""
        probability = variants.prior.copy()
        error = np.zeros_like(probability)
        log_evidence = variants.log_weight.copy()
        for part, known in zip(self.parts, self.solved, strict=True):
            found = solve_changes(self.reduced, part, known, variants)
            probability[part.component.sources] = found.probability
            error[part.component.sources] = found.error
            log_evidence += found.log_evidence
        return Answer(probability=probability, error=error, log_evidence=log_evidence)

    def together(self, source_ids: Sequence[str]) -> FloatArray:
        """P(a and b both active) for the given sources, shape (k, k); the diagonal is P(a).

        As exact as the posterior: one rerun per source "given that it is active", all in one pass.
        """
        at = np.array([self.network.source_index(name) for name in source_ids], dtype=np.int64)
        given = unchanged(self.reduced, len(at))
        given.prior[at, np.arange(len(at))] = 1.0
        joint = self.probability[at] * self.answer(given).probability[at]
        return np.asarray((joint + joint.T) / 2.0)

    def sample(self, count: int, rng: np.random.Generator) -> BoolArray:
        """Joint draws of all sources, (count, n).

        Independent and exact when the status is exact; states that chains pass through otherwise.
        """
        drawn = np.zeros((len(self.probability), count), dtype=bool)
        free = self.reduced.free
        drawn[free] = rng.random((len(free), count)) < self.reduced.prior[free, None]
        for part in self.parts:
            drawn[part.component.sources] = draw(self.reduced, part, count, rng)
        return drawn.T


_DEFAULT = Budget()


def posteriors(network: Network, evidence: Evidence, *, budget: Budget = _DEFAULT) -> Posteriors:
    """Posterior of every source after all the evidence at once.

    Exact unless the cost, known beforehand, exceeds `budget.cells`; what exceeds it is simulated
    and marked provisional, and `Posteriors.finish` makes it exact. The order in which findings
    were given plays no part. Raises ValueError for a finding the network does not have.
    """
    reduced = reduce(network, evidence)
    parts = parts_of(reduced, budget)
    return _gathered(reduced, parts, tuple(observed(reduced, part) for part in parts))


def _gathered(reduced: Reduced, parts: tuple[Part, ...], solved: tuple[Solved, ...]) -> Posteriors:
    probability = np.array(reduced.prior)
    error = np.zeros_like(probability)
    exact = np.ones(len(probability), dtype=bool)
    for part, found in zip(parts, solved, strict=True):
        rows = part.component.sources
        probability[rows] = found.probability[:, 0]
        error[rows] = found.error[:, 0]
        exact[rows] = part.exact
    log_evidence = reduced.log_constant + sum(float(found.log_evidence[0]) for found in solved)
    return Posteriors(
        reduced=reduced,
        parts=parts,
        solved=solved,
        probability=sealed(probability),
        error=sealed(error),
        exact=exact,
        log_evidence=log_evidence if all(part.exact for part in parts) else None,
    )


def _status(exact: bool) -> Status:
    return Status.EXACT if exact else Status.PROVISIONAL
