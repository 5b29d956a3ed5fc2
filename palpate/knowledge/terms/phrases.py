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
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from palpate.knowledge.terms.clause_kinds import Kind
from palpate.knowledge.terms.clauses import Clause
from palpate.knowledge.terms.negation import Polarity, polarity
from palpate.knowledge.terms.phrase_reader import Groups, PhraseError, read
from palpate.quantities import Span

__all__ = ["Groups", "Hit", "Phrase", "PhraseError", "phrase"]

_WIDEST_CHARACTERS = 90
_WORD = re.compile(r"[a-z0-9]+")


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
    anchors: tuple[frozenset[str], ...] = field(repr=False)

    def hits(self, clause: Clause) -> Iterator[Hit]:
        """Each place of the clause that says this; offsets are those of the whole text."""
        # Most phrases share no word with most clauses: a look at the words saves the search.
        words = _beginnings(clause.text)
        if any(anchor and anchor.isdisjoint(words) for anchor in self.anchors):
            return
        if len(self.parts) == 1:
            for match in self.parts[0].finditer(clause.text):
                yield _hit(clause, [match])
        elif found := self._together(clause.text):
            yield _hit(clause, found)

    def _together(self, plain: str) -> list[re.Match[str]]:
        matches = [part.search(plain) for part in self.parts]
        found = [match for match in matches if match]
        if len(found) < len(self.parts):
            return []
        width = max(m.end() for m in found) - min(m.start() for m in found)
        return found if width <= _WIDEST_CHARACTERS else []


def _hit(clause: Clause, found: list[re.Match[str]]) -> Hit:
    start, end = min(m.start() for m in found), max(m.end() for m in found)
    ways = {polarity(clause.text, m.start(), m.end(), _gaps(m)) for m in found}
    way = next(p for p in (Polarity.NO, Polarity.UNSURE, Polarity.YES) if p in ways)
    return Hit(
        start=clause.start + start,
        end=clause.start + end,
        said=clause.said(start, end).strip(),
        polarity=way,
        kind=clause.kind,
    )


def _gaps(match: re.Match[str]) -> tuple[Span, ...]:
    return tuple(Span(start=low, end=high) for low, high in match.regs[1:] if high > low)


@lru_cache(maxsize=512)
def _beginnings(plain: str) -> frozenset[str]:
    """Every beginning of every word: "calf" gives c, ca, cal, calf."""
    words = _WORD.findall(plain)
    return frozenset(word[:end] for word in words for end in range(1, len(word) + 1))


def phrase(text: str, groups: Groups | None = None) -> Phrase:
    """Compile one phrase; raises PhraseError for an unknown group or an unclosed bracket."""
    parts = [read(part, groups or {}) for part in text.split(" & ")]
    return Phrase(
        text=text,
        parts=tuple(re.compile(rf"(?<![a-z0-9]){part.pattern}(?![a-z0-9])") for part in parts),
        anchors=tuple(part.anchors for part in parts),
    )
