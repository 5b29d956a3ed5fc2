"""Finds many phrases in a text at once, each standing for something.

Unlike `palpate.knowledge.terms.phrases`, which reads the screening rules' richer wordings one by
one, a table compares stems and is built for thousands of plain phrases.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from rapidfuzz.distance import OSA

from palpate.knowledge.terms.words import Token, respelt, tokens

Meaning = TypeVar("Meaning")
Keep = Callable[[Meaning], bool]
_LEAST_STEM = 2
_VERY_LONG_WORD = 13
_GAP = ".."
_WIDEST_GAP = 4


@dataclass(frozen=True, slots=True)
class Match(Generic[Meaning]):
    """A phrase found: what it means, its first and last word by number, its offsets."""

    meaning: Meaning
    first: int
    last: int
    start: int
    end: int

    def overlaps(self, other: "Match[Meaning]") -> bool:
        return self.first <= other.last and other.first <= self.last

    def overlaps_span(self, other: "Match[Any]") -> bool:
        """Whether it shares a word with a match of any other table, in the same text."""
        return self.start < other.end and other.start < self.end

    def within(self, other: "Match[Meaning]") -> bool:
        """Strictly inside a longer one."""
        inside = other.first <= self.first and self.last <= other.last
        return inside and (other.last - other.first) > (self.last - self.first)


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a phrase: a stem to equal, or the beginning of a word; maybe after a gap."""

    text: str
    beginning: bool = False
    after_gap: bool = False

    def fits(self, token: Token) -> bool:
        return token.plain.startswith(self.text) if self.beginning else token.stem == self.text


@dataclass(slots=True)
class PhraseTable(Generic[Meaning]):
    """Phrases with their meanings; `*` ends the beginning of a word ("throw*"), `..` stands for up
    to four other words ("cyst .. neck").

    A phrase of several meanings gives a match for each. `long_word` is the least length of a word
    that may have a slip of the pen: short for names, long where everyday words lie close to each
    other ("locking", "looking").
    """

    long_word: int = 7
    _exact: dict[str, list[tuple[tuple[_Word, ...], Meaning]]] = field(default_factory=dict)
    _beginnings: dict[str, list[tuple[tuple[_Word, ...], Meaning]]] = field(default_factory=dict)
    _long_words: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, phrase: str, meaning: Meaning) -> None:
        """Raises ValueError for a phrase without a word, or a beginning of under two letters."""
        words = _words(phrase)
        if not words:
            raise ValueError(f"The phrase '{phrase}' has no word to look for.")
        first = words[0]
        shelf = self._beginnings if first.beginning else self._exact
        entry = (words, meaning)
        rows = shelf.setdefault(first.text[:_LEAST_STEM] if first.beginning else first.text, [])
        if entry not in rows:
            rows.append(entry)
        self._remember(phrase)

    def extend(self, phrases: Iterable[str], meaning: Meaning) -> None:
        for phrase in phrases:
            self.add(phrase, meaning)

    def every(
        self, text: str, *, forgiving: bool = False, keep: Keep[Meaning] | None = None
    ) -> list[Match[Meaning]]:
        """Every phrase in the text, in order, of the meanings to `keep`.

        `forgiving` lets long words have a slip of the pen.
        """
        words = tokens(text)
        if forgiving:
            words = tuple(self._mended(word) for word in words)
        found = (match for at in range(len(words)) for match in self._at(words, at))
        return [match for match in found if keep is None or keep(match.meaning)]

    def longest(
        self, text: str, *, forgiving: bool = False, keep: Keep[Meaning] | None = None
    ) -> list[Match[Meaning]]:
        """The phrases that are not inside a longer one, in order."""
        found = self.every(text, forgiving=forgiving, keep=keep)
        return [match for match in found if not any(match.within(other) for other in found)]

    def apart(
        self, text: str, *, forgiving: bool = False, keep: Keep[Meaning] | None = None
    ) -> list[Match[Meaning]]:
        """The longest phrases that do not share a word, the longer and then the earlier first.

        Meanings of one and the same stretch all stay.
        """
        chosen: list[Match[Meaning]] = []
        found = self.longest(text, forgiving=forgiving, keep=keep)
        for match in sorted(found, key=lambda m: (m.first - m.last, m.first)):
            if all(_same_stretch(match, other) or not match.overlaps(other) for other in chosen):
                chosen.append(match)
        return sorted(chosen, key=lambda m: m.first)

    def _at(self, words: tuple[Token, ...], at: int) -> Iterator[Match[Meaning]]:
        token = words[at]
        rows = (
            *self._exact.get(token.stem, ()),
            *self._beginnings.get(token.plain[:_LEAST_STEM], ()),
        )
        for phrase, meaning in rows:
            last = _fitted(phrase, words, at)
            if last is not None:
                yield Match(meaning, at, last, token.start, words[last].end)

    def _remember(self, phrase: str) -> None:
        for token in tokens(phrase.replace("*", "")):
            if len(token.plain) >= self.long_word:
                self._long_words.setdefault(token.plain[0], {})[token.plain] = token.stem

    def _mended(self, token: Token) -> Token:
        """The token, or the one long word of the table it is a slip of the pen away from."""
        known = self._long_words.get(token.plain[0], {})
        if len(token.plain) < self.long_word or token.plain in known:
            return token
        begun = self._beginnings.get(token.plain[:_LEAST_STEM], ())
        if token.stem in self._exact or any(words[0].fits(token) for words, _ in begun):
            return token
        slips = 2 if len(token.plain) >= _VERY_LONG_WORD else 1
        near = {
            word for word in known if OSA.distance(token.plain, word, score_cutoff=slips) <= slips
        }
        if len({known[word] for word in near}) != 1:
            return token
        word = min(near)
        return Token(word, known[word], token.start, token.end)


def _words(phrase: str) -> tuple[_Word, ...]:
    found: list[_Word] = []
    for number, stretch in enumerate(phrase.lower().replace("-", " ").split(_GAP)):
        starred = {respelt(part.rstrip("*")) for part in stretch.split() if part.endswith("*")}
        for place, token in enumerate(tokens(stretch.replace("*", ""))):
            begun = token.plain in starred and len(token.plain) >= _LEAST_STEM
            gap = number > 0 and place == 0
            text = token.plain if begun else token.stem
            found.append(_Word(text, beginning=begun, after_gap=gap))
    return tuple(found)


def _fitted(phrase: tuple[_Word, ...], words: tuple[Token, ...], at: int) -> int | None:
    """The number of the last word where the phrase stands from `at` on; None where it does not."""
    if not phrase[0].fits(words[at]):
        return None
    for word in phrase[1:]:
        reach = _WIDEST_GAP + 1 if word.after_gap else 1
        ahead = range(at + 1, min(at + 1 + reach, len(words)))
        found = next((place for place in ahead if word.fits(words[place])), None)
        if found is None:
            return None
        at = found
    return at


def _same_stretch(one: Match[Meaning], other: Match[Meaning]) -> bool:
    return (one.first, one.last) == (other.first, other.last)
