import pytest

from palpate.planning.request import LastWork, Pick
from palpate.planning.solve import is_possible, solve
from tests.planning.cast import ARM, HOUR, ROOT, broken, hour, line, plan_of

TENSION = (Pick(technique="neural-tensioner"),)


def test_winding_up_comes_after_sliding():
    request = hour(wanted=TENSION)
    order = [x.technique for x in solve(request).treatment if x.technique.startswith("neural")]
    assert order == ["neural-slider", "neural-tensioner"]
    assert "nerve_irritability" in broken(plan_of(line("neural-tensioner", ROOT)), HOUR)


def test_a_slider_that_went_well_last_time_is_enough():
    well = LastWork(target=ROOT.id, technique="neural-slider", hours_ago=168.0)
    assert "nerve_irritability" not in broken(
        plan_of(line("neural-tensioner", ROOT)), hour(last=(well,))
    )


@pytest.mark.parametrize("sign", ["progressing_loss", "cord_signs"])
def test_progressing_loss_and_cord_signs_forbid_all_nerve_work(sign):
    request = hour(**{sign: True})
    assert "nerve_irritability" in broken(plan_of(line("neural-slider", ROOT)), request)
    assert not is_possible(hour(**{sign: True}, wanted=(Pick(technique="neural-slider"),)))


def test_an_irritable_complaint_is_slid_briefly_and_never_wound_up():
    request = hour(irritability="high", targets=(ROOT,), retests=(ARM,))
    slides = [x for x in solve(request).treatment if x.technique == "neural-slider"]
    assert [x.minutes for x in slides] == [1.5]
    assert "nerve_irritability" in broken(plan_of(line("neural-slider", ROOT)), request)
    assert not is_possible(hour(irritability="moderate", wanted=TENSION))
