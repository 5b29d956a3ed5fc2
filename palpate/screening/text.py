"""Reads the facts out of what was said, drawn and found. The screen reads everything."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from palpate.knowledge.terms.clause_kinds import Kind
from palpate.knowledge.terms.clauses import Clause, clauses
from palpate.quantities import Side
from palpate.screening.answers import Answer, Answers, Words, graver
from palpate.screening.lexicon import Lexicon
from palpate.screening.readings import readings

_DENIED = (
    "negative", "normal", "none", "unremarkable", "full", "intact", "no ", "not found", "absent",
    "clear", "equal", "symmetrical", "not present", "not tender", "no",
)  # fmt: skip
_LOSSES = ("reflex", "pulse", "sensation", "sweat", "bowel sound", "function", "jerk")
"""Where "absent" is the finding and not its denial."""
_NOT_HERE = (Kind.PAST, Kind.FAMILY, Kind.HYPOTHETICAL)
"""Kinds of clause whose numbers are not today's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it is felt, in plain words, with the qualities drawn or chosen there."""

    where: str
    side: Side = Side.UNKNOWN
    quality: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """One thing examined and how it came out, in the therapist's words."""

    test: str
    site: str = ""
    result: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """Everything known of a visit before treatment; findings of the treatment room only."""

    age: float | None = None
    sex: str | None = None
    complaint: str = ""
    onset: str = ""
    context: tuple[str, ...] = ()
    aggravating: tuple[str, ...] = ()
    relieving: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    examined: tuple[Examined, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text with where it stands; `denied` where all it names was found not to be so."""

    text: str
    where: str
    denied: bool = field(default=False)


def passages(presentation: Presentation) -> Iterator[Passage]:
    """Every text of a presentation, findings turned into sentences with their result."""
    yield Passage(text=presentation.complaint, where="complaint")
    yield Passage(text=presentation.onset, where="onset")
    for text in presentation.context:
        yield Passage(text=text, where="context")
    for text in presentation.aggravating:
        yield Passage(text=f"worse with {text}", where="worse")
    for text in presentation.relieving:
        yield Passage(text=f"better with {text}", where="better")
    for place in presentation.places:
        yield Passage(text=_drawn(place), where="place")
    for number, examined in enumerate(presentation.examined, start=1):
        yield from _found(examined, f"finding {number}")


def _drawn(place: Place) -> str:
    side = place.side.value if place.side is not Side.UNKNOWN else ""
    words = " ".join(("both" if side == "both" else side, place.where, *place.quality))
    painless = any(word in words for word in ("no pain", "painless", "not pain"))
    return words if painless or set(place.quality) & {"weak", "numb"} else f"{words} pain"


def _found(examined: Examined, where: str) -> Iterator[Passage]:
    result = examined.result.strip().lower()
    denied = result.startswith(_DENIED) and not (
        result == "absent" and any(loss in examined.test.lower() for loss in _LOSSES)
    )
    if denied:
        yield Passage(text=f"{examined.test} {examined.site}", where=where, denied=True)
        yield Passage(text=examined.detail, where=where)
        return
    words = (examined.test, examined.site, examined.result, examined.detail)
    yield Passage(text=" ".join(word for word in words if word), where=where)


def read_facts(presentation: Presentation, words: Lexicon) -> Answers:
    """Every fact the presentation answers, with the words it was read from.

    What was both affirmed and denied stands as yes and is listed as contradictory.
    """
    found: dict[str, list[Words]] = {}
    for passage in passages(presentation):
        for fact, answer, said in _read(passage, words):
            found.setdefault(fact, []).append(Words(said=said, where=passage.where, answer=answer))
    for fact, answer in _derived(presentation.age, words):
        found.setdefault(fact, []).append(Words(said="", where="age", answer=answer))
    return Answers(
        given={fact: _settled(told) for fact, told in found.items()},
        words={fact: tuple(dict.fromkeys(told)) for fact, told in found.items()},
    )


def _read(passage: Passage, words: Lexicon) -> Iterator[tuple[str, Answer, str]]:
    split = clauses(passage.text)
    for clause in split:
        yield from _told(clause, passage, words)
    if passage.denied:
        return
    for entry in words.entries:
        for said in entry.told_across(split):
            yield entry.fact.id, Answer.YES, said


def _told(clause: Clause, passage: Passage, words: Lexicon) -> Iterator[tuple[str, Answer, str]]:
    numbers = () if clause.kind in _NOT_HERE else tuple(readings(clause))
    for entry in words.entries:
        for answer, said in entry.told(clause, denied=passage.denied):
            yield entry.fact.id, answer, said
        for reading in entry.fact.readings:
            for measure, value, said in numbers:
                if measure == reading.measure and reading.holds(value):
                    yield entry.fact.id, Answer.YES, said
                elif measure == reading.measure and reading.denies:
                    yield entry.fact.id, Answer.NO, said


def _derived(age: float | None, words: Lexicon) -> Iterator[tuple[str, Answer]]:
    if age is None:
        return
    for entry in words.entries:
        if ages := entry.fact.ages:
            yield entry.fact.id, Answer.YES if ages[0] <= age < ages[1] else Answer.NO


def _settled(told: Iterable[Words]) -> Answer:
    answers = [word.answer for word in told]
    graving = answers[0]
    for answer in answers[1:]:
        graving = graver(graving, answer)
    return graving
