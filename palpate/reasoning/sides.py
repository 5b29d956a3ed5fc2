"""Gives every finding a single side, so that it can meet the sources of that side."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from palpate.findings.finding import Finding
from palpate.quantities import Side

SINGLE = (Side.LEFT, Side.RIGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sided:
    """Findings on single sides; `known` is False where no finding told a side at all."""

    findings: tuple[Finding, ...]
    known: bool


def place_on_sides(findings: Iterable[Finding]) -> Sided:
    """Both becomes left and right; unknown follows the side most findings tell, left if none.

    Left stands for "one side, we do not know which": the knowledge is side-neutral, so the choice
    moves no probability, and the answer then says that the side is unknown.
    """
    given = tuple(findings)
    told = Counter(f.side for f in given if f.is_present and f.side in SINGLE)
    both = any(f.side is Side.BOTH for f in given)
    main = max(SINGLE, key=lambda side: told[side])
    placed = tuple(
        replace(finding, side=side)
        for finding in given
        for side in (finding.side.covers() or (main,))
    )
    return Sided(findings=placed, known=bool(told) or both)
