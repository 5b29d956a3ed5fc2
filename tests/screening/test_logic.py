"""Conditions against a plain truth table."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from palpate.knowledge.rule import AtLeast, Condition, Test
from palpate.screening.answers import Answer, Answers
from palpate.screening.logic import Reading

FACTS = ("a", "b", "c", "d")


def some_tests(depth: int) -> st.SearchStrategy[Test]:
    facts = st.sampled_from(FACTS)
    return facts if depth == 0 else st.one_of(facts, conditions(depth - 1))


@st.composite
def conditions(draw: st.DrawFn, depth: int = 2) -> Condition:
    inner = st.lists(some_tests(depth), max_size=3).map(tuple)
    all_of, any_of, unless, of = draw(inner), draw(inner), draw(inner), draw(inner)
    at_least = AtLeast(count=draw(st.integers(1, len(of))), of=of) if of else None
    if not (all_of or any_of or at_least):
        all_of = (draw(st.sampled_from(FACTS)),)
    return Condition(all_of=all_of, any_of=any_of, at_least=at_least, unless=unless)


def plainly(test: Test, yes: frozenset[str]) -> bool:
    if isinstance(test, str):
        return test in yes
    enough = test.at_least
    return (
        all(plainly(part, yes) for part in test.all_of)
        and (not test.any_of or any(plainly(part, yes) for part in test.any_of))
        and (enough is None or sum(plainly(p, yes) for p in enough.of) >= enough.count)
        and not any(plainly(part, yes) for part in test.unless)
    )


def answered(yes: frozenset[str]) -> Answers:
    return Answers(given={fact: Answer.YES for fact in yes})


@given(conditions())
def test_a_condition_holds_exactly_where_the_truth_table_says(condition: Condition) -> None:
    for picked in product((False, True), repeat=len(FACTS)):
        yes = frozenset(fact for fact, is_yes in zip(FACTS, picked, strict=True) if is_yes)
        assert Reading(answers=answered(yes)).holds(condition) is plainly(condition, yes)


@given(conditions(), st.sets(st.sampled_from(FACTS)))
@settings(max_examples=200)
def test_every_way_to_fire_fires_where_no_exception_depends_on_it(
    condition: Condition, known: set[str]
) -> None:
    yes = frozenset(known)
    for way in Reading(answers=answered(yes), open_answers=(None,)).ways(condition):
        if not way & _excepted(condition):
            assert plainly(condition, yes | way)


@given(conditions(depth=1), st.sets(st.sampled_from(FACTS)))
def test_no_smaller_part_of_a_way_fires(condition: Condition, known: set[str]) -> None:
    yes = frozenset(known)
    for way in Reading(answers=answered(yes), open_answers=(None,)).ways(condition):
        for left_out in way:
            assert not plainly(condition, yes | (way - {left_out}))


def _excepted(test: Test) -> frozenset[str]:
    if isinstance(test, str):
        return frozenset()
    inside = frozenset().union(*(_excepted(part) for part in test.parts()))
    facts = frozenset().union(
        *({part} if isinstance(part, str) else part.facts() for part in test.unless)
    )
    return inside | facts
