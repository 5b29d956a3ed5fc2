"""What is known of a client: yes, no, could not be assessed. What is missing was not asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from palpate.knowledge.fact import Facts


class Answer(StrEnum):
    """How a fact was answered."""

    YES = "yes"
    NO = "no"
    CANNOT_ASSESS = "cannot_assess"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What was said, where (`complaint`, `finding 3`, `asked`), and what it answers."""

    said: str
    where: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Answers by fact id, with the words each came from.

    A fact that is absent was not asked: it fires nothing and is worth asking.
    """

    given: Mapping[str, Answer] = field(default_factory=dict)
    words: Mapping[str, tuple[Words, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "given", MappingProxyType(dict(self.given)))
        object.__setattr__(self, "words", MappingProxyType(dict(self.words)))

    def of(self, fact: str) -> Answer | None:
        """The answer to a fact; None where it was not asked."""
        return self.given.get(fact)

    def yes(self, fact: str) -> bool:
        return self.given.get(fact) is Answer.YES

    @property
    def contradictory(self) -> tuple[str, ...]:
        """Facts that were both affirmed and denied: they stand as yes and are asked again."""
        return tuple(
            fact
            for fact, words in self.words.items()
            if {Answer.YES, Answer.NO} <= {word.answer for word in words}
        )

    def together(self, other: "Answers") -> "Answers":
        """Both at once. Where they differ the serious answer stands: yes over unknown over no."""
        words = {
            fact: self.words.get(fact, ()) + other.words.get(fact, ())
            for fact in (*self.words, *other.words)
        }
        given = {
            fact: graver(self.given.get(fact), other.given.get(fact))
            for fact in (*self.given, *other.given)
        }
        return Answers(given=given, words=words)

    def closed(self, facts: Facts) -> "Answers":
        """With everything that a yes implies (a swollen calf is a swollen limb)."""
        found = dict(self.given)
        words = dict(self.words)
        waiting = [fact for fact, answer in found.items() if answer is Answer.YES]
        while waiting:
            for implied, told in _implied(waiting.pop(), facts, words):
                if found.get(implied) is not Answer.YES:
                    found[implied] = Answer.YES
                    words[implied] = words.get(implied, ()) + told
                    waiting.append(implied)
        return Answers(given=found, words=words)


def _implied(
    fact: str, facts: Facts, words: Mapping[str, tuple[Words, ...]]
) -> Iterator[tuple[str, tuple[Words, ...]]]:
    known = facts.by_id.get(fact)
    told = tuple(word for word in words.get(fact, ()) if word.answer is Answer.YES)
    for implied in known.implies if known else ():
        yield implied, told


def graver(one: Answer | None, other: Answer | None) -> Answer:
    """The more serious of two answers; one of them is given."""
    order = (Answer.YES, Answer.CANNOT_ASSESS, Answer.NO)
    return next(answer for answer in order if answer in (one, other))


def asked(answers: Mapping[str, str]) -> Answers:
    """Answers as a form sends them: fact id to "yes", "no" or "cannot_assess".

    Raises ValueError for any other answer.
    """
    given = {fact: Answer(answer) for fact, answer in answers.items()}
    words = {
        fact: (Words(said="", where="asked", answer=answer),) for fact, answer in given.items()
    }
    return Answers(given=given, words=words)
