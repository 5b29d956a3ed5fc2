"""Finds the vocabulary's concepts in what was said, clause by clause, affirmed or denied."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from palpate.knowledge.concept import Concept, ConceptClass
from palpate.knowledge.terms.clause_kinds import Kind
from palpate.knowledge.terms.clauses import Clause
from palpate.knowledge.terms.negation import Polarity, polarity
from palpate.knowledge.terms.phrase_table import PhraseTable

# The pain itself runs, jumps and travels: that is no sport.
_FIGURE = re.compile(
    r"\b(?:pains?|ach(?:e|es|ing)|it|which|that|tingling|numbness|discomfort|burning|symptoms?|"
    r"headaches?|soreness|and|sometimes|now|then)\s+(?:now\s+|also\s+|sometimes\s+|often\s+|then\s+)*"
    r"(?:(?P<a>runs|running|ran|climbs|walks|shoots|shooting|travels|travelling)|"
    r"(?P<c>jumps|jumped))\b(?<!and running)"
    r"|"
    r"\b(?P<b>runs|running|ran)\s+(?:straight\s+)?(?:down|up|from|to|into|along|through|across|all)\b"
)
# Between a "no" and what it denies these say nothing: "no recalled injury", "no single trauma".
_FILLS = re.compile(
    r"(?<=\bno )(?:recall(?:ed)?|remembered|specific|single|particular|known|apparent|obvious|"
    r"clear|preceding|definite|other)(?=\s)"
)
_NOTHING = re.compile(r"\bnothing\s+(?:is|was|feels?|goes|went)\s+(?:\w+\s+)?$")
_LONG_WORD = 9
_PAST_KINDS: frozenset[ConceptClass] = frozenset(
    ("operation", "mechanism", "condition", "occupation", "sport")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A concept that was said: affirmed or denied, with its words and offsets in the text."""

    concept: Concept
    affirmed: bool
    start: int
    end: int
    said: str


class Concepts:
    """Reads concepts by their phrases; `not_phrases` veto what they cover."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._table: PhraseTable[Concept] = PhraseTable(long_word=_LONG_WORD)
        self._vetoes: PhraseTable[str] = PhraseTable(long_word=_LONG_WORD)
        for concept in concepts:
            self._table.extend(concept.phrases, concept)
            self._vetoes.extend(concept.not_phrases, concept.id)

    def read(self, clause: Clause, kinds: frozenset[ConceptClass] | None = None) -> Iterator[Said]:
        """What a clause says of the vocabulary (of some kinds). Unsure statements say nothing.

        Treatments tried, earlier labels, other people's troubles and fears are left out; from the
        past only what lasts is taken (operations, injuries, illnesses, work, sport).
        """
        if clause.kind not in (Kind.NOW, Kind.PAST):
            return
        plain = without_figures(clause.text)
        denials = _FILLS.sub(lambda match: " " * len(match.group()), clause.text)
        vetoes = self._vetoes.every(plain)
        wanted = _PAST_KINDS if clause.kind is Kind.PAST else None
        for match in self._table.longest(
            plain, forgiving=True, keep=lambda c: _is_wanted(c, kinds) and _is_wanted(c, wanted)
        ):
            concept = match.meaning
            if any(v.meaning == concept.id and v.overlaps_span(match) for v in vetoes):
                continue
            way = polarity(denials, match.start, match.end)
            if way is not Polarity.UNSURE:
                nothing = _NOTHING.search(denials[: match.start])
                yield Said(
                    concept=concept,
                    affirmed=way is Polarity.YES and not nothing,
                    start=clause.start + match.start,
                    end=clause.start + match.end,
                    said=clause.said(match.start, match.end),
                )


def _is_wanted(concept: Concept, kinds: frozenset[ConceptClass] | None) -> bool:
    return kinds is None or concept.kind in kinds


def without_figures(plain: str) -> str:
    """The text with figures of speech about pain blanked out, as long as before."""
    found = list(plain)
    for match in _FIGURE.finditer(plain):
        for name, word in match.groupdict().items():
            if word:
                start, end = match.span(name)
                found[start:end] = " " * (end - start)
    return "".join(found)


def radiates(plain: str) -> bool:
    """Whether the text says by a figure of speech that the pain spreads."""
    return any(match["a"] or match["b"] for match in _FIGURE.finditer(plain))
