"""Pressure stays within what the client bears: at each place, and over the session."""

from palpate.planning.application import Application, discomfort_cap, discomfort_of
from palpate.planning.choice import Choice, Model, ticks
from palpate.planning.line_by_line import all_work, done_work, new_work, post_each, violations_of
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest
from palpate.planning.violation import Violation

ID = "pressure_budget"
SAYS = "No line goes above the discomfort agreed, and the session stays within its sum."


def forbids(application: Application, request: PlanRequest) -> str:
    """Why it cannot be given gently enough; empty where it can."""
    needs = application.technique.dose.discomfort[0]
    cap = discomfort_cap(application, request)
    if needs <= cap:
        return ""
    return f"{application.technique.label}: needs {needs} of 10, and at most {cap} is agreed here."


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """Lines that need or give too much, and a session whose sum is over the budget."""
    found = list(violations_of(ID, forbids, plan, request))
    for line, application in new_work(plan, request):
        cap = discomfort_cap(application, request)
        if line.dose.discomfort_at_most > cap and not forbids(application, request):
            given = line.dose.discomfort_at_most
            sentence = f"{line.label}: {given} of 10 is more than the {cap} agreed here."
            found.append(Violation(rule=ID, sentence=sentence, line_key=line.key))
    spent = sum(line.dose.discomfort_at_most * line.minutes for line, _ in all_work(plan, request))
    if spent > request.pressure_budget and _spent(request) < spent:
        sentence = f"{spent:g} discomfort-minutes, where {request.pressure_budget:g} are allowed."
        found.append(Violation(rule=ID, sentence=sentence))
    return tuple(found)


def _spent(request: PlanRequest) -> float:
    return sum(line.dose.discomfort_at_most * line.minutes for line, _ in done_work(request))


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Leave out what cannot be gentle enough; bound the sum of discomfort times minutes."""
    post_each(forbids, model, choice, request)
    left = max(0.0, request.pressure_budget - _spent(request))
    model.add(
        sum(discomfort_of(a, request) * choice.ticks(a) for a in choice.applications) <= ticks(left)
    )
