"""Turns one part of a phrase into a regular expression, by recursive descent."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Groups = Mapping[str, tuple[str, ...]]

_TOKEN = re.compile(r"\.\.\.?|[|()&]|\{[a-z-]+\}|[a-z0-9#'/+]+\*?")
# Gaps are the only capturing groups of a pattern: a denial inside one counts.
_GAPS = {"..": r"((?:[^a-z0-9]+[a-z0-9'/]+){0,4})", "...": r"((?:[^a-z0-9]+[a-z0-9'/]+){0,8})"}
_BETWEEN = r"[^a-z0-9]+"
_SPELLINGS = (("oe", "e"), ("ae", "e"), ("our", "or"), ("isation", "ization"))
_SHORTEST_RESPELT = 5
_WHOLE_WORD = re.compile(r"[a-z0-9]+")


class PhraseError(ValueError):
    """A phrase cannot be read; the message names it and what is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A piece of pattern, whether it may be missing, and its anchors.

    `anchors` are beginnings of words of which any text it matches holds at least one; none where
    no such set is known.
    """

    pattern: str
    anchors: frozenset[str]
    optional: bool = False


def read(text: str, groups: Groups, inside: tuple[str, ...] = ()) -> Read:
    """One part of a phrase; raises PhraseError where it cannot be read."""
    return _Reader(text, groups, inside).whole()


class _Reader:
    def __init__(self, text: str, groups: Groups, inside: tuple[str, ...]) -> None:
        self._text, self._groups, self._inside = text, groups, inside
        self._tokens = _TOKEN.findall(text)
        self._at = 0
        if "".join(self._tokens) != re.sub(r"\s", "", text):
            raise PhraseError(f"'{text}': a character in it has no meaning in a phrase.")

    def whole(self) -> Read:
        found = self._choice()
        if self._at < len(self._tokens):
            raise PhraseError(f"'{self._text}': a bracket is closed that was never opened.")
        if found.optional:
            raise PhraseError(f"'{self._text}': a phrase must hold at least one word.")
        return found

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _choice(self) -> Read:
        """The alternatives up to a closing bracket; optional where one of them is empty."""
        ways = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            ways.append(self._sequence())
        return _one_of(
            [way for way in ways if way.pattern], optional=not all(w.pattern for w in ways)
        )

    def _sequence(self) -> Read:
        built, gap, begun = "", "", False
        anchors: list[frozenset[str]] = []
        while self._peek() not in ("", "|", ")"):
            token = self._tokens[self._at]
            self._at += 1
            if token in _GAPS:
                gap = _GAPS[token]
                continue
            atom = self._atom(token)
            built += _placed(atom, gap, begun=begun)
            if not atom.optional and atom.anchors:
                anchors.append(atom.anchors)
            begun, gap = begun or not atom.optional, ""
        fewest = min(anchors, key=len) if anchors else frozenset[str]()
        return Read(pattern=built if begun else "", anchors=fewest)

    def _atom(self, token: str) -> Read:
        if token == "(":
            inner = self._choice()
            if self._peek() != ")":
                raise PhraseError(f"'{self._text}': a bracket is opened and never closed.")
            self._at += 1
            return inner
        return self._group(token) if token.startswith("{") else _word(token)

    def _group(self, token: str) -> Read:
        name = token.strip("{}")
        if name not in self._groups or name in self._inside:
            what = "holds itself" if name in self._inside else "is not defined"
            raise PhraseError(f"'{self._text}': the group {{{name}}} {what}.")
        inside = (*self._inside, name)
        return _one_of([read(way, self._groups, inside) for way in self._groups[name]])


def _one_of(ways: list[Read], *, optional: bool = False) -> Read:
    known = all(way.anchors for way in ways)
    return Read(
        pattern=ways[0].pattern if len(ways) == 1 else f"(?:{'|'.join(w.pattern for w in ways)})",
        anchors=frozenset().union(*(way.anchors for way in ways)) if known else frozenset(),
        optional=optional,
    )


def _placed(atom: Read, gap: str, *, begun: bool) -> str:
    """An atom with its separator: an optional one takes the separator along when it vanishes."""
    if not begun:
        return f"(?:{atom.pattern}{_BETWEEN})?" if atom.optional else atom.pattern
    placed = f"{gap}{_BETWEEN}{atom.pattern}"
    return f"(?:{placed})?" if atom.optional else placed


def _word(token: str) -> Read:
    if token == "#":
        return Read(pattern=r"\d+(?:[.,]\d+)?", anchors=frozenset())
    stem = token.rstrip("*")
    ways = tuple(dict.fromkeys(_spelt(stem)))
    letters = [re.escape(way).replace("'", "'?") for way in ways]
    joined = letters[0] if len(letters) == 1 else f"(?:{'|'.join(letters)})"
    ending = "[a-z]*" if token.endswith("*") else "(?:'s)?"
    return Read(pattern=joined + ending, anchors=_beginnings(ways))


def _spelt(word: str) -> Iterable[str]:
    yield word
    if len(word) > _SHORTEST_RESPELT:
        for british, american in _SPELLINGS:
            if british in word:
                yield word.replace(british, american)


def _beginnings(ways: tuple[str, ...]) -> frozenset[str]:
    found = [_WHOLE_WORD.match(way) for way in ways]
    return frozenset(match[0] for match in found if match) if all(found) else frozenset()
