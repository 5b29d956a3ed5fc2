from palpate.planning.request import Pick
from palpate.planning.solve import solve
from tests.planning.cast import HOUR, LEVATOR, TRAPEZIUS, broken, hour, line, plan_of


def test_what_is_wanted_is_planned():
    request = hour(wanted=(Pick(technique="deep-tissue"),))
    plan = solve(request)
    assert "deep-tissue" in {x.technique for x in plan.treatment}
    assert "wishes" not in broken(plan, request)
    assert "wishes" in broken(plan_of(line("met-pir", TRAPEZIUS)), request)


def test_what_is_put_aside_is_not():
    request = hour(unwanted=(Pick(target=TRAPEZIUS.id),))
    plan = solve(request)
    assert plan.treatment
    assert not any(TRAPEZIUS.id in x.targets for x in plan.treatment)
    assert "wishes" in broken(plan_of(line("met-pir", TRAPEZIUS)), request)


def test_a_technique_put_aside_at_one_target_is_free_at_another():
    request = hour(unwanted=(Pick(technique="met-pir", target=TRAPEZIUS.id),))
    assert "wishes" not in broken(plan_of(line("met-pir", LEVATOR)), request)


def test_no_wishes_are_always_met():
    assert "wishes" not in broken(plan_of(), HOUR)
