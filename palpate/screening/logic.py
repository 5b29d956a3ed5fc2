"""Whether a condition holds on the answers given, and what is still missing for it to hold."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations

from palpate.knowledge.rule import Condition, Test
from palpate.screening.answers import Answer, Answers

Missing = frozenset[str]
_MOST_MISSING = 3
"""Ways that need more answers than this are not followed: no one would ask so far ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How facts are read: those answered yes are so; `open_answers` might yet turn out so.

    With no open answers a condition holds or does not. With "not asked" open, the ways it could
    come to hold are what is worth asking.
    """

    answers: Answers
    open_answers: Collection[Answer | None] = ()

    def holds(self, test: Test) -> bool:
        """Whether it holds on what was answered yes."""
        return frozenset() in self.ways(test)

    def ways(self, test: Test) -> frozenset[Missing]:
        """Each smallest set of open facts that, answered yes, would make it hold; empty if none."""
        if isinstance(test, str):
            return self._fact(test)
        if any(
            self.answers.yes(part) if isinstance(part, str) else self.holds(part)
            for part in test.unless
        ):
            return frozenset()
        return _all(self._parts(test))

    def _fact(self, fact: str) -> frozenset[Missing]:
        answer = self.answers.of(fact)
        if answer is Answer.YES:
            return frozenset({frozenset()})
        return frozenset({frozenset({fact})}) if answer in self.open_answers else frozenset()

    def _parts(self, test: Condition) -> Iterable[frozenset[Missing]]:
        for part in test.all_of:
            yield self.ways(part)
        if test.any_of:
            yield _smallest(way for part in test.any_of for way in self.ways(part))
        if test.at_least:
            yield self._enough(test.at_least.of, test.at_least.count)

    def _enough(self, tests: tuple[Test, ...], count: int) -> frozenset[Missing]:
        ways = [self.ways(test) for test in tests]
        certain = sum(frozenset() in way for way in ways)
        if certain >= count:
            return frozenset({frozenset()})
        possible = [way for way in ways if way and frozenset() not in way]
        chosen = combinations(possible, count - certain)
        return _smallest(way for group in chosen for way in _all(group))


def _all(parts: Iterable[frozenset[Missing]]) -> frozenset[Missing]:
    """Every way to satisfy all parts at once; supersets of a way are dropped."""
    together: frozenset[Missing] = frozenset({frozenset()})
    for part in parts:
        together = _smallest(one | other for one in together for other in part)
    return together


def _smallest(ways: Iterable[Missing]) -> frozenset[Missing]:
    known = sorted({way for way in ways if len(way) <= _MOST_MISSING}, key=len)
    kept: list[Missing] = []
    for way in known:
        if not any(smaller <= way for smaller in kept):
            kept.append(way)
    return frozenset(kept)
