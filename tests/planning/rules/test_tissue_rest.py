from palpate.planning.replan import why_impossible
from palpate.planning.request import LastWork, Pick
from palpate.planning.rules import tissue_rest
from palpate.planning.solve import solve
from tests.planning.cast import HOUR, LEVATOR, TRAPEZIUS, broken, hour, line, plan_of

YESTERDAY = LastWork(target=TRAPEZIUS.id, technique="ischemic-compression", hours_ago=20.0)
PRESS = (Pick(technique="pressure-release", target=TRAPEZIUS.id),)


def test_rested_tissue_may_be_loaded_again():
    long_ago = LastWork(target=TRAPEZIUS.id, technique="ischemic-compression", hours_ago=72.0)
    assert "tissue_rest" not in broken(
        plan_of(line("pressure-release", TRAPEZIUS)), hour(last=(long_ago,))
    )


def test_tissue_loaded_yesterday_is_left_to_rest_and_its_neighbour_is_not():
    request = hour(last=(YESTERDAY,))
    assert "tissue_rest" in broken(plan_of(line("pressure-release", TRAPEZIUS)), request)
    assert "tissue_rest" not in broken(plan_of(line("pressure-release", LEVATOR)), request)
    assert tissue_rest.ID in why_impossible(hour(last=(YESTERDAY,), wanted=PRESS))


def test_soreness_that_lasts_prolongs_the_rest():
    sore = LastWork(target=TRAPEZIUS.id, technique="met-pir", hours_ago=50.0, sore_hours=60.0)
    assert "tissue_rest" in broken(plan_of(line("pressure-release", TRAPEZIUS)), hour(last=(sore,)))


def test_one_tissue_is_not_loaded_three_times_nor_heavily_twice():
    thrice = [
        line("pressure-release", TRAPEZIUS),
        line("init", TRAPEZIUS, at=5.0),
        line("pin-and-stretch", TRAPEZIUS, at=10.0),
    ]
    heavy = [line("ischemic-compression", TRAPEZIUS), line("deep-tissue", TRAPEZIUS, at=5.0)]
    assert "tissue_rest" in broken(plan_of(*thrice), HOUR)
    assert "tissue_rest" in broken(plan_of(*heavy), HOUR)


def test_a_plan_never_overloads_a_tissue():
    assert "tissue_rest" not in broken(solve(hour(minutes=90.0)), hour(minutes=90.0))
