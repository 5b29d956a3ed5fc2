"""Every link from a source leads to an area or a concept that exists."""

from collections.abc import Iterable

from palpate.knowledge.base import Knowledge
from palpate.knowledge.checks.problem import Problem
from palpate.knowledge.source import Source


def links(knowledge: Knowledge) -> Iterable[Problem]:
    for source in knowledge.sources.values():
        for area in _areas(source):
            if area not in knowledge.areas:
                yield _unknown(source, "area", area)
        for concept in _concepts(source):
            if concept not in knowledge.concepts:
                yield _unknown(source, "concept", concept)


def _areas(source: Source) -> Iterable[str]:
    yield from (link.area for link in (*source.pain, *source.sensory))
    yield from source.belly


def _concepts(source: Source) -> Iterable[str]:
    lists = (source.aggravating, source.relieving, source.history, source.signs)
    yield from (link.concept for group in lists for link in group)


def _unknown(source: Source, kind: str, name: str) -> Problem:
    return Problem(
        where=f"source '{source.id}'",
        what=f"links to the {kind} '{name}', which does not exist",
        mend=f"Mend the spelling, or add the {kind} first",
    )
