from palpate.planning.request import LastWork, Limit
from palpate.planning.rules import pressure_budget
from palpate.planning.solve import solve
from tests.planning.cast import HOUR, TRAPEZIUS, broken, hour, line, plan_of


def spent(plan):
    return sum(x.dose.discomfort_at_most * x.minutes for x in plan.treatment)


def test_the_session_stays_within_its_budget():
    small = hour(pressure_budget=40.0)
    assert 0 < spent(solve(small)) <= 40.0
    assert spent(solve(HOUR)) > 40.0


def test_no_line_goes_above_the_clients_number():
    gentle = hour(discomfort_at_most=3)
    assert {x.dose.discomfort_at_most for x in solve(gentle).treatment} <= {0, 1, 2, 3}
    assert "pressure_budget" in broken(plan_of(line("pressure-release", TRAPEZIUS)), gentle)


def test_what_cannot_be_given_gently_is_left_out():
    gentle = hour(discomfort_at_most=2)
    assert "pressure_budget" in broken(plan_of(line("init", TRAPEZIUS, request=gentle)), gentle)


def test_a_precaution_lowers_the_number_in_its_area_only():
    here = Limit(id="x", why="x", areas=frozenset({"suboccipital"}), discomfort_at_most=2)
    request = hour(limits=(here,))
    assert "pressure_budget" not in broken(plan_of(line("pressure-release", TRAPEZIUS)), request)


def test_soreness_that_lasted_two_days_makes_the_next_visit_light():
    sore = LastWork(target=TRAPEZIUS.id, technique="met-pir", hours_ago=100.0, sore_hours=60.0)
    request = hour(last=(sore,))
    rough = line("pressure-release", TRAPEZIUS)
    assert rough.dose.discomfort_at_most == 5
    assert "pressure_budget" in broken(plan_of(rough), request)


def test_too_much_in_sum_is_a_violation():
    lines = [line("pressure-release", TRAPEZIUS, at=3.0 * n) for n in range(6)]
    found = pressure_budget.violations(plan_of(*lines), hour(pressure_budget=70.0))
    assert any("discomfort-minutes" in v.sentence for v in found)
