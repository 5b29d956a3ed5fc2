"""Two simpler ways to plan, held to the same rules and the same measure of worth."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from palpate.planning.application import Application
from palpate.planning.check import check
from palpate.planning.choice import route
from palpate.planning.offers import offers
from palpate.planning.plan import Plan, Unpaired, posture
from palpate.planning.prune import expected_shares
from palpate.planning.request import PlanRequest, Retest
from palpate.planning.rules.paired_activation import alone
from palpate.planning.sequence import Segment, lines_of
from palpate.planning.worth import most_effect, worth

ROUTINE = ("warm-glide", "specific-gliding", "pressure-release", "met-pir", "static-stretch")
"""What a fixed routine does to every muscle of a region, whatever was found."""
NO_MINUTES = "no minutes were left for it"
Placing = dict[str, tuple[Application, str]]
"""Applications by key, each with the place it is done in."""


def greedy(request: PlanRequest) -> Plan:
    """Take the application that adds most worth, with the warming it needs, until none does."""
    placed: Placing = {}
    plan = assembled(placed, request)
    for _ in range(40):
        better = max(
            (assembled(one, request) for one in _steps(placed, request)),
            key=lambda one: one.value,
            default=plan,
        )
        if better.value <= plan.value + 1e-9:
            return plan
        plan, placed = better, _placing(better, request)
    return plan


def routine(request: PlanRequest) -> Plan:
    """Warm the region, then the same techniques on every muscle in order of its name."""
    placed: Placing = {}
    wanted = [
        a
        for name in ROUTINE
        for a in sorted(offers(request), key=lambda one: one.key)
        if a.technique.id == name
    ]
    for application in wanted:
        for place in _places(application, request):
            step = {**placed, application.key: (application, place)}
            if not check(assembled(step, request), request):
                placed = step
                break
    return assembled(placed, request)


def assembled(placed: Placing, request: PlanRequest) -> Plan:
    """The plan of these applications at their usual minutes, with re-tests and excuses."""
    segments = tuple(_segments(placed, request))
    plan = Plan(lines=lines_of(segments, request), status="feasible")
    excuses = tuple(
        Unpaired(target=name, partner=request.target(name).label, why=NO_MINUTES)
        for name in alone(plan, request)
    )
    plan = replace(plan, unpaired=excuses)
    return replace(plan, value=worth(plan, request))


def _steps(placed: Placing, request: PlanRequest) -> Iterator[Placing]:
    """Every placing with one application more that keeps all rules; the most promising few."""
    weight = expected_shares(request)
    free = [a for a in offers(request) if a.key not in placed]
    free.sort(key=lambda a: -sum(weight[t.id] * most_effect(a, t, request) for t in a.targets))
    for application in free[:10]:
        for place in _places(application, request):
            step = {**placed, application.key: (application, place)}
            for whole in (step, *_warmed(step, application, place, request)):
                if not check(assembled(whole, request), request):
                    yield whole
                    break


def _warmed(
    step: Placing, application: Application, place: str, request: PlanRequest
) -> Iterator[Placing]:
    for a in offers(request):
        warms = a.technique.kind == "general" and a.technique.reach != "person"
        covers = set(application.target_ids) <= set(a.target_ids)
        if warms and covers and place in _places(a, request):
            yield {**step, a.key: (a, place)}


def _places(application: Application, request: PlanRequest) -> list[str]:
    known = {posture(position) for position in application.positions}
    return [place for place in route(request) if place in known]


def _segments(placed: Placing, request: PlanRequest) -> Iterator[Segment]:
    for place in route(request):
        work = [a for a, where in placed.values() if where == place]
        tests = tuple(_tests(work, place, request))
        if place == "up":
            tests = tuple(dict.fromkeys((*tests, *_left(placed, request))))
        if work or tests:
            timed = tuple((a, a.technique.minutes.usual) for a in work)
            yield Segment(place=place, work=timed, retests=tests)


def _tests(work: Iterable[Application], place: str, request: PlanRequest) -> Iterator[Retest]:
    """For each target the first of its re-tests that can be done only at the table, in place."""
    by_id = {retest.id: retest for retest in request.retests}
    for target in {t.id: t for a in work if a.works for t in a.targets}.values():
        own = [by_id[name] for name in target.retests]
        if not any(_in(retest, "up") for retest in own):
            yield from [retest for retest in own if _in(retest, place)][:1]


def _left(placed: Placing, request: PlanRequest) -> Iterator[Retest]:
    """For each treated target the first re-test that can be done sitting up."""
    by_id = {retest.id: retest for retest in request.retests}
    for target in {t.id: t for a, _ in placed.values() if a.works for t in a.targets}.values():
        yield from [by_id[name] for name in target.retests if _in(by_id[name], "up")][:1]


def _in(retest: Retest, place: str) -> bool:
    return any(posture(position) == place for position in retest.positions)


def _placing(plan: Plan, request: PlanRequest) -> Placing:
    known = {a.key: a for a in offers(request)}
    return {
        "/".join((line.technique, *line.targets)): (
            known["/".join((line.technique, *line.targets))],
            posture(line.position),
        )
        for line in plan.treatment
    }
