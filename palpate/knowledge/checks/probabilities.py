"""Chances lie open between 0 and 1, inside their ranges, and a test says more than its leak."""

from collections.abc import Iterable

from palpate.knowledge.base import Knowledge
from palpate.knowledge.checks.problem import Problem
from palpate.knowledge.examination import Bearing, Examination


def probabilities(knowledge: Knowledge) -> Iterable[Problem]:
    for concept in knowledge.concepts.values():
        if not 0.0 < concept.leak < 1.0:
            yield _outside(f"concept '{concept.id}'", "leak", concept.leak)
    for examination in knowledge.examinations.values():
        where = f"examination '{examination.id}'"
        low, high = examination.leak_range
        if not 0.0 < low <= examination.leak <= high < 1.0:
            yield _outside(where, "leak with its range", examination.leak)
        for bearing in examination.bears_on:
            yield from _bearing(where, examination, bearing)


def _bearing(where: str, examination: Examination, bearing: Bearing) -> Iterable[Problem]:
    if (bearing.strength is None) == (bearing.sensitivity is None):
        yield Problem(
            where=where,
            what=f"bears on '{bearing.source}' with neither or both of strength and sensitivity",
            mend="Give exactly one of the two",
        )
    for name in ("sensitivity", "specificity", "strength"):
        value = getattr(bearing, name)
        if value is not None and not 0.0 < value <= 1.0:
            yield _outside(where, f"{name} for '{bearing.source}'", value)


def _outside(where: str, name: str, value: float) -> Problem:
    return Problem(
        where=where,
        what=f"has a {name} of {value}",
        mend="Give chances above 0 and below 1, with low <= value <= high",
    )
