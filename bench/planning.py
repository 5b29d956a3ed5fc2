"""Worth of plans against simpler ways to plan: `python -m bench.planning`.

Invented clients (see `clients`), each planned three ways: by the solver, greedily, and by a fixed
regional routine (see `planners`). All are held to the same rules and measured by the same worth;
the gap is to the solver's proven bound. Prints a table and, last, one line of JSON.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from statistics import mean, median
from time import process_time

from bench.clients import requests
from bench.planners import greedy, routine
from palpate.knowledge.base import Knowledge
from palpate.knowledge.read import shipped
from palpate.planning.application import application_of
from palpate.planning.check import check
from palpate.planning.explain import main_goal
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest
from palpate.planning.solve import solve
from palpate.planning.worth import benefit, effects_of, goals_of

PLANNERS: dict[str, Callable[[PlanRequest], Plan]] = {
    "solver": solve,
    "greedy": greedy,
    "routine": routine,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Figures of one way to plan sessions of one length, means over the clients.

    `benefit` is the expected relief, `value` what is left of it after the costs of turning, lines
    and load, and of partners left out; a plan that does much to little purpose falls below 0.
    `goals` is the share of the client's goals that some line mainly serves; `gap` is the distance
    to the proven bound in percent of it; `broken` counts violations of hard rules; `proven` is
    the share proven best. Seconds are of one core.
    """

    minutes: float
    planner: str
    clients: int
    benefit: float
    value: float
    gap_percent: float
    goals: float
    turns: float
    lines: float
    broken: int
    proven: float
    seconds_median: float
    seconds_most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Timed:
    request: PlanRequest
    plan: Plan
    bound: float
    seconds: float


def rows(
    knowledge: Knowledge, *, clients: int, seed: int, lengths: tuple[float, ...]
) -> Iterator[Row]:
    """One row for each length and way to plan; the solver's bound judges all."""
    for minutes in lengths:
        asked = requests(knowledge, count=clients, seed=seed, minutes=minutes)
        solve(asked[0])
        bounds: list[float] = []
        for name, planner in PLANNERS.items():
            plans = [_timed(planner, request) for request in asked]
            bounds = bounds or [plan.bound for _, plan, _ in plans]
            timed = [
                _Timed(request=r, plan=p, bound=b, seconds=s)
                for (r, p, s), b in zip(plans, bounds, strict=True)
            ]
            yield _row(minutes, name, timed)


def _timed(
    planner: Callable[[PlanRequest], Plan], request: PlanRequest
) -> tuple[PlanRequest, Plan, float]:
    before = process_time()
    plan = planner(request)
    return request, plan, process_time() - before


def _row(minutes: float, name: str, timed: list[_Timed]) -> Row:
    gaps = [(one.bound - one.plan.value) / one.bound for one in timed if one.bound > 0]
    seconds = [one.seconds for one in timed]
    return Row(
        minutes=minutes,
        planner=name,
        clients=len(timed),
        benefit=round(mean(_benefit(one) for one in timed), 4),
        value=round(mean(one.plan.value for one in timed), 4),
        gap_percent=round(100 * mean(gaps), 2) if gaps else 0.0,
        goals=round(mean(_goals_served(one) for one in timed), 3),
        turns=round(mean(one.plan.turns for one in timed), 2),
        lines=round(mean(len(one.plan.treatment) for one in timed), 1),
        broken=sum(len(check(one.plan, one.request)) for one in timed),
        proven=round(mean(one.plan.status == "optimal" for one in timed), 3),
        seconds_median=round(median(seconds), 3),
        seconds_most=round(max(seconds), 3),
    )


def _benefit(one: _Timed) -> float:
    return benefit(effects_of(one.plan.lines, one.request), one.request)


def _goals_served(one: _Timed) -> float:
    work = [application_of(line, one.request) for line in one.plan.treatment]
    served = {main_goal(application, one.request).id for application in work}
    return len(served) / len(goals_of(one.request))


def table(found: list[Row]) -> str:
    """The rows as a plain table."""
    head = (
        f"{'min':>4} {'planner':8} {'benefit':>7} {'value':>7} {'gap %':>7} {'goals':>6} "
        f"{'turns':>6} {'lines':>6} {'broken':>6} {'proven':>6} {'s med':>6} {'s max':>6}"
    )
    lines = [
        f"{r.minutes:>4g} {r.planner:8} {r.benefit:>7.4f} {r.value:>7.4f} {r.gap_percent:>7.2f} "
        f"{r.goals:>6.2f} {r.turns:>6.2f} {r.lines:>6.1f} {r.broken:>6d} {r.proven:>6.2f} "
        f"{r.seconds_median:>6.2f} {r.seconds_most:>6.2f}"
        for r in found
    ]
    return "\n".join([head, *lines])


def main() -> None:
    """Run the bench with the options of the command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--clients", type=int, default=12)
    options.add_argument("--seed", type=int, default=7)
    chosen = options.parse_args()
    found = list(
        rows(shipped(), clients=chosen.clients, seed=chosen.seed, lengths=(30.0, 60.0, 90.0))
    )
    print(table(found))
    print(json.dumps([asdict(row) for row in found]))


if __name__ == "__main__":
    main()
