"""A region's protocol: what is gone through, what to mind, how to measure again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from palpate.knowledge.citation import Citation, Confidence
from palpate.knowledge.door import admit, parse
from palpate.knowledge.source import Kind

MeasureKind = Literal["movement", "point"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A movement or point to measure again with, where nothing of the client's own is known.

    `kinds` are the kinds of source it tells something of; empty means all.
    """

    id: str
    label: str
    kind: MeasureKind
    positions: tuple[str, ...]
    minutes: float = 0.5
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """A part of the body that is warmed, oiled and worked as one.

    `regions` are the regions of muscles and sources it takes in. `sequence` goes from the surface
    inwards. `positions` and `areas` stand in where a source names none of its own. `pincer` are
    muscles that can be lifted between finger and thumb.
    """

    id: str
    label: str
    regions: tuple[str, ...]
    sequence: tuple[str, ...]
    watch: tuple[str, ...]
    nerves: tuple[str, ...]
    positions: tuple[str, ...]
    areas: tuple[str, ...]
    measures: tuple[Measure, ...]
    pincer: tuple[str, ...] = ()
    confidence: Confidence = "recalled"
    reviewed_by: str = ""
    cited: Mapping[str, Citation] = field(default_factory=dict)


def read_protocols(folder: Path) -> tuple[Protocol, ...]:
    """Every protocol below `folder`, by file name; raises KnowledgeError with file and key."""
    return tuple(admit(Protocol, parse(path), path) for path in sorted(folder.rglob("*.toml")))
