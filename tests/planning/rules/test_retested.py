from dataclasses import replace

from palpate.planning.plan import Block
from palpate.planning.replan import why_impossible
from palpate.planning.solve import solve
from tests.planning.cast import (
    HOUR,
    POINT,
    ROTATION,
    TRAPEZIUS,
    again,
    broken,
    hour,
    line,
    plan_of,
)

WORK = line("met-pir", TRAPEZIUS)


def test_work_followed_by_its_re_test_is_complete():
    assert "retested" not in broken(plan_of(WORK, again(POINT, TRAPEZIUS, at=5.0)), HOUR)


def test_work_without_a_re_test_afterwards_is_not():
    before = plan_of(again(ROTATION, TRAPEZIUS, at=0.0), replace(WORK, start_minute=2.0))
    assert "retested" in broken(plan_of(WORK), HOUR)
    assert "retested" in broken(before, HOUR)


def test_warming_alone_needs_no_re_test():
    assert "retested" not in broken(plan_of(line("warm-glide", TRAPEZIUS)), HOUR)


def test_every_treated_target_of_a_plan_is_measured_again():
    plan = solve(HOUR)
    assert "retested" not in broken(plan, HOUR)
    assert any(x.block is Block.RETEST for x in plan.lines)


def test_a_target_that_cannot_be_measured_is_not_treated():
    blind = hour(targets=(replace(TRAPEZIUS, retests=()),))
    assert why_impossible(blind) == ("retested",)
