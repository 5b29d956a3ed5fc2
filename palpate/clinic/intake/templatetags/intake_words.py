"""Screening facts and alert steps in words: `{{ fact|asks:facts }}`, `{{ step|step_words }}`."""

from django import template

from palpate.clinic.intake.forms.health import ANSWERS
from palpate.clinic.intake.models import AlertStep
from palpate.knowledge.fact import Facts

register = template.Library()
Kind = AlertStep.Kind
DONE = {
    Kind.RAISED: "The client's answers raised it",
    Kind.ACKNOWLEDGED: "Acknowledged",
    Kind.ASKED_AGAIN: "Asked again",
    Kind.HALF_CLEARED: "Lowered, waits to be confirmed",
    Kind.CLEARED: "Cleared",
    Kind.REOPENED: "New answers raised it again",
    Kind.NOTED: "The client changed an answer; the alert stays",
    Kind.ESCALATED: "Nobody had answered in time",
}


@register.filter
def asks(fact: str, facts: Facts) -> str:
    """The question of a fact; where it is not asked, its name as words."""
    known = facts.by_id.get(fact)
    if known is None or known.asked == "derived":
        return fact.replace("-", " ")
    return known.asks


@register.filter
def answer_words(answer: str) -> str:
    return f"{dict(ANSWERS).get(answer, answer)}."


@register.filter
def step_words(step: AlertStep) -> str:
    """What was done, and by whom."""
    said = DONE[Kind(step.kind)]
    return f"{said}, by {step.by}" if step.by is not None else said
