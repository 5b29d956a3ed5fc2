"""The plan worth most within every hard rule, by constraint programming.

The idea of a typed instance, one module per rule and a checker apart from the solver is that of
the test-driven roster in D. Krupke's CP-SAT Primer; the model is our own. One worker, a fixed seed
and a limit in deterministic time: the same request gives the same plan on any machine.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from palpate.planning.application import Application
from palpate.planning.check import RULES
from palpate.planning.choice import Choice, choose
from palpate.planning.objective import SCALE, maximise
from palpate.planning.offers import offers
from palpate.planning.plan import Plan, Status, Unpaired
from palpate.planning.prune import promising
from palpate.planning.request import PlanRequest
from palpate.planning.rules.paired_activation import needs_partner
from palpate.planning.sequence import Segment, lines_of
from palpate.planning.worth import worth

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, CpSolver
else:
    CpModel = CpSolver = Any

SEED = 7
EFFORT = 0.25
"""Deterministic time given to the search; one unit is one to three seconds on one core."""
NO_TIME = "These minutes hold no plan under the rules; book longer, or measure and talk only."
NOTHING = "No treatment is both allowed and worth its minutes today."


def solve(request: PlanRequest, *, seed: int = SEED, effort: float = EFFORT) -> Plan:
    """The best plan found, without its texts; its bound says how much better any could be.

    Where wishes clash with the rules, or there is no session, the plan has no new lines and its
    status and notes say so.
    """
    if request.no_session:
        return _empty(request, "no session", request.no_session)
    model, choice = _model(request, (), promising(offers(request), request))
    maximise(model, choice, request)
    solver = _solver(seed, effort)
    status = solver.status_name(solver.solve(model))
    if status not in ("OPTIMAL", "FEASIBLE"):
        return _empty(request, "nothing", NO_TIME)
    return _plan(request, choice, solver, is_optimal=status == "OPTIMAL")


def is_possible(request: PlanRequest, *, without: Collection[str] = ()) -> bool:
    """Whether any plan with work in it obeys the rules, less those named in `without`."""
    model, choice = _model(request, without, offers(request, without=without))
    if not request.wanted:
        model.add(sum(choice.chosen(a) for a in choice.applications if a.works) >= 1)
    solver = _solver(SEED, EFFORT)
    return solver.status_name(solver.solve(model)) in ("OPTIMAL", "FEASIBLE")


def _model(
    request: PlanRequest, without: Collection[str], applications: tuple[Application, ...]
) -> tuple[CpModel, Choice]:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    choice = choose(model, request, applications)
    for name, rule in RULES.items():
        if name not in without:
            rule.post(model, choice, request)
    return model, choice


def _solver(seed: int, effort: float) -> CpSolver:
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = effort
    # Full linear relaxation: the curves and costs are linear, so it proves the best within 0.2 s
    # where the default takes 4. Probing costs more than it gives on models this small.
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_probing_level = 0
    return solver


def _empty(request: PlanRequest, status: Status, note: str) -> Plan:
    return Plan(
        lines=request.done, status=status, notes=(note,),
        knowledge_version=request.knowledge_version,
    )  # fmt: skip


def _plan(request: PlanRequest, choice: Choice, solver: CpSolver, *, is_optimal: bool) -> Plan:
    lines = lines_of(_segments(request, choice, solver), request)
    plan = Plan(
        lines=lines,
        status="optimal" if is_optimal else "feasible",
        unpaired=_unpaired(request, choice, solver),
        knowledge_version=request.knowledge_version,
    )
    value = worth(plan, request)
    is_idle = not plan.treatment
    return replace(
        plan,
        value=value,
        bound=max(value, solver.best_objective_bound / SCALE),
        status="nothing" if is_idle else plan.status,
        notes=(NOTHING,) if is_idle else (),
        spare_minutes=max(0.0, request.minutes - plan.end_minute),
    )


def _segments(request: PlanRequest, choice: Choice, solver: CpSolver) -> tuple[Segment, ...]:
    """The segments with something in them."""
    segments = []
    for k in choice.segments:
        work = tuple(
            (a, solver.value(choice.ticks(a)) / 2)
            for a in choice.applications
            if solver.value(choice.in_segment(a, k))
        )
        tests = tuple(
            retest
            for retest in request.retests
            if solver.value(choice.retest.get((retest.id, k), 0))
        )
        if work or tests:
            segments.append(Segment(place=choice.places[k], work=work, retests=tests))
    return tuple(segments)


def _unpaired(request: PlanRequest, choice: Choice, solver: CpSolver) -> tuple[Unpaired, ...]:
    return tuple(
        Unpaired(
            target=target.id, partner=target.partner.label, why=_why_unpaired(target.id, choice)
        )
        for target in request.targets
        if target.partner
        and needs_partner(target.id, request)
        and solver.value(choice.excused[target.id])
    )


def _why_unpaired(target: str, choice: Choice) -> str:
    partner = [a for a in choice.covering(target) if a.technique.kind == "activation"]
    if not partner:
        return "no exercise for it is allowed today"
    return "the minutes were worth more elsewhere; it is first in the home programme"
