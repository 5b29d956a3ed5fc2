"""Counts over the knowledge base: how much there is, how sure it is, and where it has holes."""

from collections import Counter
from collections.abc import Iterable

from palpate.knowledge.base import Knowledge
from palpate.knowledge.source import Source

Counts = dict[str, "int | str | list[str] | dict[str, int] | dict[str, float]"]


def stats(knowledge: Knowledge) -> Counts:
    """Counts by kind, links, shares by confidence, areas without a source, sources that no
    examination separates from others of their area, and how much anybody has reviewed.
    """
    sources = tuple(knowledge.current_sources())
    return {
        "version": knowledge.version,
        "things": {
            "areas": len(knowledge.areas),
            "concepts": len(knowledge.concepts),
            "muscles": len(knowledge.muscles),
            "sources": len(sources),
            "examinations": len(knowledge.examinations),
            "techniques": len(knowledge.techniques),
            "screening_rules": len(knowledge.rules),
            "instruments": len(knowledge.instruments),
            "references": len(knowledge.references),
        },
        "sources_by_kind": dict(Counter(str(source.kind) for source in sources).most_common()),
        "links": sum(_links(source) for source in sources) + _bearings(knowledge),
        "links_citing": sum(_citing(source) for source in sources),
        "share_by_confidence": _shares(source.confidence for source in sources),
        "reviewed_by_a_clinician": sum(bool(source.reviewed_by) for source in sources),
        "areas_without_a_source": _bare_areas(knowledge, sources),
        "sources_without_an_examination": _untested(knowledge, sources),
    }


def _links(source: Source) -> int:
    lists = (source.pain, source.sensory, source.aggravating, source.relieving, source.history,
             source.signs)  # fmt: skip
    return sum(len(group) for group in lists)


def _bearings(knowledge: Knowledge) -> int:
    return sum(len(examination.bears_on) for examination in knowledge.examinations.values())


def _citing(source: Source) -> int:
    return sum(
        bool(link.cites)
        for group in (source.pain, source.sensory, source.aggravating, source.history, source.signs)
        for link in group
    )


def _shares(levels: Iterable[str]) -> dict[str, float]:
    counted = Counter(levels)
    whole = sum(counted.values()) or 1
    return {level: round(count / whole, 3) for level, count in counted.most_common()}


def _bare_areas(knowledge: Knowledge, sources: Iterable[Source]) -> list[str]:
    felt = {link.area for source in sources for link in (*source.pain, *source.sensory)}
    parents = {area.parent for area in knowledge.areas.values()}
    return sorted(area for area in knowledge.areas if area not in felt and area not in parents)


def _untested(knowledge: Knowledge, sources: Iterable[Source]) -> list[str]:
    """Sources that no test bears on and no examinable sign leads to; palpation is not counted."""
    tested = {b.source for e in knowledge.examinations.values() for b in e.bears_on}
    signs = {sign for e in knowledge.examinations.values() for sign in e.sign}
    return sorted(
        source.id
        for source in sources
        if source.id not in tested
        and source.group not in tested
        and not any(link.concept in signs for link in source.signs)
    )
