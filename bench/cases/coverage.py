"""`python -m bench.cases.coverage FILE`: how much of a bank's wording found its place.

Exit code 0, or 2 where the file cannot be read.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.cases.truth import targets_of
from palpate.interop.cases.case import Case
from palpate.interop.cases.read import read_cases
from palpate.knowledge.base import Knowledge
from palpate.knowledge.read import shipped
from palpate.knowledge.terms.resolution import Role
from palpate.knowledge.terms.resolve import resolve
from palpate.knowledge.terms.tests import read_row


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """How many of a sort there were, and those that found no place."""

    name: str
    count: int
    unplaced: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share that found its place; 1 where there were none."""
        return 1.0 - len(self.unplaced) / self.count if self.count else 1.0


def coverage(cases: Sequence[Case], knowledge: Knowledge) -> tuple[Part, ...]:
    """Truths resolved, places placed, findings and list items understood."""
    return (
        _truths(cases, knowledge),
        _places(cases, knowledge),
        _findings(cases, knowledge),
        _items(cases, knowledge),
    )


def _truths(cases: Iterable[Case], knowledge: Knowledge) -> Part:
    targets = [target for case in cases for target in targets_of(case, knowledge)]
    missing = tuple(target.said for target in targets if not target.is_resolved)
    return Part(name="truths resolved", count=len(targets), unplaced=missing)


def _places(cases: Iterable[Case], knowledge: Knowledge) -> Part:
    named = [place.where for case in cases for place in case.pain_locations]
    missing = tuple(text for text in named if _left(text, Role.PLACE, knowledge))
    return Part(name="pain locations placed", count=len(named), unplaced=missing)


def _findings(cases: Iterable[Case], knowledge: Knowledge) -> Part:
    rows = [found.row for case in cases for found in case.findings if not found.confirmatory]
    missing = tuple(
        row.said
        for row in rows
        if not read_row(row, knowledge=knowledge, about=("shoulder",)).understood
    )
    return Part(name="findings understood", count=len(rows), unplaced=missing)


def _items(cases: Iterable[Case], knowledge: Knowledge) -> Part:
    worse = [(Role.AGGRAVATING, text) for case in cases for text in case.aggravating]
    better = [(Role.RELIEVING, text) for case in cases for text in case.relieving]
    missing = tuple(text for role, text in worse + better if _left(text, role, knowledge))
    return Part(name="aggravating and relieving", count=len(worse + better), unplaced=missing)


def _left(text: str, role: Role, knowledge: Knowledge) -> bool:
    return bool(resolve(text, role=role, knowledge=knowledge).unplaced)


def main(arguments: list[str] | None = None) -> int:
    """Print each share, and what is left."""
    parser = argparse.ArgumentParser(prog="python -m bench.cases.coverage", description=__doc__)
    parser.add_argument("file", type=Path, help="a file of cases, one JSON object per line")
    path: Path = parser.parse_args(arguments).file
    try:
        cases = [row for row in read_cases(path) if isinstance(row, Case)]
    except OSError as error:
        print(f"{path} cannot be read: {error.strerror}.", file=sys.stderr)
        return 2
    for part in coverage(cases, shipped()):
        placed = part.count - len(part.unplaced)
        print(f"{part.name}: {placed} of {part.count} ({part.share * 100:.0f} %)")
        for text in part.unplaced:
            print(f"    {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
