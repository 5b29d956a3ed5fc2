"""Every line speaks of techniques, targets and re-tests that the request knows."""

from palpate.planning.choice import Choice, Model
from palpate.planning.line_by_line import is_known, new_lines
from palpate.planning.plan import Block, Line, Plan
from palpate.planning.request import PlanRequest
from palpate.planning.violation import Violation

ID = "known"
SAYS = "Only techniques and targets of this request are planned."


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """A line that names something the request lacks, and done lines that were changed."""
    found = [
        Violation(rule=ID, sentence=why, line_key=line.key)
        for line in new_lines(plan, request)
        if (why := _unknown(line, request))
    ]
    if plan.lines[: len(request.done)] != request.done:
        found.append(Violation(rule=ID, sentence="A line that is already done was changed."))
    return tuple(found)


def _unknown(line: Line, request: PlanRequest) -> str:
    if line.block.is_treatment and not (line.technique and line.targets):
        return f"{line.label}: a treatment line names its technique and its target."
    if line.block.is_treatment and not is_known(line, request):
        return f"{line.label}: the technique or target is not among this request's."
    if line.block is Block.RETEST and line.retest not in {r.id for r in request.retests}:
        return f"{line.label}: this re-test is not among the request's."
    return ""


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Nothing: the model is made of the request's own techniques and targets."""
