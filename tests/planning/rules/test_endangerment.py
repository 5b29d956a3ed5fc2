from dataclasses import replace

import pytest

from palpate.planning.request import Danger, Pick
from palpate.planning.solve import is_possible, solve
from palpate.quantities import Side
from tests.planning.cast import HOUR, STERNOMASTOID, TRAPEZIUS, broken, hour, line, plan_of

FLAT = replace(STERNOMASTOID, traits=frozenset())


def test_over_a_pulse_a_pincer_grip_is_allowed_and_flat_pressure_is_not():
    assert "endangerment" not in broken(plan_of(line("pressure-release", STERNOMASTOID)), HOUR)
    flat = hour(targets=(FLAT,))
    assert "endangerment" in broken(plan_of(line("pressure-release", FLAT)), flat)
    assert not is_possible(replace(flat, wanted=(Pick(technique="pressure-release"),)))


@pytest.mark.parametrize("name", ["deep-tissue", "pin-and-stretch"])
def test_over_a_pulse_broad_and_pinning_work_is_never_allowed(name):
    assert "endangerment" in broken(plan_of(line(name, STERNOMASTOID)), HOUR)


def test_light_and_positional_work_is_allowed_anywhere():
    assert "endangerment" not in broken(
        plan_of(line("positional-release", FLAT)), hour(targets=(FLAT,))
    )


def test_never_both_sides_of_the_front_of_the_neck_at_once():
    both = replace(STERNOMASTOID, side=Side.BOTH)
    assert "endangerment" in broken(plan_of(line("met-pir", both)), hour(targets=(both,)))


def test_beside_a_nerve_pressing_stays_gentle():
    beside = replace(TRAPEZIUS, dangers=(Danger(site="a nerve"),))
    request = hour(targets=(beside,))
    for planned in solve(request).treatment:
        if planned.technique in ("pressure-release", "init", "specific-gliding", "deep-tissue"):
            assert planned.dose.discomfort_at_most <= 4
    rough = line("pressure-release", TRAPEZIUS)
    assert "pressure_budget" in broken(plan_of(rough), request)
