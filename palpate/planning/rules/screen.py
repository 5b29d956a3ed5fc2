"""No session where the screen forbids one."""

from palpate.planning.application import Application
from palpate.planning.choice import Choice, Model
from palpate.planning.line_by_line import new_lines, post_each
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest
from palpate.planning.violation import Violation

ID = "screen"
SAYS = "An alarm of the screen, or a reason to rebook, leaves no treatment today."


def forbids(application: Application, request: PlanRequest) -> str:
    """The screen's reason; empty where a session may be held."""
    return request.no_session


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """Any new line at all, where there is no session."""
    if not request.no_session or not new_lines(plan, request):
        return ()
    return (Violation(rule=ID, sentence=request.no_session),)


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Choose nothing where there is no session."""
    post_each(forbids, model, choice, request)
