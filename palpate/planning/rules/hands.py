"""The therapist's hands and tools: nothing that is not there, no more load than they bear."""

from palpate.planning.application import Application
from palpate.planning.choice import Choice, Model, ticks
from palpate.planning.line_by_line import all_work, done_work, post_each, violations_of
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest
from palpate.planning.violation import Violation

ID = "hands"
SAYS = "Tools are at hand, and the therapist's load stays within what the hands bear."


def forbids(application: Application, request: PlanRequest) -> str:
    """The tools that are missing for it; empty where none."""
    lacking = sorted(set(application.technique.tools) - request.therapist.tools)
    label = application.technique.label
    return f"{label}: {', '.join(lacking)} is not at hand." if lacking else ""


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """Lines without their tool, and a session that loads the hands too much."""
    found = violations_of(ID, forbids, plan, request)
    load = sum(a.technique.hand_load * line.minutes for line, a in all_work(plan, request))
    most = request.therapist.hand_load_at_most
    if load <= most or _done_load(request) >= load:
        return found
    sentence = f"The session loads the hands with {load:g} load-minutes, above the {most:g} set."
    return (*found, Violation(rule=ID, sentence=sentence))


def _done_load(request: PlanRequest) -> float:
    return sum(a.technique.hand_load * line.minutes for line, a in done_work(request))


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Leave out what lacks a tool; keep the summed load under the limit."""
    post_each(forbids, model, choice, request)
    left = max(0.0, request.therapist.hand_load_at_most - _done_load(request))
    model.add(
        sum(a.technique.hand_load * choice.ticks(a) for a in choice.applications) <= ticks(left)
    )
