"""Whatever fires a rule brings its precautions to the plan and its prohibitions to the tests."""

import pytest

from palpate import pathway
from palpate.knowledge.read import shipped
from palpate.knowledge.rule import Rule
from palpate.planning.limits import limits_of, position_limits_of, reminders_of
from palpate.planning.visit import Visit
from palpate.screening.answers import Answer, Answers
from palpate.screening.evaluate import Flag, Screen
from palpate.screening.logic import Reading

KNOWLEDGE = shipped()
RULES = [pytest.param(rule, id=rule.id) for rule in KNOWLEDGE.rules.values()]
COMPLAINT = frozenset({"back-of-neck"})


def fired(rule: Rule) -> Screen:
    """The screen of few answers that fire the rule by its first condition."""
    first = rule.when[0]
    sure = {fact: Answer.YES for fact in first.all_of if isinstance(fact, str)}
    reading = Reading(answers=Answers(given=sure), open_answers=(None,))
    rest = min(reading.ways(first), key=lambda way: (len(way), sorted(way)))
    return pathway.screen(KNOWLEDGE, Answers(given={**sure, **dict.fromkeys(rest, Answer.YES)}))


def flag_of(rule: Rule, screen: Screen) -> Flag:
    return next(flag for flag in screen.flags if flag.id == rule.id)


@pytest.mark.parametrize("rule", RULES)
def test_every_precaution_of_a_fired_rule_stands_on_the_screen(rule: Rule) -> None:
    screen = fired(rule)
    assert flag_of(rule, screen).action >= rule.action
    assert set(rule.precautions) <= set(screen.precautions)
    assert screen.no_session or not (rule.no_session or rule.action.stops_the_session)


@pytest.mark.parametrize("rule", RULES)
def test_every_precaution_reaches_the_plan_as_a_limit_or_a_reminder(rule: Rule) -> None:
    flag = flag_of(rule, fired(rule))
    visit = Visit(minutes=60)
    said = {limit.why for limit in limits_of([flag], KNOWLEDGE, visit, COMPLAINT)}
    said |= {limit.why for limit in position_limits_of([flag], visit)}
    said |= set(reminders_of([flag]))
    heard_elsewhere = {p.say for p in flag.precautions if p.kind == "no_test"}
    assert {p.say for p in flag.precautions} <= said | heard_elsewhere


@pytest.mark.parametrize("rule", RULES)
def test_a_fired_rule_keeps_out_the_tests_that_shrink_from_it(rule: Rule) -> None:
    forbidden = pathway.forbidden_by(fired(rule))
    assert rule.id in forbidden.rules
    if any(precaution.end_range_neck for precaution in rule.precautions):
        assert forbidden.end_range_neck
