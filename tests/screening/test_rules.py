"""The shipped rules and facts hang together, and clients read no diagnosis."""

import re

import pytest

from palpate.knowledge.base import Knowledge
from palpate.knowledge.read import shipped
from palpate.knowledge.rule import Rule
from palpate.screening.action import Action
from palpate.screening.answers import Answer, Answers
from palpate.screening.evaluate import evaluate
from palpate.screening.questions import form, serious_alone

# Names of disease, never shown to a client; "cancer" stands where the client named it first.
DISEASES = re.compile(
    r"(?i)\b(thrombos\w+|embol\w+|dissection|aneurysm|myelopathy|cauda|tumou?r|metasta\w+|stroke|"
    r"infarct\w*|fracture|arteritis|polymyalgia|spondyl\w+|claudication|angina|sepsis|abscess|"
    r"meningitis|pancoast|suicid\w+)\b"
)
KNOWLEDGE = shipped()
RULES = list(KNOWLEDGE.rules.values())
named = pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])


@pytest.fixture
def knowledge() -> Knowledge:
    return KNOWLEDGE


def facts_of(knowledge: Knowledge):  # type: ignore[no-untyped-def]
    assert knowledge.facts is not None
    return knowledge.facts


@named
def test_every_fact_of_a_rule_is_known(rule: Rule) -> None:
    assert rule.facts() <= set(facts_of(KNOWLEDGE).by_id)


@named
def test_every_place_of_a_rule_is_an_area_or_a_region(rule: Rule) -> None:
    places = {a.id for a in KNOWLEDGE.areas.values()} | {a.region for a in KNOWLEDGE.areas.values()}
    used = {*rule.areas, *(area for p in rule.precautions for area in p.areas)}
    assert used <= places


@named
def test_every_technique_and_test_a_precaution_names_exists(rule: Rule) -> None:
    techniques = {name for p in rule.precautions for name in p.techniques}
    examinations = {name for p in rule.precautions for name in p.examinations}
    assert techniques <= set(KNOWLEDGE.techniques)
    assert examinations <= set(KNOWLEDGE.examinations)


@named
def test_the_client_reads_an_instruction_and_no_diagnosis(rule: Rule) -> None:
    texts = [rule.client_text, *(step.client_text for step in rule.escalations)]
    assert rule.client_text
    assert not [text for text in texts if DISEASES.search(text)]


@named
def test_an_emergency_tells_the_client_to_call(rule: Rule) -> None:
    stages = [(rule.action, rule.client_text)]
    stages += [(step.action, step.client_text or rule.client_text) for step in rule.escalations]
    for action, text in stages:
        if action is Action.EMERGENCY:
            assert re.search(r"(?i)\bcall\b", text)


@named
def test_citations_name_references_that_exist(rule: Rule) -> None:
    assert {cited.source for cited in rule.cited.values()} <= set(KNOWLEDGE.references)


@named
def test_no_rule_claims_a_reviewer_it_has_not_had(rule: Rule) -> None:
    assert rule.reviewed_by == ""


@named
def test_every_rule_states_what_it_can_miss(rule: Rule) -> None:
    assert rule.residual.endswith(".")


def test_every_implied_fact_exists(knowledge: Knowledge) -> None:
    facts = facts_of(knowledge).by_id
    assert {name for fact in facts.values() for name in fact.implies} <= set(facts)


def test_every_fact_is_used_by_a_rule(knowledge: Knowledge) -> None:
    facts = facts_of(knowledge).by_id
    used = {name for rule in RULES for name in rule.facts()}
    idle = [f.id for f in facts.values() if f.id not in used and not used & set(f.implies)]
    assert idle == []


@pytest.mark.parametrize(
    "fact",
    [
        "age-50-or-more",
        "age-65-or-more",
        "night-pain",
        "no-response-to-treatment",
        "earlier-label",
        "sudden-without-cause",
        "unchanged-by-movement",
        "smoker",
    ],
)
def test_a_weak_flag_alone_never_asks_for_a_doctor(fact: str, knowledge: Knowledge) -> None:
    screen = evaluate(RULES, Answers(given={fact: Answer.YES}), facts_of(knowledge))
    assert screen.action <= Action.CAUTION


def test_what_is_serious_alone_can_be_asked_at_home_or_in_the_room(knowledge: Knowledge) -> None:
    serious = serious_alone(RULES, facts_of(knowledge))
    assert serious["saddle-numbness"] is Action.EMERGENCY
    assert serious["hot-swollen-joint"] is Action.REFER_URGENT
    assert "night-pain" not in serious


def test_the_form_asks_each_client_question_once_and_no_test(knowledge: Knowledge) -> None:
    asked = [fact.id for section in form(facts_of(knowledge)) for fact in section.questions]
    clients = [f.id for f in facts_of(knowledge).by_id.values() if f.asked == "client"]
    assert sorted(asked) == sorted(clients)
    assert "hoffmann" not in asked


@pytest.mark.parametrize("name", ["examinations", "techniques"])
def test_what_examinations_and_techniques_shrink_from_exists(
    name: str, knowledge: Knowledge
) -> None:
    kinds = {p.kind for rule in RULES for p in rule.precautions}
    things = getattr(knowledge, name).values()
    unknown = {
        (thing.id, named)
        for thing in things
        for named in thing.contraindications
        if named not in knowledge.rules and named not in kinds
    }
    assert unknown == set()
