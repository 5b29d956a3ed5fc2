"""A fact that names a citation finds it in its own file."""

from collections.abc import Iterable

from palpate.knowledge.base import Knowledge
from palpate.knowledge.checks.problem import Problem


def citations(knowledge: Knowledge) -> Iterable[Problem]:
    for source in knowledge.sources.values():
        lists = (source.aggravating, source.relieving, source.history, source.signs)
        keys = [key for link in (*source.pain, *source.sensory) for key in link.cites]
        keys += [key for group in lists for link in group for key in link.cites]
        yield from _missing(f"source '{source.id}'", keys, set(source.cited))
    for examination in knowledge.examinations.values():
        keys = [key for bearing in examination.bears_on for key in bearing.cites]
        yield from _missing(f"examination '{examination.id}'", keys, set(examination.cited))


def _missing(where: str, keys: list[str], known: set[str]) -> Iterable[Problem]:
    for key in sorted(set(keys) - known):
        yield Problem(
            where=where,
            what=f"a fact cites '{key}', and there is no [cited.{key}]",
            mend="Add that table, or mend the key",
        )
