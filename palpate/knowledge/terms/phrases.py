"""A small language for what people say, matched on whole words inside one clause.

    pins and needles          these words next to each other (possessive 's allowed)
    swell*                    a stem: swelling, swells
    (tight|heavy) chest       one of several; an empty one makes it optional: (very|) tight
    {leg} .. {swollen}        named groups; `..` up to four words between, `...` up to eight
    {calf} & {swollen}        both in the clause, in any order
    # weeks                   a number in digits

British and American spellings are one (tumour, oedema, haematuria).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from palpate.knowledge.terms.clause_kinds import Kind
from palpate.knowledge.terms.clauses import Clause
from palpate.knowledge.terms.negation import Polarity, polarity

Groups = Mapping[str, tuple[str, ...]]

_TOKEN = re.compile(r"\.\.\.?|[|()&]|\{[a-z-]+\}|[a-z0-9#'/+]+\*?")
_GAPS = {"..": r"(?:[^a-z0-9]+[a-z0-9'/]+){0,4}", "...": r"(?:[^a-z0-9]+[a-z0-9'/]+){0,8}"}
_BETWEEN = r"[^a-z0-9]+"
_WIDEST_CHARACTERS = 90
_SPELLINGS = (("oe", "o?e"), ("ae", "a?e"), ("our", "ou?r"), ("isation", "i[sz]ation"))
_SHORTEST_RESPELT = 5


class PhraseError(ValueError):
    """A phrase cannot be read; the message names it and what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Where a phrase was said, in the original's words, affirmed or not, in what kind of clause."""

    start: int
    end: int
    said: str
    polarity: Polarity
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A compiled phrase. `parts` must all be found in one clause."""

    text: str
    parts: tuple[re.Pattern[str], ...] = field(repr=False)

    def hits(self, clause: Clause) -> Iterator[Hit]:
        """Each place of the clause that says this; offsets are those of the whole text."""
        if len(self.parts) == 1:
            spans = [[match.span()] for match in self.parts[0].finditer(clause.text)]
        else:
            spans = self._together(clause.text)
        for found in spans:
            yield _hit(clause, found)

    def _together(self, plain: str) -> list[list[tuple[int, int]]]:
        matches = [part.search(plain) for part in self.parts]
        found = [match.span() for match in matches if match]
        if len(found) < len(self.parts):
            return []
        width = max(end for _, end in found) - min(start for start, _ in found)
        return [found] if width <= _WIDEST_CHARACTERS else []


def _hit(clause: Clause, found: list[tuple[int, int]]) -> Hit:
    start, end = min(low for low, _ in found), max(high for _, high in found)
    ways = {polarity(clause.text, low, high) for low, high in found}
    way = next(p for p in (Polarity.NO, Polarity.UNSURE, Polarity.YES) if p in ways)
    return Hit(
        start=clause.start + start,
        end=clause.start + end,
        said=clause.said(start, end).strip(),
        polarity=way,
        kind=clause.kind,
    )


def phrase(text: str, groups: Groups | None = None) -> Phrase:
    """Compile one phrase; raises PhraseError for an unknown group or an unclosed bracket."""
    parts = tuple(
        re.compile(rf"(?<![a-z0-9]){_Reader(part, groups or {}).pattern()}(?![a-z0-9])")
        for part in text.split(" & ")
    )
    return Phrase(text=text, parts=parts)


class _Reader:
    """Reads one part of a phrase into a pattern, by recursive descent."""

    def __init__(self, text: str, groups: Groups, inside: tuple[str, ...] = ()) -> None:
        self._text, self._groups, self._inside = text, groups, inside
        self._tokens = _TOKEN.findall(text)
        self._at = 0
        if "".join(self._tokens) != re.sub(r"\s", "", text):
            raise PhraseError(f"'{text}': a character in it has no meaning in a phrase.")

    def pattern(self) -> str:
        pattern, optional = self._choice()
        if self._at < len(self._tokens):
            raise PhraseError(f"'{self._text}': a bracket is closed that was never opened.")
        if optional:
            raise PhraseError(f"'{self._text}': a phrase must hold at least one word.")
        return pattern

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _choice(self) -> tuple[str, bool]:
        """The alternatives up to a closing bracket, and whether one of them is empty."""
        ways = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            ways.append(self._sequence())
        said = [way for way in ways if way]
        pattern = said[0] if len(said) == 1 else f"(?:{'|'.join(said)})"
        return pattern, len(said) < len(ways)

    def _sequence(self) -> str:
        built, gap, begun = "", "", False
        while self._peek() not in ("", "|", ")"):
            token = self._tokens[self._at]
            self._at += 1
            if token in _GAPS:
                gap = _GAPS[token]
                continue
            atom, optional = self._atom(token)
            built += _placed(atom, gap, optional=optional, begun=begun)
            begun, gap = begun or not optional, ""
        return built if begun else ""

    def _atom(self, token: str) -> tuple[str, bool]:
        if token == "(":
            inner = self._choice()
            if self._peek() != ")":
                raise PhraseError(f"'{self._text}': a bracket is opened and never closed.")
            self._at += 1
            return inner
        return (self._group(token) if token.startswith("{") else _word(token)), False

    def _group(self, token: str) -> str:
        name = token.strip("{}")
        if name not in self._groups or name in self._inside:
            what = "holds itself" if name in self._inside else "is not defined"
            raise PhraseError(f"'{self._text}': the group {{{name}}} {what}.")
        inside = (*self._inside, name)
        ways = [_Reader(way, self._groups, inside).pattern() for way in self._groups[name]]
        return f"(?:{'|'.join(ways)})"


def _placed(atom: str, gap: str, *, optional: bool, begun: bool) -> str:
    """An atom with its separator: an optional one takes the separator along when it vanishes."""
    if not begun:
        return f"(?:{atom}{_BETWEEN})?" if optional else atom
    return f"(?:{gap}{_BETWEEN}{atom})?" if optional else f"{gap}{_BETWEEN}{atom}"


def _word(token: str) -> str:
    if token == "#":
        return r"\d+(?:[.,]\d+)?"
    stem = token.endswith("*")
    letters = re.escape(token.rstrip("*")).replace("'", "'?")
    if len(token) > _SHORTEST_RESPELT:
        for british, either in _SPELLINGS:
            letters = letters.replace(british, either)
    return f"{letters}[a-z]*" if stem else f"{letters}(?:'s)?"
