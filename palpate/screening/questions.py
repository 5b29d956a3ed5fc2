"""The questions: the whole form, what is serious by itself, and what is worth asking next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from palpate.knowledge.fact import Asked, Fact, Facts, Section
from palpate.knowledge.rule import Condition, Rule
from palpate.screening.action import Action
from palpate.screening.answers import Answer, Answers
from palpate.screening.logic import Missing, Reading

TITLES: Mapping[Section, str] = {
    "today": "How you are today",
    "heart": "Chest, heart and breathing",
    "nerves": "Feeling and strength",
    "head": "Head and neck",
    "injury": "Injury and bones",
    "general": "Your general health",
    "tummy": "Tummy and waterworks",
    "limbs": "Arms and legs",
    "course": "How it has gone so far",
    "conditions": "Illnesses",
    "medicines": "Medicines",
    "operations": "Operations and implants",
    "pregnancy": "Pregnancy",
    "mind": "How you are feeling",
    "person": "About you",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact worth asking: what it could raise the screen to, and how many answers are missing.

    `missing` is 1 where this answer alone would raise it.
    """

    fact: str
    asks: str
    asked: Asked
    could_raise_to: Action
    missing: int
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSection:
    """A page of the intake form."""

    section: Section
    title: str
    questions: tuple[Fact, ...]


def form(facts: Facts) -> tuple[FormSection, ...]:
    """Every question a client can answer at home, by section, in the form's order."""
    found = []
    for section, title in TITLES.items():
        here = tuple(
            fact
            for fact in facts.by_id.values()
            if fact.section == section and fact.asked == "client"
        )
        if here:
            found.append(FormSection(section=section, title=title, questions=here))
    return tuple(found)


def serious_alone(rules: Iterable[Rule], facts: Facts) -> Mapping[str, Action]:
    """Facts whose yes by itself asks for refer_urgent or emergency, with that action."""
    current = tuple(rules)
    found = {}
    for fact in facts.by_id:
        reading = Reading(answers=Answers(given={fact: Answer.YES}).closed(facts))
        action = max((_level(rule, reading) for rule in current), default=Action.PROCEED)
        if action.stops_the_session:
            found[fact] = action
    return found


def _level(rule: Rule, reading: Reading) -> Action:
    held = [step.action for step in rule.escalations if any(map(reading.holds, step.when))]
    if any(map(reading.holds, rule.when)):
        held.append(rule.action)
    return max(held, default=Action.PROCEED)


def worth_asking(
    rules: Iterable[Rule], answers: Answers, facts: Facts, *, above: Action
) -> tuple[Question, ...]:
    """Facts not asked whose yes could raise the action above `above`.

    Only rules that something already points to are asked about; the form asks the rest. Most
    serious first, then those with the fewest answers missing.
    """
    reading = Reading(answers=answers, open_answers=(None,))
    best: dict[str, Question] = {}
    for rule in rules:
        if not _pointed_to(rule, answers, facts):
            continue
        for action, way in _ways(rule, reading, above):
            for fact in way:
                _offer(best, facts, fact, action, len(way), rule.id)
    return tuple(sorted(best.values(), key=lambda q: (-q.could_raise_to.rank, q.missing, q.fact)))


def _ways(rule: Rule, reading: Reading, above: Action) -> Iterable[tuple[Action, Missing]]:
    stages: list[tuple[Action, tuple[Condition, ...]]] = [
        (rule.action, rule.when),
        *((step.action, step.when) for step in rule.escalations),
    ]
    for action, conditions in stages:
        if action > above:
            for condition in conditions:
                yield from ((action, way) for way in reading.ways(condition) if way)


def _offer(
    best: dict[str, Question], facts: Facts, fact: str, action: Action, missing: int, rule: str
) -> None:
    known = facts.by_id.get(fact)
    if known is None:
        return
    before = best.get(fact)
    rules = tuple(dict.fromkeys((*(before.rules if before else ()), rule)))
    better = before is None or (action.rank, -missing) > (
        before.could_raise_to.rank,
        -before.missing,
    )
    best[fact] = Question(
        fact=fact,
        asks=known.asks,
        asked=known.asked,
        could_raise_to=action if better or before is None else before.could_raise_to,
        missing=missing if better or before is None else before.missing,
        rules=rules,
    )


def _pointed_to(rule: Rule, answers: Answers, facts: Facts) -> bool:
    """Something besides age and sex already speaks for the rule."""
    told = (fact for fact in rule.facts() if answers.yes(fact))
    return any(fact in facts.by_id and facts.by_id[fact].section != "person" for fact in told)
