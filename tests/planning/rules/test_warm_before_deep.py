from palpate.planning.replan import why_impossible
from palpate.planning.request import Pick
from palpate.planning.solve import solve
from tests.planning.cast import HOUR, LEVATOR, TRAPEZIUS, broken, hour, line, plan_of


def test_warm_tissue_may_be_worked_deeply():
    warm = line("warm-glide", TRAPEZIUS)
    deep = line("pressure-release", TRAPEZIUS, at=5.0)
    assert "warm_before_deep" not in broken(plan_of(warm, deep), HOUR)


def test_never_cold_and_deep():
    warm = line("warm-glide", LEVATOR)
    deep = line("pressure-release", TRAPEZIUS, at=5.0)
    assert "warm_before_deep" in broken(plan_of(warm, deep), HOUR)
    assert "warm_before_deep" in broken(plan_of(deep, line("warm-glide", TRAPEZIUS, at=10.0)), HOUR)


def test_breathing_warms_nothing():
    calm = line("breathing", TRAPEZIUS)
    deep = line("pressure-release", TRAPEZIUS, at=5.0)
    assert "warm_before_deep" in broken(plan_of(calm, deep), HOUR)


def test_every_plan_warms_first():
    assert "warm_before_deep" not in broken(solve(HOUR), HOUR)


def test_without_any_warming_technique_deep_work_is_impossible():
    request = hour(
        unwanted=(Pick(technique="warm-glide"), Pick(technique="palmar-compression")),
        wanted=(Pick(technique="pressure-release"),),
    )
    assert set(why_impossible(request)) == {"warm_before_deep", "wishes"}
