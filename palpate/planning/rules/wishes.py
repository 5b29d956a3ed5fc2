"""The therapist's picks: what is wanted is in the plan, what is not wanted is not."""

from palpate.planning.application import Application
from palpate.planning.choice import Choice, Model
from palpate.planning.line_by_line import all_work, done_work, post_each, violations_of
from palpate.planning.plan import Plan
from palpate.planning.request import Pick, PlanRequest
from palpate.planning.violation import Violation

ID = "wishes"
SAYS = "What the therapist asked for is planned, what was put aside is not."


def matches(pick: Pick, application: Application) -> bool:
    """Whether the pick speaks of this application; an empty part of it matches any."""
    return pick.technique in ("", application.technique.id) and (
        not pick.target or pick.target in application.target_ids
    )


def forbids(application: Application, request: PlanRequest) -> str:
    """That the therapist put it aside; empty where not."""
    if any(matches(pick, application) for pick in request.unwanted):
        return f"{application.technique.label}: put aside by the therapist."
    return ""


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """Lines put aside, and wanted ones that are missing."""
    work = [application for _, application in all_work(plan, request)]
    missing = tuple(
        Violation(rule=ID, sentence=f"{_named(pick, request)} was asked for and is missing.")
        for pick in request.wanted
        if not any(matches(pick, application) for application in work)
    )
    return (*violations_of(ID, forbids, plan, request), *missing)


def _named(pick: Pick, request: PlanRequest) -> str:
    technique = request.technique(pick.technique).label if pick.technique else "Work"
    return f"{technique} at {request.target(pick.target).label}" if pick.target else technique


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Leave out what was put aside; choose one application at least for each wish."""
    post_each(forbids, model, choice, request)
    had = [application for _, application in done_work(request)]
    for pick in request.wanted:
        if not any(matches(pick, application) for application in had):
            fitting = [a for a in choice.applications if matches(pick, a)]
            model.add(sum(choice.chosen(a) for a in fitting) >= 1)
