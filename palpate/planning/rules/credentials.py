"""A technique or a place that needs a credential is done only by who holds it."""

from palpate.planning.application import Application
from palpate.planning.choice import Choice, Model
from palpate.planning.line_by_line import post_each, violations_of
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest
from palpate.planning.violation import Violation

ID = "credentials"
SAYS = "Only a therapist with the credential does what needs it."


def forbids(application: Application, request: PlanRequest) -> str:
    """The credentials the therapist lacks for it; empty where none."""
    needed = set(application.technique.credentials)
    needed.update(c for target in application.targets for c in target.credentials)
    lacking = sorted(needed - request.therapist.credentials)
    if not lacking:
        return ""
    return f"{application.technique.label}: the therapist needs {', '.join(lacking)} for it."


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """Lines the therapist holds no credential for."""
    return violations_of(ID, forbids, plan, request)


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Leave out what the therapist holds no credential for."""
    post_each(forbids, model, choice, request)
