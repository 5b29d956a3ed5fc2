"""The session fits its minutes, one thing at a time, with time to turn the client over."""

from itertools import pairwise

from palpate.planning.choice import TURN_MINUTES, Choice, Model, ticks
from palpate.planning.line_by_line import new_lines
from palpate.planning.plan import Line, Plan, posture
from palpate.planning.request import PlanRequest
from palpate.planning.sequence import frame
from palpate.planning.violation import Violation

ID = "session_time"
SAYS = "Lines follow one another inside the minutes booked, a half-minute for each turn."


def minutes_allowed(request: PlanRequest) -> float:
    """The minutes booked, or fewer where a precaution sets a limit."""
    limits = [limit.minutes_at_most for limit in request.limits]
    return min([request.minutes, *(limit for limit in limits if limit is not None)])


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """Overlaps, turns without time, and an end after the minutes allowed."""
    found = [
        Violation(rule=ID, sentence=why, line_key=later.key)
        for earlier, later in pairwise(plan.lines)
        if later not in request.done and (why := _clash(earlier, later))
    ]
    new, allowed = new_lines(plan, request), minutes_allowed(request)
    if new and plan.end_minute > allowed:
        sentence = f"The session ends at minute {plan.end_minute:g}, and {allowed:g} are allowed."
        found.append(Violation(rule=ID, sentence=sentence, line_key=new[-1].key))
    if new and new[0].start_minute < request.elapsed_minutes:
        sentence = f"{new[0].label} would start before now."
        found.append(Violation(rule=ID, sentence=sentence, line_key=new[0].key))
    return tuple(found)


def _clash(earlier: Line, later: Line) -> str:
    gap = later.start_minute - earlier.end_minute
    if gap < 0:
        return f"{later.label} starts before {earlier.label} ends."
    if gap < TURN_MINUTES and posture(earlier.position) != posture(later.position):
        return f"{later.label}: turning the client over needs half a minute."
    return ""


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Work, re-tests, turns and the blocks around them fit the minutes left."""
    spent = max(
        request.elapsed_minutes, max((line.end_minute for line in request.done), default=0.0)
    )
    left = ticks(minutes_allowed(request) - spent - frame(request).minutes)
    again = {retest.id: ticks(retest.minutes) for retest in request.retests}
    model.add(
        sum(choice.ticks(a) for a in choice.applications)
        + sum(again[key] * flag for (key, _), flag in choice.retest.items())
        + ticks(TURN_MINUTES) * choice.turns
        <= left
    )
