"""Examinations bear on something that exists and name only rules and signs that exist."""

from collections.abc import Iterable

from palpate.knowledge.base import Knowledge
from palpate.knowledge.checks.problem import Problem
from palpate.knowledge.examination import Examination


def examinations(knowledge: Knowledge) -> Iterable[Problem]:
    groups = {source.group for source in knowledge.sources.values()}
    for examination in knowledge.examinations.values():
        known = {
            "source or group": (
                [bearing.source for bearing in examination.bears_on],
                knowledge.sources.keys() | groups,
            ),
            "sign": (examination.sign, knowledge.concepts.keys()),
            "screening rule": (examination.contraindications, knowledge.rules.keys()),
        }
        for kind, (names, existing) in known.items():
            for name in names:
                if name not in existing:
                    yield _unknown(examination, kind, name)


def _unknown(examination: Examination, kind: str, name: str) -> Problem:
    return Problem(
        where=f"examination '{examination.id}'",
        what=f"names the {kind} '{name}', which does not exist",
        mend="Mend the spelling, or add it first",
    )
