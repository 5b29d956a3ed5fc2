"""What a plan is worth: expected relief of the treatable burden, less what switching costs.

A technique's effect on a target is its shrunk effect per outcome, weighed by the client's goals,
times its fit to the kind of source and the traits of the tissue, times a dose factor that
flattens with minutes. On one tissue effects add with diminishing returns; over the scenarios
(which sources are present together) relief adds with diminishing returns too, so a plan that
helps in most scenarios beats one that bets. Every curve is piecewise linear and concave, so that
the solver and this page reckon the same. The numbers are judgement until outcomes replace them.
"""

import math
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from palpate.planning.application import Application, application_of
from palpate.planning.plan import Block, Line, Plan, posture
from palpate.planning.request import Goal, PlanRequest, Target
from palpate.planning.scenario import Scenario, from_marginals

TURN_COST = 0.008
LINE_COST = 0.005
RETEST_COST = 0.001
UP_COST = 0.002
"""Per usual minute of hands-on work sitting up: the client rests less and hands tire more."""
OIL_COST = 0.001
TOOL_COST = 0.004
LOAD_COST = 0.0003
REPEAT_COST = 0.004
UNPAIRED_COST = 0.03
FREE_REPEATS = 2
"""A technique used more often than this in one session earns less each further time."""

_RELIEF_AT = (0.0, 0.2, 0.4, 0.7, 1.1, 1.6, 2.5)
_SHARED_SLOPES = ((0.25, 1.0), (0.25, 0.8), (0.5, 0.55))
"""Within a scenario the first quarter of relief counts whole, the next 0.8, the rest 0.55."""


def chords() -> tuple[tuple[float, float], ...]:
    """Slope and intercept of each piece of 1 - exp(-u); relief is the least of them, at most 1."""
    lines = []
    for left, right in pairwise(_RELIEF_AT):
        low, high = 1 - math.exp(-left), 1 - math.exp(-right)
        slope = (high - low) / (right - left)
        lines.append((slope, low - slope * left))
    return (*lines, (0.0, 1 - math.exp(-_RELIEF_AT[-1])))


def shared() -> tuple[tuple[float, float], ...]:
    """Slope and intercept of each piece of the curve over a scenario's whole relief."""
    lines, at, height = [], 0.0, 0.0
    for width, slope in _SHARED_SLOPES:
        lines.append((slope, height - slope * at))
        at, height = at + width, height + slope * width
    return tuple(lines)


def least(pieces: tuple[tuple[float, float], ...], at: float) -> float:
    """The value of a concave piecewise-linear curve."""
    return min(slope * at + intercept for slope, intercept in pieces)


def dose_factor(minutes: float, usual: float) -> float:
    """1 at the usual minutes and little more beyond, in proportion to 1 - exp(-2 minutes/usual).

    Longer pressure does more (90 seconds beat 30 at one latent point), but on one tissue the gain
    flattens; how fast is a judgement.
    """
    return (1 - math.exp(-2 * minutes / usual)) / (1 - math.exp(-2))


def goals_of(request: PlanRequest) -> tuple[Goal, ...]:
    """The client's goals with a weight; less pain where none is set."""
    return tuple(goal for goal in request.goals if goal.weight > 0) or (
        Goal(id="pain", label="less pain", outcome="pain"),
    )


def goal_gains(application: Application, target: Target, request: PlanRequest) -> dict[str, float]:
    """What the usual dose does for each goal at a target, in weighed standard deviations."""
    goals = goals_of(request)
    whole = sum(goal.weight for goal in goals)
    suits = application.technique.fit(target.kind) * leaning(application, target)
    effects = {row.outcome: row.effect for row in application.technique.expected}
    return {
        goal.id: goal.weight / whole * effects.get(goal.outcome, 0.0) * suits
        for goal in goals
        if not goal.regions or target.region in goal.regions
    }


def gain(application: Application, target: Target, request: PlanRequest) -> float:
    """What the usual dose does at a target over all goals, in standard deviations."""
    return sum(goal_gains(application, target, request).values())


def leaning(application: Application, target: Target) -> float:
    """How the traits of the tissue speak for or against the technique, as one factor."""
    rows = application.technique.leanings
    return math.prod(row.factor for row in rows if row.trait in target.traits)


def scenarios_of(request: PlanRequest) -> tuple[Scenario, ...]:
    """The joint draws, or independent ones made from the targets' probabilities."""
    return request.scenarios or from_marginals([(t.id, t.probability) for t in request.targets])


def shares(scenario: Scenario, request: PlanRequest) -> dict[str, float]:
    """How a scenario's burden is divided among the targets present."""
    burdens = {t.id: t.burden for t in request.targets if t.id in scenario.present}
    whole = sum(burdens.values())
    return {target: burden / whole for target, burden in burdens.items()} if whole else {}


def effects_of(lines: tuple[Line, ...], request: PlanRequest) -> dict[str, float]:
    """The summed effect on each target, in standard deviations, by lines.

    Of lines that do the same to the same tissue only the best counts; warming and settling add up
    to the longest single dose.
    """
    work = [(line, application_of(line, request)) for line in lines if line.block.is_treatment]
    summed = {}
    for target in request.targets:
        effects = [
            (line_effect(line, a, target, request), a) for line, a in work if target in a.targets
        ]
        works = sorted((pair for pair in effects if pair[1].works), key=lambda pair: -pair[0])
        summed[target.id] = _undoubled(works) + _general(
            [pair for pair in effects if not pair[1].works], target, request
        )
    return summed


def most_effect(application: Application, target: Target, request: PlanRequest) -> float:
    """What its longest dose does at a target."""
    minutes = application.technique.minutes
    return dose_factor(minutes.most, minutes.usual) * gain(application, target, request)


def _general(
    effects: list[tuple[float, Application]], target: Target, request: PlanRequest
) -> float:
    by_act: dict[str, list[tuple[float, float]]] = {}
    for effect, a in effects:
        for act in a.technique.acts_by:
            by_act.setdefault(act, []).append((effect, most_effect(a, target, request)))
    return sum(
        min(sum(effect for effect, _ in rows), max(cap for _, cap in rows))
        for rows in by_act.values()
    )


def line_effect(
    line: Line, application: Application, target: Target, request: PlanRequest
) -> float:
    """What a line does at a target, at its minutes, in standard deviations."""
    factor = dose_factor(line.minutes, application.technique.minutes.usual)
    return factor * gain(application, target, request)


def doubles(one: Application, other: Application) -> bool:
    """Whether both work on a tissue in the same way."""
    return one.works and other.works and bool(acts(one) & acts(other))


def acts(application: Application) -> frozenset[str]:
    return frozenset(application.technique.acts_by)


def _undoubled(ranked: list[tuple[float, Application]]) -> float:
    counted: list[Application] = []
    whole = 0.0
    for effect, application in ranked:
        if not any(doubles(application, other) for other in counted):
            counted.append(application)
            whole += effect
    return whole


def benefit(effects: Mapping[str, float], request: PlanRequest) -> float:
    """The expected share of the treatable burden relieved, as an index within 0 and 1."""
    relief = {target: least(chords(), effect) for target, effect in effects.items()}
    return sum(
        scenario.weight
        * least(shared(), sum(s * relief[t] for t, s in shares(scenario, request).items()))
        for scenario in scenarios_of(request)
    )


def costs(plan: Plan, request: PlanRequest) -> float:
    """What turning, oil, tools, many lines, load and repetition cost, on the same index."""
    work = [application_of(line, request) for line in plan.treatment]
    load = sum(
        application.technique.hand_load * line.minutes
        for application, line in zip(work, plan.treatment, strict=True)
    )
    repeats = Counter(application.technique.id for application in work)
    return (
        TURN_COST * plan.turns
        + LINE_COST * len(work)
        + sum(up_cost(a) for a, x in zip(work, plan.treatment, strict=True) if _is_up(x))
        + RETEST_COST * sum(line.block is Block.RETEST for line in plan.lines)
        + OIL_COST * any(application.technique.lubricant == "oiled" for application in work)
        + TOOL_COST * len({tool for application in work for tool in application.technique.tools})
        + LOAD_COST * load
        + REPEAT_COST * sum(max(0, count - FREE_REPEATS) for count in repeats.values())
        + UNPAIRED_COST * len(plan.unpaired)
    )


def up_cost(application: Application) -> float:
    """What doing it sitting up costs; exercise and breathing are at home there."""
    if application.technique.contact == "none":
        return 0.0
    return UP_COST * application.technique.minutes.usual


def _is_up(line: Line) -> bool:
    return posture(line.position) == "up"


def worth(plan: Plan, request: PlanRequest) -> float:
    """The plan's value: benefit less costs. It compares plans and forecasts nothing."""
    return benefit(effects_of(plan.lines, request), request) - costs(plan, request)
