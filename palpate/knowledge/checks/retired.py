"""Retired things name a successor, because old charts must still read."""

from collections.abc import Iterable

from palpate.knowledge.base import Knowledge
from palpate.knowledge.checks.problem import Problem


def retired(knowledge: Knowledge) -> Iterable[Problem]:
    for source in knowledge.sources.values():
        if source.status == "retired" and source.replaced_by not in knowledge.sources:
            yield _lost(f"source '{source.id}'", source.replaced_by)
    for examination in knowledge.examinations.values():
        gone = examination.status == "retired"
        if gone and examination.replaced_by not in knowledge.examinations:
            yield _lost(f"examination '{examination.id}'", examination.replaced_by)


def _lost(where: str, successor: str) -> Problem:
    return Problem(
        where=where,
        what=f"is retired and its successor '{successor}' does not exist",
        mend="Set replaced_by to the id that took its place",
    )
