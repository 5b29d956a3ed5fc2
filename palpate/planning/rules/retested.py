"""Every treated target is measured again, with the movement or point that hurt."""

from palpate.planning.choice import Choice, Model
from palpate.planning.line_by_line import all_work
from palpate.planning.plan import Block, Plan
from palpate.planning.request import PlanRequest, Target
from palpate.planning.violation import Violation

ID = "retested"
SAYS = "Every treated target is re-tested after the last work on it."


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """Targets whose last work is followed by none of their re-tests."""
    return tuple(
        Violation(rule=ID, sentence=f"{target.label} is treated, not re-tested.")
        for target in untested(plan, request)
    )


def untested(plan: Plan, request: PlanRequest) -> tuple[Target, ...]:
    """The targets worked on and not measured since."""
    last_work: dict[str, float] = {}
    for line, application in all_work(plan, request):
        if application.works:
            last_work.update(dict.fromkeys(application.target_ids, line.end_minute))
    found = ((request.target(target), end) for target, end in last_work.items())
    return tuple(target for target, end in found if not _is_tested(target, end, plan))


def _is_tested(target: Target, after: float, plan: Plan) -> bool:
    return any(
        line.block is Block.RETEST and line.retest in target.retests and line.start_minute >= after
        for line in plan.lines
    )


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Work in a segment asks for one of the target's re-tests in that segment or later."""
    so_far = Plan(lines=request.done, status="feasible")
    open_work = {target.id for target in untested(so_far, request) if target.retests}
    for target in request.targets:
        for a in choice.covering(target.id):
            if not a.works:
                continue
            for k in choice.segments:
                model.add(choice.in_segment(a, k) <= choice.retests_from(target.retests, k))
        if target.id in open_work:
            model.add(choice.retests_from(target.retests, 0) >= 1)
