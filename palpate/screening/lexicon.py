"""The facts' wordings, compiled once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from palpate.knowledge.fact import Fact, Facts
from palpate.knowledge.terms.clauses import Clause
from palpate.knowledge.terms.negation import Polarity
from palpate.knowledge.terms.phrases import Hit, Phrase, phrase
from palpate.screening.answers import Answer

_AS_ANSWER = {
    Polarity.YES: Answer.YES,
    Polarity.NO: Answer.NO,
    Polarity.UNSURE: Answer.CANNOT_ASSESS,
}
_OPPOSITE = {Answer.YES: Answer.NO, Answer.NO: Answer.YES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One fact with its compiled phrases."""

    fact: Fact
    says: tuple[Phrase, ...]
    across: tuple[tuple[Phrase, ...], ...]
    contrary: tuple[Phrase, ...]
    but_not: tuple[Phrase, ...]

    def told(self, clause: Clause, *, denied: bool) -> Iterator[tuple[Answer, str]]:
        """What a clause answers, with its words. `denied` where the whole passage is a denial."""
        if clause.kind not in self.fact.takes:
            return
        apart = [hit for only in self.but_not for hit in only.hits(clause)]
        for phrases, turned in ((self.says, False), (self.contrary, True)):
            for hit in _hits(phrases, clause, apart):
                answer = _answer(hit, denied=denied)
                if answer is not None:
                    yield (_OPPOSITE.get(answer, answer) if turned else answer), hit.said

    def told_across(self, passage: Sequence[Clause]) -> Iterator[str]:
        """The words of halves that stand affirmed in different sentences of one passage."""
        clauses = [clause for clause in passage if clause.kind in self.fact.takes]
        for halves in self.across:
            said = [self._affirmed(half, clauses) for half in halves]
            if all(said):
                yield " … ".join(said)

    def _affirmed(self, half: Phrase, clauses: Sequence[Clause]) -> str:
        for clause in clauses:
            apart = [hit for only in self.but_not for hit in only.hits(clause)]
            for hit in _hits((half,), clause, apart):
                if hit.polarity is Polarity.YES:
                    return hit.said
        return ""


def _hits(phrases: tuple[Phrase, ...], clause: Clause, apart: list[Hit]) -> Iterator[Hit]:
    for one in phrases:
        for hit in one.hits(clause):
            if not any(hit.start < other.end and other.start < hit.end for other in apart):
                yield hit


def _answer(hit: Hit, *, denied: bool) -> Answer | None:
    answer = _AS_ANSWER[hit.polarity]
    if not denied:
        return answer
    # "No fever: negative" is not a fever; a denial inside a denied passage tells nothing.
    return Answer.NO if answer is Answer.YES else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Every fact with its phrases."""

    facts: Facts
    entries: tuple[Entry, ...]


def lexicon(facts: Facts) -> Lexicon:
    """Compile the wordings; raises PhraseError for one that cannot be read."""
    return Lexicon(facts=facts, entries=tuple(_entry(f, facts) for f in facts.by_id.values()))


def _entry(fact: Fact, facts: Facts) -> Entry:
    def compiled(texts: tuple[str, ...]) -> tuple[Phrase, ...]:
        return tuple(phrase(text, facts.groups) for text in texts)

    return Entry(
        fact=fact,
        says=compiled(fact.says),
        across=tuple(compiled(tuple(pair.split(" && "))) for pair in fact.across),
        contrary=compiled(fact.contrary),
        but_not=compiled(fact.but_not),
    )
