"""The table of place words, `data/terms/places.toml`, checked against the areas there are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from palpate.knowledge.door import KnowledgeError, admit, parse

QUALIFIERS = (
    "front", "back", "inner", "outer", "top", "low", "under", "volar", "dorsal", "radial", "ulnar",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the body: what is meant by it alone (`whole`), and with a qualifier."""

    id: str
    say: tuple[str, ...]
    whole: tuple[str, ...]
    front: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    outer: tuple[str, ...] = ()
    top: tuple[str, ...] = ()
    low: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    volar: tuple[str, ...] = ()
    dorsal: tuple[str, ...] = ()
    radial: tuple[str, ...] = ()
    ulnar: tuple[str, ...] = ()

    def of(self, qualifier: str) -> tuple[str, ...]:
        """The areas with a qualifier, empty where the part has none of its own for it."""
        areas: tuple[str, ...] = getattr(self, qualifier)
        return areas

    def every_area(self) -> frozenset[str]:
        return frozenset(self.whole).union(*(self.of(name) for name in QUALIFIERS))


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedPlace:
    """A place said in one fixed way; `vague` where it only lies somewhere among its areas."""

    say: tuple[str, ...]
    areas: tuple[str, ...]
    vague: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Parts in a row, so that "from A to B" covers what lies between."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The whole table. A qualifier key may join two ("back+outer")."""

    qualifiers: Mapping[str, tuple[str, ...]]
    part: tuple[Part, ...]
    phrase: tuple[FixedPlace, ...]
    chain: tuple[Chain, ...] = field(default_factory=tuple)


def read_place_words(path: Path, areas: frozenset[str]) -> PlaceWords:
    """Raises KnowledgeError for an unknown area, part or qualifier, with file and mend."""
    words = admit(PlaceWords, parse(path), path)
    for problem in _problems(words, areas):
        raise KnowledgeError(f"{path}: {problem}")
    return words


def _problems(words: PlaceWords, areas: frozenset[str]) -> Iterator[str]:
    named = frozenset().union(
        *(part.every_area() for part in words.part), *(row.areas for row in words.phrase)
    )
    yield from (f"area '{area}' does not exist; use one of regions/." for area in named - areas)
    parts = {part.id for part in words.part}
    for chain in words.chain:
        for part in chain.parts:
            if part not in parts:
                yield f"a chain names the part '{part}', which is not there."
    for key in words.qualifiers:
        for name in key.split("+"):
            if name not in QUALIFIERS:
                yield f"'{name}' is no qualifier; use {', '.join(QUALIFIERS)}."
