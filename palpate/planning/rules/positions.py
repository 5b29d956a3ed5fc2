"""The client is placed only where the technique works and the client can be."""

from palpate.planning.choice import Choice, Model, ticks
from palpate.planning.line_by_line import new_lines, new_work
from palpate.planning.plan import Block, Line, Plan, Position, posture
from palpate.planning.request import PlanRequest, PositionLimit
from palpate.planning.violation import Violation

ID = "positions"
SAYS = "A position the client cannot hold is not used, or only for the minutes set."


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """Lines in a position that does not fit, and positions held too long."""
    unfit = tuple(
        Violation(
            rule=ID, line_key=line.key,
            sentence=f"{line.label}: cannot be done {_words(line.position)} at {line.structure}.",
        )
        for line, application in new_work(plan, request)
        if line.position not in application.positions
    )  # fmt: skip
    return (*unfit, *(v for limit in request.position_limits for v in _over(limit, plan, request)))


def _over(limit: PositionLimit, plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    new = [line for line in new_lines(plan, request) if _counts(line, limit)]
    held = sum(line.minutes for line in plan.lines if _counts(line, limit))
    if not new or held <= limit.minutes_at_most:
        return ()
    sentence = (
        f"{held:g} minutes {_words(limit.position)}, where {limit.minutes_at_most:g} are allowed: "
        f"{limit.why}"
    )
    return (Violation(rule=ID, sentence=sentence, line_key=new[-1].key),)


def _counts(line: Line, limit: PositionLimit) -> bool:
    """Work and re-tests count; for talking the client sits or stands as is easiest."""
    works = line.block.is_treatment or line.block is Block.RETEST
    return works and line.position == limit.position


def _words(position: Position) -> str:
    return {
        "side-lying-left": "lying on the left side",
        "side-lying-right": "lying on the right side",
    }.get(position, position)


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Close or shorten the limited positions.

    Where minutes are limited every dose there is the least one: a little stricter than the rule,
    and linear. Sitting and standing share the last segment and are limited together.
    """
    for limit in request.position_limits:
        held = sum(line.minutes for line in request.done if _counts(line, limit))
        left = ticks(max(0.0, limit.minutes_at_most - held))
        for k in choice.segments:
            if choice.places[k] == posture(limit.position):
                _shorten(model, choice, request, k, left)


def _shorten(model: Model, choice: Choice, request: PlanRequest, segment: int, left: int) -> None:
    if not left:
        model.add(choice.used[segment] == 0)
        return
    least = sum(
        ticks(a.technique.minutes.least) * choice.in_segment(a, segment)
        for a in choice.applications
    )
    again = sum(ticks(r.minutes) * choice.retest.get((r.id, segment), 0) for r in request.retests)
    model.add(least + again <= left)
    for a in choice.applications:
        model.add(choice.usual[a.key] + choice.in_segment(a, segment) <= 1)
