import pytest

from palpate.planning.replan import why_impossible
from palpate.planning.request import Pick
from palpate.planning.solve import solve
from tests.planning.cast import HOUR, LEVATOR, TRAPEZIUS, broken, hour, line, plan_of


@pytest.mark.parametrize(
    ("first", "second"),
    [("pressure-release", "met-pir"), ("met-pir", "activation"), ("init", "activation")],
)
def test_on_one_tissue_each_stage_has_its_place(first, second):
    right = plan_of(line(first, TRAPEZIUS), line(second, TRAPEZIUS, at=10.0))
    wrong = plan_of(line(second, TRAPEZIUS), line(first, TRAPEZIUS, at=10.0))
    assert "order" not in broken(right, HOUR)
    assert "order" in broken(wrong, HOUR)


def test_stages_of_different_tissues_may_mix():
    mixed = plan_of(line("met-pir", TRAPEZIUS), line("pressure-release", LEVATOR, at=10.0))
    assert "order" not in broken(mixed, HOUR)


def test_general_strokes_may_also_finish():
    finish = plan_of(line("met-pir", TRAPEZIUS), line("warm-glide", TRAPEZIUS, at=10.0))
    assert "order" not in broken(finish, HOUR)


def test_every_plan_keeps_the_order():
    assert "order" not in broken(solve(hour(minutes=90.0)), hour(minutes=90.0))


def test_after_lengthening_no_specific_work_can_be_wished_for():
    stretched = (line("warm-glide", TRAPEZIUS), line("static-stretch", TRAPEZIUS, at=5.0))
    request = hour(
        done=stretched,
        elapsed_minutes=10.0,
        wanted=(Pick(technique="init", target=TRAPEZIUS.id),),
    )
    assert set(why_impossible(request)) == {"order", "wishes"}
