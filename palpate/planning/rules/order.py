"""On one tissue: specific work, then lengthening, then activation; each after what it needs."""

from palpate.planning.application import Application
from palpate.planning.choice import Choice, Model
from palpate.planning.line_by_line import all_work, done_work
from palpate.planning.plan import Line, Plan
from palpate.planning.request import PlanRequest
from palpate.planning.violation import Violation

ID = "order"
SAYS = "On one tissue specific work comes before lengthening, and lengthening before activation."
_NAMES = {1: "specific work", 2: "lengthening", 3: "activation"}


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """New lines that come too late: a later stage was already reached on the same tissue."""
    work = list(all_work(plan, request))
    found = []
    for number, (line, application) in enumerate(work):
        late = _overtaken(application, work[:number])
        if late and line not in request.done:
            tier, target = late
            sentence = f"{line.label} at {target} comes after {_NAMES[tier]} on the same tissue."
            found.append(Violation(rule=ID, sentence=sentence, line_key=line.key))
    return tuple(found)


def _overtaken(
    application: Application, before: list[tuple[Line, Application]]
) -> tuple[int, str] | None:
    """The later stage already reached on one of its targets; general work is always free."""
    if not application.works:
        return None
    for _, earlier in before:
        shared = set(earlier.target_ids) & set(application.target_ids)
        if shared and earlier.tier > application.tier:
            label = next(t.label for t in application.targets if t.id in shared)
            return earlier.tier, label
    return None


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """A stage reached in one segment closes the earlier stages in later segments.

    Inside a segment the order of kinds (`sequence.rank`) already agrees with the stages.
    """
    for target in request.targets:
        works = [a for a in choice.covering(target.id) if a.works]
        reached = _reached(target.id, request)
        for a in works:
            if a.tier < reached:
                model.add(choice.chosen(a) == 0)
        for tier in (2, 3):
            later = [a for a in works if a.tier == tier]
            earlier = [a for a in works if a.tier < tier]
            _close(model, choice, later, earlier, f"{target.id} {tier}")


def _close(
    model: Model, choice: Choice, later: list[Application], earlier: list[Application], name: str
) -> None:
    if not later or not earlier:
        return
    for k in choice.segments[:-1]:
        begun = model.new_bool_var(f"reached {name} by {k}")
        for a in later:
            model.add(begun >= choice.until([a], k))
        for a in earlier:
            model.add(choice.after(a, k) + begun <= 1)


def _reached(target: str, request: PlanRequest) -> int:
    return max((a.tier for _, a in done_work(request) if target in a.target_ids), default=0)
