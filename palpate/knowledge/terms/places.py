"""Composes places from what is said: qualifiers, parts, fixed names and the way between them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from palpate.knowledge.base import Knowledge
from palpate.knowledge.terms.place_events import Event, Events
from palpate.knowledge.terms.place_words import Part, PlaceWords
from palpate.knowledge.terms.sides import OTHER_SIDE, side_at, side_of
from palpate.quantities import Side

BETWEEN_GRADE = 0.5
# "Down the back of the leg to the foot" does not mean the back of the foot.
_ENDS = ("hand", "fingers", "foot", "toes", "head")
_TO = re.compile(r"\b(?:to|into|onto|towards?|as\s+far\s+as|until|reaching|through\s+to)\b")
_NO_WAY = re.compile(
    r"\b(?:next|close|due|adjacent|medial|lateral|superior|inferior|distal|proximal|prior|near|"
    r"compared|similar|referred|related|likely|tender|unable|able|used|has|have|had)\s+to\b"
)
_AND = re.compile(r"\s+and\s+(?:the\s+|my\s+)?", re.IGNORECASE)
_LISTED = re.compile(r"\b(?:and|or|also|later)\b|[,/&;]", re.IGNORECASE)
_SEPARATE = re.compile(r"[.;\n](?:\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One named place: `areas`, the side, the words (and their offsets in the text).

    `vague` says that it lies somewhere among the areas: one finding over a set. `between` says
    that nobody named it: it lies on the way from one named place to another.
    """

    areas: tuple[str, ...]
    side: Side
    vague: bool
    said: str
    start: int = 0
    end: int = 0
    between: bool = False

    @property
    def concepts(self) -> tuple[str, ...]:
        """What findings are made of: each area, or all of a vague place joined by `+`."""
        return ("+".join(sorted(self.areas)),) if self.vague else self.areas

    @property
    def grade(self) -> float:
        """A place only passed on the way weighs half."""
        return BETWEEN_GRADE if self.between else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A place before its side is read: its areas, and the part and qualifiers it came from."""

    areas: tuple[str, ...]
    vague: bool
    start: int
    end: int
    part: str = ""
    qualifiers: tuple[str, ...] = ()
    between: bool = False


class PlaceReader:
    """Reads places with one table of words, for one knowledge base."""

    def __init__(self, words: PlaceWords, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._parts = {part.id: part for part in words.part}
        self._chains = tuple(chain.parts for chain in words.chain)
        self._events = Events(words, knowledge)

    def read(self, text: str, *, side: Side = Side.UNKNOWN) -> tuple[Place, ...]:
        """Every place named in a text, in order; `side` stands where the text names none.

        A vague place that another one of the same text makes precise is left out.
        """
        sure = side if not OTHER_SIDE.search(text) else side_of(text, side.mirrored())
        named = [self._spelled_out(row) for row in self._named(text)]
        found = [_sided(row, text, sure, self._knowledge) for row in named]
        return tuple(_without_blurs(found, text))

    def _named(self, text: str) -> Iterator[_Named]:
        """Reads events left to right: qualifiers wait for their part, "to" fills the way."""
        rows: list[_Named] = []
        waiting: list[Event] = []
        for event in self._events.of(text):
            if waiting and _SEPARATE.search(text, waiting[-1].end, event.start):
                rows = _afterthought(rows, waiting, self._parts)
                waiting = []
            if event.qualifiers:
                waiting.append(event)
                continue
            if waiting and "," in text[waiting[-1].end : event.start] and _bare(rows):
                rows, waiting = _afterthought(rows, waiting, self._parts), []
            rows += self._next(rows[-1:], waiting, event, text)
            waiting = []
        yield from _afterthought(rows, waiting, self._parts)

    def _next(
        self, before: list[_Named], waiting: list[Event], event: Event, text: str
    ) -> list[_Named]:
        """The place of this event, after what lies on the way to it from the one before."""
        qualifiers = tuple(name for item in waiting for name in item.qualifiers)
        between_words = text[before[-1].end : event.start] if before else ""
        way = bool(before) and _leads_to(between_words)
        shared = bool(before) and (way or _shares_qualifier(before[-1], between_words, text))
        shared = shared and (event.part is None or event.part.id not in _ENDS)
        row = _resolved(event, qualifiers or (before[-1].qualifiers if shared else ()), waiting)
        between = self._between(before[-1], row) if way else ()
        return [*between, row]

    def _between(self, start: _Named, end: _Named) -> Iterator[_Named]:
        for chain in self._chains:
            ends = [self._part_on(chain, row) for row in (start, end)]
            if all(ends):
                low, high = sorted(chain.index(name) for name in ends)
                for name in chain[low + 1 : high]:
                    row = _part(self._parts[name], start.qualifiers, start.start, end.end)
                    yield replace(row, between=True)
                return

    def _part_on(self, chain: tuple[str, ...], row: _Named) -> str:
        if row.part in chain:
            return row.part
        holding = (n for n in chain if set(row.areas) & self._parts[n].every_area())
        return "" if row.part else next(holding, "")

    def _spelled_out(self, row: _Named) -> _Named:
        """A larger area is somewhere among its parts, and itself where a source names it whole."""
        areas: dict[str, None] = {}
        for area in row.areas:
            areas |= dict.fromkeys((area, *self._knowledge.leaves(area)))
        vague = row.vague or len(areas) > len(row.areas)
        return replace(row, areas=tuple(areas), vague=vague and len(areas) > 1)


def _resolved(event: Event, qualifiers: tuple[str, ...], waiting: list[Event]) -> _Named:
    start = waiting[0].start if waiting else event.start
    if event.part is not None:
        return _part(event.part, qualifiers, start, event.end)
    return _Named(areas=event.areas, vague=event.vague, start=start, end=event.end)


def _part(part: Part, qualifiers: tuple[str, ...], start: int, end: int) -> _Named:
    known = tuple(dict.fromkeys(name for name in qualifiers if part.of(name)))
    areas = tuple(dict.fromkeys(area for name in known for area in part.of(name))) or part.whole
    vague = len(areas) > max(len(known), 1)
    return _Named(areas=areas, vague=vague, start=start, end=end, part=part.id, qualifiers=known)


def _afterthought(rows: list[_Named], waiting: list[Event], parts: dict[str, Part]) -> list[_Named]:
    """Qualifiers with no part after them belong to the bare one before: "shoulder, mostly back"."""
    if not (rows and waiting and _bare(rows)):
        return rows
    names = tuple(name for item in waiting for name in item.qualifiers)
    last = rows[-1]
    return [*rows[:-1], _part(parts[last.part], names, last.start, waiting[-1].end)]


def _bare(rows: list[_Named]) -> bool:
    return bool(rows) and bool(rows[-1].part) and not rows[-1].qualifiers


def _shares_qualifier(row: _Named, between: str, text: str) -> bool:
    """Whether "back of the head and neck" means the back of both."""
    return bool(_AND.fullmatch(between)) and " of " in text[row.start : row.end]


def _leads_to(between: str) -> bool:
    plain = between.lower()
    return bool(_TO.search(plain)) and not _NO_WAY.search(plain) and len(plain) <= 40


def _sided(row: _Named, text: str, default: Side, knowledge: Knowledge) -> Place:
    side = side_at(text, row.start, row.end, default)
    if not any(knowledge.areas[area].paired for area in row.areas):
        side = Side.MIDLINE
    return Place(
        areas=row.areas,
        side=side,
        vague=row.vague,
        said=text[row.start : row.end],
        start=row.start,
        end=row.end,
        between=row.between,
    )


def _without_blurs(found: Iterable[Place], text: str) -> Iterator[Place]:
    """Each place once, and no vague one that another place makes precise.

    Places in a list ("hip and groin") are each meant.
    """
    rows = list(dict.fromkeys(found))
    seen: set[tuple[frozenset[str], Side]] = set()
    for row in rows:
        key = (frozenset(row.areas), row.side)
        blurred = row.vague and any(_makes_precise(other, row, text) for other in rows)
        if not blurred and key not in seen:
            seen.add(key)
            yield row


def _makes_precise(other: Place, row: Place, text: str) -> bool:
    low, high = sorted((row, other), key=lambda place: place.start)
    listed = _LISTED.search(text[low.end : high.start])
    within = set(other.areas) < set(row.areas) and _may_be_same(row.side, other.side)
    return within and not listed and not _leads_to(text[low.end : high.start])


def _may_be_same(one: Side, other: Side) -> bool:
    return one is other or Side.UNKNOWN in (one, other) or Side.BOTH in (one, other)
