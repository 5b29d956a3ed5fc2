"""The words of a text that name places, in order: parts, fixed places, qualifiers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from palpate.knowledge.base import Knowledge
from palpate.knowledge.terms.clauses import normalised
from palpate.knowledge.terms.digits import finger_rows
from palpate.knowledge.terms.phrase_table import PhraseTable
from palpate.knowledge.terms.place_words import FixedPlace, Part, PlaceWords
from palpate.knowledge.terms.words import tokens

_SIDED_SIDE = re.compile(
    r"\b(?P<which>left|right|that|this|same|one|affected|other|opposite|either|both|each|involved|"
    r"painful|dominant|non dominant)(?P<side>\s+(?:hand\s+)?sides?\b)"
)
_SIDE_OF = re.compile(r"\bsides?(?=\s+of\b)")
_BACK_OF = re.compile(
    r"\bback(?=\s+of\b|\s+(?:and|or|/|&)\s+(?:the\s+)?(?:outer|inner|outside|inside|sides?|lateral|"
    r"medial|front|top)\b|\s+sides?\b)|(?<=at the )back(?=\s*(?:$|[,.;)]))"
)
_NERVE = re.compile(r"\b(?:\w+\s+){1,3}(?:nerve|artery|vein)s?\b")
_LEVEL = re.compile(
    r"\b(?P<letter>[ctls])\s?(?P<number>1[0-2]|[1-9])(?!\d)(?![\s,/-]*(?:[ctls]?\d+[\s,/-]*)*(?:dermatom|"
    r"root|nerve|myotom|radicul|distribution|territor|sensor|fibre|fiber))"
)
_TURNED = (("back",), ("side",))
_BLANK = " "


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One of three: a `part`, fixed `areas`, or `qualifiers` waiting for their part."""

    start: int
    end: int
    part: Part | None = None
    areas: tuple[str, ...] = ()
    vague: bool = False
    qualifiers: tuple[str, ...] = ()


Meaning = Part | FixedPlace | tuple[str, ...]


class Events:
    """Finds place words; the longest wording wins, fingers in a row count as one."""

    def __init__(self, words: PlaceWords, knowledge: Knowledge) -> None:
        self._table: PhraseTable[Meaning] = PhraseTable()
        for key, say in words.qualifiers.items():
            self._table.extend(say, tuple(key.split("+")))
        rows: tuple[Part | FixedPlace, ...] = (*words.part, *words.phrase)
        for row in rows:
            self._table.extend(row.say, row)
        said = {_stems(say) for row in rows for say in row.say}
        for area in knowledge.areas.values():
            label = area.label.lower()
            if _stems(label) not in said and not _composed(label, words):
                self._table.add(label, FixedPlace(say=(label,), areas=(area.id,)))

    def of(self, text: str) -> list[Event]:
        """Every event of a text, in order of its place."""
        plain = _opened(normalised(text))
        found = []
        for start, end, areas in finger_rows(plain):
            found.append(Event(start=start, end=end, areas=areas))
            plain = _blanked(plain, start, end)
        plain, levels = _levels(plain)
        found += levels
        said = [
            _event(match.meaning, match.start, match.end)
            for match in self._table.apart(plain, forgiving=True)
        ]
        return sorted([*found, *_turned(said, plain)], key=lambda event: event.start)


def _event(meaning: Meaning, start: int, end: int) -> Event:
    if isinstance(meaning, Part):
        return Event(start=start, end=end, part=meaning)
    if isinstance(meaning, FixedPlace):
        return Event(start=start, end=end, areas=meaning.areas, vague=meaning.vague)
    return Event(start=start, end=end, qualifiers=meaning)


def _opened(plain: str) -> str:
    """Brackets opened, "right side" without its "side", names of nerves and vessels left out."""
    plain = re.sub(r"[()\[\]]", _BLANK, plain)
    for pattern, group in ((_SIDED_SIDE, "side"), (_NERVE, 0)):
        for match in list(pattern.finditer(plain)):
            plain = _blanked(plain, *match.span(group))
    return plain


def _turned(said: list[Event], plain: str) -> Iterator[Event]:
    """The events, with the "back" of "back of" and the "side" of "side of" as qualifiers.

    A longer wording that holds the word ("back of the head" as one place) stays as it is.
    """
    turning = {match.start(): "back" for match in _BACK_OF.finditer(plain)}
    turning |= {match.start(): "outer" for match in _SIDE_OF.finditer(plain)}
    for event in said:
        name = turning.pop(event.start, "")
        word = len(plain[event.start : event.end].split()) == 1
        yield (
            Event(start=event.start, end=event.end, qualifiers=(name,)) if name and word else event
        )
    for start, name in turning.items():
        end = start + len("side" if name == "outer" else "back")
        if not any(event.start <= start < event.end for event in said):
            yield Event(start=start, end=end, qualifiers=(name,))


def _levels(plain: str) -> tuple[str, list[Event]]:
    """Segments of the spine ("T9 to T12") as the stretch of back they lie in."""
    found = []
    for match in list(_LEVEL.finditer(plain)):
        area = _level_area(match["letter"], int(match["number"]))
        found.append(Event(start=match.start(), end=match.end(), areas=(area,)))
        plain = _blanked(plain, *match.span())
    return plain, found


def _level_area(letter: str, number: int) -> str:
    if letter == "c":
        return "suboccipital" if number <= 2 else "back-of-neck"
    if letter == "t":
        return "upper-back" if number <= 6 else "mid-back"
    return "low-back" if letter == "l" else "sacrum"


def _blanked(plain: str, start: int, end: int) -> str:
    return plain[:start] + _BLANK * (end - start) + plain[end:]


def _composed(label: str, words: PlaceWords) -> bool:
    """Whether a label is a qualifier and a part, which are better read one by one."""
    qualifiers = {_stems(say) for row in words.qualifiers.values() for say in row}
    parts = {_stems(say) for row in words.part for say in row.say}
    label_stems = _stems(label)
    return any(
        (label_stems[:at] in qualifiers or label_stems[:at] in _TURNED)
        and label_stems[at:] in parts
        for at in range(1, len(label_stems))
    )


def _stems(say: str) -> tuple[str, ...]:
    return tuple(token.stem for token in tokens(say))
