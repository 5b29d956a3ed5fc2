"""Whether probabilities mean what they say."""

from collections.abc import Iterable, Mapping, Sequence

from bench.cases.score import SURE, Scored

BINS = 10
LEAST = 0.05
"""Statements below this are left out: hundreds of rightly tiny numbers would flatter the error."""


def calibration(scored: Sequence[Scored]) -> Mapping[str, float | int | None]:
    """Expected calibration error over stated probabilities, that of first places alone, and how
    many statements above 90 % there were and how many of them were right.

    Truths a report does not mention count against a statement, so the error is an upper one.
    """
    stated = [pair for row in scored for pair in row.statements if pair[0] >= LEAST]
    first = [row.statements[0] for row in scored if row.statements]
    sure = [right for chance, right in stated if chance > SURE]
    return {
        "calibration_error": expected_error(stated),
        "calibration_error_first": expected_error(first),
        "stated_above_90": len(sure),
        "right_above_90": sum(sure) / len(sure) if sure else None,
    }


def expected_error(stated: Iterable[tuple[float, bool]]) -> float | None:
    """Mean distance of stated and observed shares over ten equal bins, weighted by their counts."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    total = 0
    for chance, right in stated:
        bins.setdefault(min(int(chance * BINS), BINS - 1), []).append((chance, right))
        total += 1
    if not total:
        return None
    gaps = (abs(sum(c for c, _ in rows) - sum(r for _, r in rows)) for rows in bins.values())
    return sum(gaps) / total
