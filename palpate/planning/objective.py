"""The value of `worth`, told to the solver in whole numbers."""

from collections import defaultdict

from palpate.knowledge.technique import ActsBy
from palpate.planning.application import Application
from palpate.planning.choice import Choice, Expression, Model
from palpate.planning.line_by_line import done_work
from palpate.planning.request import PlanRequest, Target
from palpate.planning.worth import (
    FREE_REPEATS,
    LINE_COST,
    LOAD_COST,
    OIL_COST,
    REPEAT_COST,
    RETEST_COST,
    TOOL_COST,
    TURN_COST,
    UNPAIRED_COST,
    acts,
    chords,
    dose_factor,
    doubles,
    effects_of,
    gain,
    line_effect,
    most_effect,
    scenarios_of,
    shared,
    shares,
    up_cost,
)

FINE = 10_000
"""Effects, reliefs and scenario values are counted in ten-thousandths."""
PARTS = 1_000
"""Slopes and shares are counted in thousandths."""
WEIGHTS = 100_000
"""Scenario weights are finer, for many small ones add up."""
SCALE = FINE * WEIGHTS
"""The objective of the solver is the plan's value times this."""


def maximise(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Set the objective: expected relief over the scenarios, less the costs."""
    relief = _reliefs(model, choice, request)
    _no_doubling(model, choice, request)
    terms = []
    for number, scenario in enumerate(scenarios_of(request)):
        parts = {t: round(PARTS * share) for t, share in shares(scenario, request).items()}
        weight = round(WEIGHTS * scenario.weight)
        if not parts or not weight:
            continue
        value = model.new_int_var(0, FINE, f"scenario {number}")
        whole = sum(part * relief[target] for target, part in parts.items())
        for slope, intercept in shared():
            model.add(
                PARTS * PARTS * value
                <= round(PARTS * slope) * whole + round(FINE * intercept) * PARTS * PARTS
            )
        terms.append(weight * value)
    model.maximize(sum(terms) - _costs(model, choice, request))


def _reliefs(model: Model, choice: Choice, request: PlanRequest) -> dict[str, Expression]:
    """One variable per target, under every chord of the curve of diminishing returns."""
    before = effects_of(request.done, request)
    reliefs = {}
    for target in request.targets:
        effect: Expression = round(FINE * before[target.id])
        for a in choice.covering(target.id):
            if a.works:
                effect += _effect(choice, a, FINE * gain(a, target, request))
        effect += _general(model, choice, target, request)
        relief = model.new_int_var(0, FINE, f"relief {target.id}")
        for slope, intercept in chords():
            model.add(
                PARTS * relief <= round(PARTS * slope) * effect + round(FINE * intercept) * PARTS
            )
        reliefs[target.id] = relief
    return reliefs


def _general(model: Model, choice: Choice, target: Target, request: PlanRequest) -> Expression:
    """Warming and settling: each adds up to its longest single dose, less what was done."""
    by_act: dict[ActsBy, list[Application]] = defaultdict(list)
    for a in choice.covering(target.id):
        for act in () if a.works else a.technique.acts_by:
            by_act[act].append(a)
    terms: list[Expression] = []
    for act, users in sorted(by_act.items()):
        cap = max(most_effect(a, target, request) for a in users)
        had = sum(
            line_effect(line, a, target, request)
            for line, a in done_work(request)
            if target in a.targets and act in acts(a)
        )
        part = model.new_int_var(0, max(0, round(FINE * (cap - had))), f"{act} {target.id}")
        model.add(part <= sum(_effect(choice, a, FINE * gain(a, target, request)) for a in users))
        terms.append(part)
    return sum(terms)


def _no_doubling(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Doing the same to a tissue twice is worth nothing more, so it is not even tried."""
    had = [application for _, application in done_work(request)]
    for target in request.targets:
        by_act: dict[str, list[Application]] = defaultdict(list)
        for a in choice.covering(target.id):
            if any(target in other.targets and doubles(a, other) for other in had):
                model.add(choice.chosen(a) == 0)
            for act in a.technique.acts_by if a.works else ():
                by_act[act].append(a)
        for same in by_act.values():
            model.add(sum(choice.chosen(a) for a in same) <= 1)
    _one_warming(model, choice)


def _one_warming(model: Model, choice: Choice) -> None:
    """In one place a region is warmed once."""
    by_region: dict[frozenset[str], list[Application]] = defaultdict(list)
    for a in choice.applications:
        if not a.works:
            by_region[a.regions].append(a)
    for warming in by_region.values():
        for k in choice.segments:
            model.add(sum(choice.in_segment(a, k) for a in warming) <= 1)


def _effect(choice: Choice, application: Application, usual_gain: float) -> Expression:
    """The effect at the dose chosen: the least, more at the usual, a little more at the most."""
    minutes = application.technique.minutes
    at = [
        round(usual_gain * dose_factor(m, minutes.usual))
        for m in (minutes.least, minutes.usual, minutes.most)
    ]
    return (
        at[0] * choice.chosen(application)
        + (at[1] - at[0]) * choice.usual[application.key]
        + (at[2] - at[1]) * choice.most[application.key]
    )


def _costs(model: Model, choice: Choice, request: PlanRequest) -> Expression:
    work = choice.applications
    up = [k for k in choice.segments if choice.places[k] == "up"]
    load = sum(a.technique.hand_load * choice.ticks(a) for a in work)
    return (
        _cost(TURN_COST) * choice.turns
        + _cost(LINE_COST) * sum(choice.chosen(a) for a in work)
        + sum(_cost(up_cost(a)) * choice.in_segment(a, k) for a in work for k in up)
        + _cost(RETEST_COST) * sum(choice.retest.values())
        + _cost(LOAD_COST / 2) * load
        + _cost(UNPAIRED_COST) * sum(choice.excused.values())
        + _cost(OIL_COST) * _any(model, choice, "oil", _oiled(work))
        + sum(
            _cost(TOOL_COST) * _any(model, choice, tool, users)
            for tool, users in _tools(work).items()
        )
        + _cost(REPEAT_COST) * _repeats(model, choice)
    )


def _cost(cost: float) -> int:
    return round(SCALE * cost)


def _oiled(work: tuple[Application, ...]) -> list[Application]:
    return [a for a in work if a.technique.lubricant == "oiled"]


def _tools(work: tuple[Application, ...]) -> dict[str, list[Application]]:
    users: dict[str, list[Application]] = defaultdict(list)
    for application in work:
        for tool in application.technique.tools:
            users[tool].append(application)
    return users


def _any(model: Model, choice: Choice, name: str, users: list[Application]) -> Expression:
    flag = model.new_bool_var(f"any {name}")
    for application in users:
        model.add(flag >= choice.chosen(application))
    return flag


def _repeats(model: Model, choice: Choice) -> Expression:
    """How often techniques are used beyond the free repeats."""
    by_technique: dict[str, list[Application]] = defaultdict(list)
    for application in choice.applications:
        by_technique[application.technique.id].append(application)
    extras = []
    for technique, users in by_technique.items():
        extra = model.new_int_var(0, len(users), f"repeats of {technique}")
        model.add(extra >= sum(choice.chosen(a) for a in users) - FREE_REPEATS)
        extras.append(extra)
    return sum(extras)
