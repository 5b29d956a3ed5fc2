"""Never cold and deep: what needs warm tissue comes after general work on it."""

from palpate.planning.choice import Choice, Model
from palpate.planning.line_by_line import all_work, done_work
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest
from palpate.planning.violation import Violation

ID = "warm_before_deep"
SAYS = "Deep or specific work comes after general work on the same tissue."


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """New lines that need general work on a tissue that has had none."""
    warmed: set[str] = set()
    found = []
    for line, application in all_work(plan, request):
        cold = [t.label for t in application.targets if t.id not in warmed]
        if "general" in application.technique.after and cold and line not in request.done:
            sentence = f"{line.label}: {', '.join(cold)} is still cold; warm it first."
            found.append(Violation(rule=ID, sentence=sentence, line_key=line.key))
        if application.technique.kind == "general" and application.technique.reach != "person":
            warmed.update(application.target_ids)
    return tuple(found)


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Such an application lies in or after a segment with general work on each of its targets."""
    done = _warmed(request)
    for application in choice.applications:
        if "general" not in application.technique.after:
            continue
        for target in (name for name in application.target_ids if name not in done):
            warming = [
                a
                for a in choice.covering(target)
                if a.technique.kind == "general" and a.technique.reach != "person"
            ]
            for k in choice.segments:
                model.add(choice.in_segment(application, k) <= choice.until(warming, k))


def _warmed(request: PlanRequest) -> set[str]:
    return {
        target
        for _, a in done_work(request)
        if a.technique.kind == "general" and a.technique.reach != "person"
        for target in a.target_ids
    }
