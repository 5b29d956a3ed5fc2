from dataclasses import replace

from palpate.planning.solve import solve
from tests.planning.cast import HOUR, POINT, TRAPEZIUS, again, broken, hour, line, plan_of


def test_a_plan_of_this_request_is_known_through_and_through():
    assert "known" not in broken(solve(HOUR), HOUR)


def test_a_strange_technique_target_or_re_test_is_named():
    strange = replace(line("met-pir", TRAPEZIUS), technique="levitation")
    elsewhere = replace(line("met-pir", TRAPEZIUS), targets=("soleus:left",))
    empty = replace(line("met-pir", TRAPEZIUS), targets=())
    unheard = replace(again(POINT, TRAPEZIUS, at=5.0), retest="levitation-test")
    for wrong in (strange, elsewhere, empty, unheard):
        assert broken(plan_of(wrong), HOUR) >= {"known"}


def test_what_was_done_cannot_be_rewritten():
    done = line("warm-glide", TRAPEZIUS)
    request = hour(done=(done,), elapsed_minutes=5.0)
    assert "known" not in broken(plan_of(done), request)
    assert "known" in broken(plan_of(replace(done, minutes=1.0)), request)
