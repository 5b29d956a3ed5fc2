"""What must not be pressed is not pressed."""

from palpate.planning.application import Application
from palpate.planning.choice import Choice, Model
from palpate.planning.line_by_line import post_each, violations_of
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest
from palpate.planning.violation import Violation
from palpate.quantities import Side

ID = "endangerment"
SAYS = "Beside vessels, nerves and organs only what is safe there; never both sides of the neck."
FRONT_OF_NECK = "front-triangle-of-neck"


def forbids(application: Application, request: PlanRequest) -> str:
    """Which site makes the application unsafe; empty where none does."""
    for target in application.targets:
        if application.technique.reach == "person" or not target.endangerment:
            continue
        site = target.endangerment[0].replace("-", " ")
        near = application.technique.near_danger
        if near == "never":
            return f"{application.technique.label}: too near the {site} at {target.label}."
        if near == "pincer" and "pincer" not in target.traits:
            return (
                f"{application.technique.label}: at {target.label} the {site} lies beneath, "
                "and the muscle cannot be lifted off it."
            )
        if target.side is Side.BOTH and FRONT_OF_NECK in target.endangerment:
            return f"{target.label}: never both sides of the front of the neck at once."
    return ""


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """Lines that press where they must not."""
    return violations_of(ID, forbids, plan, request)


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Leave out what is unsafe where it would be done."""
    post_each(forbids, model, choice, request)
