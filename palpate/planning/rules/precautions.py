"""Every precaution is obeyed: areas left alone, techniques not done."""

from palpate.planning.application import Application, limits_on
from palpate.planning.choice import Choice, Model
from palpate.planning.line_by_line import post_each, violations_of
from palpate.planning.plan import Plan
from palpate.planning.request import Limit, PlanRequest
from palpate.planning.violation import Violation

ID = "precautions"
SAYS = "What a precaution keeps away from an area, or forbids, is not done."


def forbids(application: Application, request: PlanRequest) -> str:
    """Why a precaution keeps this application away; empty where none does."""
    return next(
        (
            f"{application.technique.label}: not done under this precaution: "
            f"{limit.why.rstrip('.')}."
            for limit in limits_on(application, request)
            if _excludes(limit, application)
        ),
        "",
    )


def _excludes(limit: Limit, application: Application) -> bool:
    technique = application.technique
    if limit.no_work and technique.reach != "person":
        return True
    return (
        technique.id in limit.no_techniques
        or technique.kind in limit.no_classes
        or technique.contact in limit.no_contacts
        or (limit.no_deep and technique.deep)
        or limit.id in technique.contraindications
    )


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """Lines that a precaution excludes."""
    return violations_of(ID, forbids, plan, request)


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Leave out what a precaution excludes."""
    post_each(forbids, model, choice, request)
