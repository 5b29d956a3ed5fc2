"""What was found: present, absent, or a graded result with two weights."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from palpate.reasoning.arrays import FloatArray, IntArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """A result that is neither a plain yes nor a plain no, such as strength 4/5.

    `if_explained` is P(this result | the finding is truly there, whatever brought it about) and
    `if_not` is P(this result | it is not). Only their ratio matters to the posterior. A plain yes
    is (1, 0), a plain no is (0, 1); equal weights say nothing. Raises ValueError when a weight is
    negative, not finite, or both are 0.
    """

    finding: str
    if_explained: float
    if_not: float

    def __post_init__(self) -> None:
        weights = (self.if_explained, self.if_not)
        if not all(0.0 <= w < float("inf") for w in weights) or not any(weights):
            raise ValueError(
                f"The weights of '{self.finding}' are {weights}; "
                "give two finite numbers from 0 up, not both 0."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Findings by id, each at most once. What was not asked stands in none of the three.

    Raises ValueError when a finding is given twice or in two ways.
    """

    present: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    graded: frozenset[Graded] = frozenset()

    def __post_init__(self) -> None:
        names = [*self.present, *self.absent, *(g.finding for g in self.graded)]
        twice = sorted(name for name, count in Counter(names).items() if count > 1)
        if twice:
            raise ValueError(f"The finding '{twice[0]}' is given in two ways; keep one of them.")

    @classmethod
    def of(
        cls,
        *,
        present: Iterable[str] = (),
        absent: Iterable[str] = (),
        graded: Iterable[Graded] = (),
    ) -> Self:
        """Evidence from any collections of ids."""
        return cls(present=frozenset(present), absent=frozenset(absent), graded=frozenset(graded))

    def asked(self) -> frozenset[str]:
        """Every finding that has an answer of some kind."""
        return self.present | self.absent | {g.finding for g in self.graded}

    def also(self, *, present: Iterable[str] = (), absent: Iterable[str] = ()) -> "Evidence":
        """The same evidence and more plain answers."""
        return Evidence.of(
            present=[*self.present, *present], absent=[*self.absent, *absent], graded=self.graded
        )

    def without(self, finding: str) -> "Evidence":
        """The same evidence as if `finding` had not been asked."""
        return Evidence.of(
            present=self.present - {finding},
            absent=self.absent - {finding},
            graded=[g for g in self.graded if g.finding != finding],
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Results:
    """Evidence by position in a network, ordered by position so that the order told is forgotten.

    `open` (m,) are findings that need inference, with weights `explained` (m,) and `unexplained`
    (m,); `absent` (k,) are plain negatives; `log_constant` gathers the weights of results that
    cannot move any source.
    """

    open: IntArray
    explained: FloatArray
    unexplained: FloatArray
    absent: IntArray
    log_constant: float
