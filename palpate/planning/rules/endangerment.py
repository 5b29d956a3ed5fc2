"""What must not be pressed is not pressed."""

from palpate.planning.application import Application
from palpate.planning.choice import Choice, Model
from palpate.planning.line_by_line import post_each, violations_of
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest, Target
from palpate.planning.violation import Violation
from palpate.quantities import Side

ID = "endangerment"
SAYS = "Beside vessels, nerves and organs only what is safe there; never both sides of the neck."


def forbids(application: Application, request: PlanRequest) -> str:
    """Which site makes the application unsafe; empty where none does."""
    if application.technique.reach == "person":
        return ""
    return next(
        (why for target in application.targets if (why := _unsafe(application, target))), ""
    )


def _unsafe(application: Application, target: Target) -> str:
    near, label = application.technique.near_danger, application.technique.label
    strict = next((danger.site for danger in target.dangers if danger.strict), "")
    if strict and near == "never":
        return f"{label}: not at {target.label}, over {strict}."
    if strict and near == "pincer" and "pincer" not in target.traits:
        return f"{label}: {target.label} lies over {strict} and cannot be lifted off it."
    if target.side is Side.BOTH and any(danger.one_side for danger in target.dangers):
        return f"{target.label}: never both sides at once."
    return ""


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """Lines that press where they must not."""
    return violations_of(ID, forbids, plan, request)


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Leave out what is unsafe where it would be done."""
    post_each(forbids, model, choice, request)
