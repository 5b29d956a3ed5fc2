"""A change of mind during the session, and why something cannot be planned."""

import math
from collections.abc import Iterable
from dataclasses import replace

from palpate.planning.application import Application, application_of
from palpate.planning.check import RULES, check
from palpate.planning.explain import explained
from palpate.planning.offers import every
from palpate.planning.plan import Line, Plan
from palpate.planning.request import Pick, PlanRequest
from palpate.planning.sequence import treatment_line
from palpate.planning.solve import EFFORT, is_possible, solve
from palpate.planning.worth import gain


def replan(
    request: PlanRequest,
    done: Iterable[Line],
    *,
    at_minute: float,
    unwanted: Iterable[Pick] = (),
    wanted: Iterable[Pick] = (),
    discomfort_at_most: int | None = None,
    effort: float = EFFORT,
) -> Plan:
    """The minutes left planned anew; done lines stand first and unchanged.

    `at_minute` is the clock, rounded up to a half. A done line says what was done, not what was
    planned (`done_line`). `discomfort_at_most` follows the client's "less" or "more".
    """
    cap = request.discomfort_at_most if discomfort_at_most is None else discomfort_at_most
    left = replace(
        request,
        done=tuple(done),
        elapsed_minutes=math.ceil(at_minute * 2) / 2,
        unwanted=(*request.unwanted, *unwanted),
        wanted=(*request.wanted, *wanted),
        discomfort_at_most=cap,
    )
    return explained(solve(left, effort=effort), left)


def done_line(line: Line, *, start_minute: float, minutes: float) -> Line:
    """What was done of a line, to the nearest half-minute and at least one half."""
    return replace(
        line,
        start_minute=round(start_minute * 2) / 2,
        minutes=max(0.5, round(minutes * 2) / 2),
    )


def switches(plan: Plan, request: PlanRequest) -> dict[str, tuple[Line, ...]]:
    """Per treatment line the other techniques for its target, in its minutes, best first.

    Each passes `check` in its place, so the runner may offer it without a network.
    """
    found = {}
    for line in plan.treatment:
        if line not in request.done:
            others = (_in_place_of(line, other, request) for other in _others(line, request))
            found[line.key] = tuple(
                other for other in others if not check(_swapped(plan, line, other), request)
            )
    return found


def _others(line: Line, request: PlanRequest) -> list[Application]:
    """Applications on the line's first target that could stand in its place."""
    own = application_of(line, request)
    target = own.targets[0]
    same = [
        a
        for a in every(request)
        if a.targets == (target,)
        and a.technique.id != line.technique
        and a.block is line.block
        and line.position in a.positions
    ]
    return sorted(same, key=lambda a: (-gain(a, target, request), a.technique.id))


def _in_place_of(line: Line, other: Application, request: PlanRequest) -> Line:
    minutes = min(line.minutes, other.technique.minutes.most)
    made = treatment_line(other, minutes, line.position, request)
    return replace(made, start_minute=line.start_minute, goal=line.goal)


def _swapped(plan: Plan, line: Line, other: Line) -> Plan:
    return replace(plan, lines=tuple(other if one is line else one for one in plan.lines))


def fallbacks(plan: Plan, request: PlanRequest, *, effort: float = EFFORT) -> dict[str, Plan]:
    """Per treatment line the plan from there on if it is skipped; for the time without a network.

    Takes one solve per line: prepare it beside the running session, not in front of it.
    """
    found = {}
    for number, line in enumerate(plan.lines):
        if line.block.is_treatment and line not in request.done:
            skipped = [Pick(technique=line.technique, target=target) for target in line.targets]
            found[line.key] = replan(
                request,
                plan.lines[:number],
                at_minute=line.start_minute,
                unwanted=skipped,
                effort=effort,
            )
    return found


def why_impossible(request: PlanRequest) -> tuple[str, ...]:
    """The rules that together forbid what is wanted, or any treatment where nothing is wanted.

    Leaving out any one of them would make it possible; empty where it is possible. "known" alone
    means that no technique here suits any target at all.
    """
    if is_possible(request):
        return ()
    without: set[str] = set()
    for rule in RULES:
        if not is_possible(request, without={*without, rule}):
            without.add(rule)
    return tuple(rule for rule in RULES if rule not in without) or ("known",)


def clash_sentence(request: PlanRequest) -> str:
    """What clashes and what to do about it; empty where a plan is possible."""
    clash = why_impossible(request)
    if not clash:
        return ""
    if request.no_session:
        return request.no_session
    rules = " ".join(RULES[rule].SAYS for rule in clash)
    what = "What is asked for does not fit" if request.wanted else "No treatment fits"
    return f"{what} {request.minutes:g} minutes under these rules. {rules} {_advice(clash)}"


def _advice(clash: tuple[str, ...]) -> str:
    if "session_time" in clash:
        return "Drop a wish, or book longer."
    if "consent" in clash:
        return "Ask for consent, or choose another area."
    return "Choose another technique or target, or refer on."
