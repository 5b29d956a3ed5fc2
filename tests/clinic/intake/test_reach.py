"""Whether a serious pattern can come to light at home at all: by taps alone, page by page."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from palpate.clinic.intake import asked
from palpate.knowledge.fact import Facts
from palpate.knowledge.read import shipped
from palpate.knowledge.rule import Condition, Rule, Test
from palpate.quantities import Side
from palpate.screening.action import Action
from palpate.screening.answers import Answer, Answers
from palpate.screening.evaluate import Screen, evaluate
from palpate.screening.lexicon import lexicon
from palpate.screening.text import Place, Presentation, read_facts

KNOWLEDGE = shipped()
WORDS = lexicon(KNOWLEDGE.facts or Facts(by_id={}, groups={}))
PEOPLE = (("female", 30), ("male", 72), ("female", 12))
REGIONS = (*sorted({area.region for area in KNOWLEDGE.areas.values()}), "")


def serious() -> list[Rule]:
    return [
        rule
        for rule in KNOWLEDGE.rules.values()
        if max((rule.action, *(step.action for step in rule.escalations))).stops_the_session
    ]


def ways(test: Test) -> Iterator[frozenset[str]]:
    """Every set of facts that makes a test hold."""
    if isinstance(test, str):
        yield frozenset({test})
        return
    parts = [list(ways(part)) for part in test.all_of]
    if test.any_of:
        parts.append([way for part in test.any_of for way in ways(part)])
    if test.at_least:
        parts.append([frozenset(a | b) for a, b in _pairs(test)])
    for chosen in product(*parts):
        yield frozenset().union(*chosen)


def _pairs(test: Condition) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    assert test.at_least is not None
    found = [list(ways(part)) for part in test.at_least.of]
    for number, first in enumerate(found):
        for second in found[number + 1 :]:
            yield from product(first, second)


def home(region: str, sex: str, age: int, truth: frozenset[str]) -> Screen:
    """What the form finds out from somebody who answers yes to the truth and no to the rest."""
    areas = tuple(a.id for a in KNOWLEDGE.areas.values() if a.region == region)
    who: Any = SimpleNamespace(areas=areas, sex=sex, age=age, screening={})
    for page in asked.pages(who, KNOWLEDGE):
        answer(who, tuple(fact.id for fact in page.facts), truth)
    for _ in range(2):
        answer(who, asked.following(look(who), who, KNOWLEDGE), truth)
    return look(who)


def answer(who: Any, facts: tuple[str, ...], truth: frozenset[str]) -> None:
    who.screening |= {fact: "yes" if fact in truth else "no" for fact in facts}


def look(who: Any) -> Screen:
    assert KNOWLEDGE.facts is not None
    given = {fact: Answer(value) for fact, value in who.screening.items()}
    known = Answers(given=given).together(of_places(who.areas, who.age))
    return evaluate(KNOWLEDGE.rules.values(), known, KNOWLEDGE.facts)


@cache
def of_places(areas: tuple[str, ...], age: int) -> Answers:
    places = (Place(where=KNOWLEDGE.areas[area].label, side=Side.RIGHT) for area in areas)
    return read_facts(Presentation(age=age, places=tuple(places)), WORDS)


def comes_to_light(rule: Rule) -> bool:
    conditions = (*rule.when, *(one for step in rule.escalations for one in step.when))
    truths = dict.fromkeys(way for one in conditions for way in ways(one))
    return any(
        flag.id == rule.id and flag.action > Action.CAUTION
        for truth in truths
        for region, (sex, age) in product(REGIONS, PEOPLE)
        for flag in home(region, sex, age, truth).flags
    )


@pytest.mark.parametrize("rule", serious(), ids=lambda rule: rule.id)
def test_a_serious_pattern_can_come_to_light_at_home(rule: Rule) -> None:
    assert comes_to_light(rule)
