"""The knowledge base as one immutable value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from palpate.anatomy.muscle import Muscle
from palpate.anatomy.region import Area
from palpate.knowledge.citation import Reference
from palpate.knowledge.concept import Concept
from palpate.knowledge.examination import Examination
from palpate.knowledge.source import Source

if TYPE_CHECKING:
    from palpate.knowledge.fact import Facts
    from palpate.knowledge.instrument import Instrument
    from palpate.knowledge.protocol import Protocol
    from palpate.knowledge.rule import Rule
    from palpate.knowledge.technique import Technique


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Knowledge:
    """Everything known, by id. `version` is a calendar version and the hash of the files.

    `facts` are what screening asks and reads; None only in knowledge bases made by hand.
    Two knowledge bases are the same only where they are one object, so that what is derived from
    one can be kept beside it.
    """

    version: str
    areas: Mapping[str, Area]
    concepts: Mapping[str, Concept]
    muscles: Mapping[str, Muscle]
    sources: Mapping[str, Source]
    examinations: Mapping[str, Examination]
    techniques: "Mapping[str, Technique]" = field(default_factory=dict)
    rules: "Mapping[str, Rule]" = field(default_factory=dict)
    instruments: "Mapping[str, Instrument]" = field(default_factory=dict)
    protocols: "Mapping[str, Protocol]" = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)
    facts: "Facts | None" = None

    def current_sources(self) -> Iterable[Source]:
        """Sources in use; retired ones only explain old records."""
        return (source for source in self.sources.values() if source.status == "current")

    def leaves(self, area: str) -> tuple[str, ...]:
        """The leaf areas of an area, itself where it has no parts; a leaf is counted once."""
        parts = [a.id for a in self.areas.values() if a.parent == area]
        return tuple(leaf for part in parts for leaf in self.leaves(part)) if parts else (area,)
