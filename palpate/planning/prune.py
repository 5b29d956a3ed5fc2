"""Leaves out what cannot be worth its line: fewer choices, the same best plan."""

from palpate.planning.application import Application
from palpate.planning.request import PlanRequest
from palpate.planning.rules.paired_activation import needs_partner
from palpate.planning.rules.wishes import matches
from palpate.planning.worth import (
    LINE_COST,
    LOAD_COST,
    chords,
    most_effect,
    scenarios_of,
    shares,
)


def promising(
    applications: tuple[Application, ...], request: PlanRequest
) -> tuple[Application, ...]:
    """The applications that may add value, or that others need; exact.

    No plan gains more from one than its longest dose brings to untouched tissue, so one whose
    line costs more than that is in no best plan.
    """
    weight = expected_shares(request)
    steepest = max(slope for slope, _ in chords())
    return tuple(
        a
        for a in applications
        if _is_needed(a, applications, request)
        or steepest * _most(a, weight, request) > _least_cost(a)
    )


def expected_shares(request: PlanRequest) -> dict[str, float]:
    """The share of the burden each target carries on average over the scenarios."""
    summed = {target.id: 0.0 for target in request.targets}
    for scenario in scenarios_of(request):
        for target, share in shares(scenario, request).items():
            summed[target] += scenario.weight * share
    return summed


def _most(application: Application, weight: dict[str, float], request: PlanRequest) -> float:
    return sum(weight[t.id] * most_effect(application, t, request) for t in application.targets)


def _least_cost(application: Application) -> float:
    technique = application.technique
    return LINE_COST + LOAD_COST * technique.hand_load * technique.minutes.least


def _is_needed(
    application: Application, applications: tuple[Application, ...], request: PlanRequest
) -> bool:
    """Warming, sliding before winding up, a weak partner, or what the therapist asked for."""
    technique = application.technique
    if technique.kind == "general" and technique.reach != "person":
        return True
    if technique.kind == "activation":
        return any(needs_partner(target, request) for target in application.target_ids)
    winds = any(a.technique.nerve == "tensions" for a in applications)
    wanted = any(matches(pick, application) for pick in request.wanted)
    return wanted or (technique.nerve == "slides" and winds)
