from dataclasses import replace

from palpate.planning.application import application_of
from palpate.planning.request import Therapist
from palpate.planning.solve import solve
from tests.planning.cast import HOUR, LEVATOR, TECHNIQUES, TRAPEZIUS, broken, hour, line, plan_of


def load(plan, request):
    return sum(application_of(x, request).technique.hand_load * x.minutes for x in plan.treatment)


def test_the_load_of_the_hands_stays_under_the_limit():
    tired = hour(therapist=Therapist(hand_load_at_most=20.0))
    assert 0 < load(solve(tired), tired) <= 20.0
    assert load(solve(HOUR), HOUR) > 20.0


def test_more_load_than_the_hands_bear_is_a_violation():
    tired = hour(therapist=Therapist(hand_load_at_most=5.0))
    assert "hands" in broken(plan_of(line("init", TRAPEZIUS)), tired)


def test_a_tool_that_is_not_there_keeps_its_technique_out():
    with_bar = tuple(
        replace(t, tools=("pressure bar",)) if t.id == "init" else t for t in TECHNIQUES
    )
    bare = hour(techniques=with_bar)
    assert "hands" in broken(plan_of(line("init", LEVATOR)), bare)
    assert "init" not in {x.technique for x in solve(bare).treatment}
    equipped = hour(techniques=with_bar, therapist=Therapist(tools=frozenset({"pressure bar"})))
    assert "hands" not in broken(plan_of(line("init", LEVATOR)), equipped)
