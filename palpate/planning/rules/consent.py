"""Hands go only where the client agreed, with what the client agreed to."""

from palpate.planning.application import Application
from palpate.planning.choice import Choice, Model
from palpate.planning.line_by_line import post_each, violations_of
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest
from palpate.planning.violation import Violation

ID = "consent"
SAYS = "No area or technique without the client's consent; sensitive areas need their own yes."


def forbids(application: Application, request: PlanRequest) -> str:
    """What consent is lacking; empty where it is there."""
    consent, label = request.consent, application.technique.label
    if not consent.given:
        return f"{label}: there is no consent to treatment yet; ask for it first."
    if application.technique.id in consent.techniques_withheld:
        return f"{label}: the client does not want this technique."
    withheld = application.areas & consent.withheld
    unasked = (application.areas & consent.sensitive) - consent.agreed
    if withheld:
        return f"{label}: the client does not want {_named(withheld)} touched."
    if unasked:
        return f"{label}: {_named(unasked)} needs the client's own yes; ask before the session."
    return ""


def _named(areas: frozenset[str]) -> str:
    return ", ".join(sorted(areas)).replace("-", " ")


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """Lines without consent."""
    return violations_of(ID, forbids, plan, request)


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Leave out what lacks consent."""
    post_each(forbids, model, choice, request)
