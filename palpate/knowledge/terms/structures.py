"""Finds muscles, nerves, roots, joints and other sources by the names people give them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from palpate.knowledge.base import Knowledge
from palpate.knowledge.door import admit, parse
from palpate.knowledge.source import Kind, Source
from palpate.knowledge.terms.phrase_table import Match, PhraseTable
from palpate.knowledge.terms.words import tokens

_LATIN_START = re.compile(r"^mm?\.\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_TOO_COMMON = frozenset(
    ("muscl", "nerv", "joint", "and", "or", "in", "at", "by", "to", "with", "syndrome", "disease",
     "injury", "pain", "tendon", "root", "strain", "lesion", "entrapment", "compression",
     "syndrom", "region", "area", "point", "part", "head", "low", "up")
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureRow:
    """Further names, and what they mean: ids of sources, muscles or groups, or known names."""

    say: tuple[str, ...]
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureFile:
    """`data/terms/structures.toml`."""

    structure: tuple[StructureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A structure named in a text: the sources it may be, and where it is said."""

    sources: frozenset[str]
    start: int
    end: int


class Structures:
    """Names of every current source, of its muscle and group, and of the rows of further names."""

    def __init__(self, knowledge: Knowledge, rows: Iterable[StructureRow] = ()) -> None:
        self._sources = {source.id: source for source in knowledge.current_sources()}
        self._table: PhraseTable[str] = PhraseTable()
        self._by_group = _by_group(self._sources.values())
        self._bags: list[tuple[frozenset[str], str]] = []
        for source in self._sources.values():
            for name in dict.fromkeys(names_of(source, knowledge)):
                self._add(name, source.id)
        self.unknown: list[str] = []
        for row in rows:
            self._add_row(row)

    def members(self, name: str) -> frozenset[str]:
        """The sources an id, a group id or a muscle id names; empty where it names none."""
        found = {name} & self._sources.keys()
        return frozenset(found | set(self._by_group.get(name, ())))

    def named(self, text: str, kinds: frozenset[Kind] | None = None) -> tuple[Named, ...]:
        """Every structure of those kinds (all by default) named in the text, in order.

        Where one stretch names several sources ("median nerve": all its sites) they are one.
        """
        found = self._table.apart(text, forgiving=True, keep=lambda id_: self._is(id_, kinds))
        return tuple(_together(found))

    def find(self, text: str, kinds: frozenset[Kind] | None = None) -> frozenset[str]:
        """The sources the text as a whole names: by its names, else by all the words of a name.

        Names that share a source speak of that ("median nerve at the carpal tunnel"), others add.
        """
        named = self.named(text, kinds)
        if named:
            return frozenset().union(*_narrowed([row.sources for row in named]))
        words = frozenset(token.stem for token in tokens(text))
        full = [(bag, id_) for bag, id_ in self._bags if bag <= words and self._is(id_, kinds)]
        most = max((len(bag) for bag, _ in full), default=0)
        return frozenset(id_ for bag, id_ in full if len(bag) == most)

    def each(self, text: str, kinds: frozenset[Kind] | None = None) -> list[frozenset[str]]:
        """The structures a text names one by one, each as the sources it may be."""
        return _narrowed([row.sources for row in self.named(text, kinds)])

    def site_of(self, text: str, sources: frozenset[str]) -> frozenset[str]:
        """Of several sites of one nerve, those whose site or other names share most words with
        the text beyond the nerve's own name; empty where none shares any.
        """
        own = frozenset(w for id_ in sources for w in _stems(self._sources[id_].structure))
        words = _stems(text) - own - _TOO_COMMON
        shared = {id_: len(words & self._site_words(id_)) for id_ in sources}
        most = max(shared.values(), default=0)
        return frozenset(id_ for id_, count in shared.items() if most and count == most)

    def _site_words(self, id_: str) -> frozenset[str]:
        source = self._sources[id_]
        return _stems(" ".join((source.site, source.label, *source.synonyms)))

    def _is(self, id_: str, kinds: frozenset[Kind] | None) -> bool:
        return kinds is None or self._sources[id_].kind in kinds

    def _add(self, name: str, id_: str) -> None:
        if tokens(name):
            self._table.add(name, id_)
            bag = _stems(name)
            if len(bag - _TOO_COMMON) >= 2:
                self._bags.append((bag, id_))

    def _add_row(self, row: StructureRow) -> None:
        for meaning in row.means:
            ids = self.members(meaning) or self.find(meaning)
            if not ids:
                self.unknown.append(meaning)
            for id_ in ids:
                for name in row.say:
                    self._add(name, id_)


def read_structures(path: Path) -> tuple[StructureRow, ...]:
    """Raises KnowledgeError with file and key."""
    return admit(StructureFile, parse(path), path).structure


def names_of(source: Source, knowledge: Knowledge) -> Iterator[str]:
    """What a source is called: its label in both orders, structure, group, synonyms, Latin."""
    for name in (source.label, source.structure, source.id.replace("-", " ")):
        yield from _orders(name)
    yield from (name for name in source.synonyms if len(name) > 1)
    if source.group and _group_is_a_name(source):
        yield source.group.replace("-", " ")
    muscle = knowledge.muscles.get(source.id)
    if muscle is not None:
        yield from _orders(_LATIN_START.sub("", muscle.latin.split(";")[0]))
        yield from _orders(muscle.label)
        yield muscle.part_of.replace("-", " ")


def _group_is_a_name(source: Source) -> bool:
    return source.kind in ("trigger_point", "nerve_entrapment", "radiculopathy", "joint", "tendon")


def _orders(name: str) -> Iterator[str]:
    """The name, "Deltoid, anterior" also as "anterior deltoid"; brackets also left out."""
    name = name.lower()
    yield name
    yield _BRACKETS.sub("", name) or name
    head, comma, tail = _BRACKETS.sub("", name).partition(",")
    if comma:
        yield f"{tail} {head}"


def _by_group(sources: Iterable[Source]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for source in sources:
        if source.group:
            found.setdefault(source.group, []).append(source.id)
    return found


def _together(found: Iterable[Match[str]]) -> Iterator[Named]:
    stretches: dict[tuple[int, int], set[str]] = {}
    for match in found:
        stretches.setdefault((match.start, match.end), set()).add(match.meaning)
    for (start, end), ids in stretches.items():
        yield Named(sources=frozenset(ids), start=start, end=end)


def _narrowed(named: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Names that share sources cut down to those they share."""
    apart: list[frozenset[str]] = []
    for sources in named:
        at = next((i for i, other in enumerate(apart) if other & sources), None)
        if at is None:
            apart.append(sources)
        else:
            apart[at] &= sources
    return apart


def _stems(text: str) -> frozenset[str]:
    return frozenset(token.stem for token in tokens(text))
