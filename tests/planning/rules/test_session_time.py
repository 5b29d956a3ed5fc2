import pytest

from palpate.planning.replan import why_impossible
from palpate.planning.request import Limit, Pick
from palpate.planning.solve import solve
from tests.planning.cast import (
    HOUR,
    LEVATOR,
    STERNOMASTOID,
    TRAPEZIUS,
    broken,
    hour,
    line,
    plan_of,
)


@pytest.mark.parametrize("minutes", [30.0, 45.0, 60.0, 75.0, 90.0])
def test_a_plan_ends_inside_the_minutes_booked(minutes):
    request = hour(minutes=minutes)
    plan = solve(request)
    assert plan.end_minute <= minutes
    assert plan.spare_minutes == minutes - plan.end_minute
    assert "session_time" not in broken(plan, request)


def test_lines_that_overlap_or_run_over_are_violations():
    overlap = plan_of(line("met-pir", TRAPEZIUS), line("met-pir", LEVATOR, at=1.0))
    late = plan_of(line("met-pir", TRAPEZIUS, at=59.0))
    assert "session_time" in broken(overlap, HOUR)
    assert "session_time" in broken(late, HOUR)


def test_turning_the_client_over_takes_half_a_minute():
    first = line("met-pir", TRAPEZIUS)
    at_once = line("met-pir", LEVATOR, at=first.end_minute, position="prone")
    later = line("met-pir", LEVATOR, at=first.end_minute + 0.5, position="prone")
    assert "session_time" in broken(plan_of(first, at_once), HOUR)
    assert "session_time" not in broken(plan_of(first, later), HOUR)


def test_three_long_techniques_do_not_fit_a_short_visit():
    wishes = tuple(
        Pick(technique="init", target=target.id) for target in (TRAPEZIUS, LEVATOR, STERNOMASTOID)
    )
    assert set(why_impossible(hour(minutes=12.0, wanted=wishes))) == {"session_time", "wishes"}
    assert why_impossible(hour(minutes=60.0, wanted=wishes)) == ()


def test_a_precaution_may_shorten_the_session():
    request = hour(limits=(Limit(id="x", why="short doses", minutes_at_most=30.0),))
    assert solve(request).end_minute <= 30.0
    assert "session_time" in broken(plan_of(line("met-pir", TRAPEZIUS, at=40.0)), request)
