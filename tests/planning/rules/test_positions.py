from palpate.planning.replan import why_impossible
from palpate.planning.request import PositionLimit
from palpate.planning.solve import solve
from tests.planning.cast import HOUR, LEVATOR, SUBOCCIPITALS, TRAPEZIUS, broken, hour, line, plan_of


def minutes_in(plan, position):
    return sum(x.minutes for x in plan.lines if x.position == position)


def test_every_line_lies_where_its_technique_can_be_done():
    assert "positions" not in broken(solve(HOUR), HOUR)
    assert "positions" in broken(plan_of(line("met-pir", SUBOCCIPITALS, position="sitting")), HOUR)


def test_a_position_that_cannot_be_held_is_not_used():
    request = hour(position_limits=(PositionLimit(position="supine", why="reflux"),))
    assert minutes_in(solve(request), "supine") == 0
    assert "positions" in broken(plan_of(line("met-pir", LEVATOR)), request)


def test_a_limited_position_is_held_no_longer_than_allowed():
    limit = PositionLimit(position="supine", why="late pregnancy", minutes_at_most=5.0)
    request = hour(position_limits=(limit,))
    plan = solve(request)
    assert plan.treatment
    assert minutes_in(plan, "supine") <= 5.0
    assert broken(plan, request) == set()
    too_long = plan_of(line("met-pir", LEVATOR), line("init", TRAPEZIUS, at=10.0))
    assert "positions" in broken(too_long, request)


def test_where_no_position_is_left_nothing_can_be_done():
    every = ("prone", "supine", "side-lying-left", "side-lying-right", "sitting", "standing")
    limits = tuple(PositionLimit(position=place, why="x") for place in every)
    assert "positions" in why_impossible(hour(position_limits=limits))
