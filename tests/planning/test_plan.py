import pytest

from palpate.planning.plan import Block, Plan, posture
from tests.planning.cast import LEVATOR, POINT, TRAPEZIUS, again, line, plan_of


def test_only_hands_on_work_and_movement_count_as_treatment():
    assert {block for block in Block if block.is_treatment} == {
        Block.WARM_UP, Block.SPECIFIC, Block.LENGTHENING, Block.ACTIVATION
    }  # fmt: skip


def test_sitting_and_standing_are_no_turn():
    assert posture("sitting") == posture("standing") != posture("supine")


def test_turns_are_changes_of_place():
    plan = plan_of(
        line("warm-glide", TRAPEZIUS, position="prone"),
        line("met-pir", TRAPEZIUS, at=5.0, position="prone"),
        line("met-pir", LEVATOR, at=8.0, position="supine"),
        again(POINT, TRAPEZIUS, at=12.0),
    )
    assert plan.turns == 2


@pytest.mark.parametrize("minutes", [0.0, -1.0, 0.3])
def test_minutes_come_in_halves_above_nothing(minutes):
    with pytest.raises(ValueError, match="halves"):
        line("met-pir", TRAPEZIUS, minutes=minutes)


def test_a_line_is_named_by_what_it_does_and_not_by_its_start():
    assert line("met-pir", TRAPEZIUS).key == line("met-pir", TRAPEZIUS, at=9.0).key
    assert line("met-pir", TRAPEZIUS).key != line("met-pir", LEVATOR).key


def test_the_gap_is_relative_and_never_negative():
    assert Plan(lines=(), status="feasible", value=0.3, bound=0.4).gap == pytest.approx(0.25)
    assert Plan(lines=(), status="optimal", value=0.4, bound=0.4).gap == 0.0
    assert Plan(lines=(), status="nothing").gap == 0.0
