import pytest
from hypothesis import given
from hypothesis import strategies as st

from palpate.outcomes.change import REGRESSION, Verdict, change
from palpate.outcomes.instrument import fits, threshold_for
from tests.outcomes.cast import SHIPPED


def judged(name, baseline, latest, **more):
    return change(SHIPPED[name], baseline=baseline, latest=latest, **more)


@pytest.mark.parametrize(
    ("name", "region", "baseline", "latest", "verdict", "direction"),
    [
        ("nprs", "back", 7.0, 4.0, Verdict.MEANINGFUL, "better"),
        ("nprs", "back", 7.0, 5.5, Verdict.NOISE, "better"),
        ("nprs", "back", 4.0, 7.0, Verdict.MEANINGFUL, "worse"),
        ("nprs", "neck", 6.0, 4.0, Verdict.NOISE, "better"),
        ("nprs", "neck", 6.0, 3.8, Verdict.MEANINGFUL, "better"),
        ("psfs", "", 3.0, 5.0, Verdict.MEANINGFUL, "better"),
        ("psfs", "", 3.0, 4.9, Verdict.NOISE, "better"),
        ("ndi", "neck", 25.0, 16.0, Verdict.NOISE, "better"),
        ("ndi", "neck", 25.0, 14.0, Verdict.MEANINGFUL, "better"),
        ("quickdash", "shoulder", 50.0, 36.0, Verdict.SMALL, "better"),
        ("quickdash", "shoulder", 50.0, 34.0, Verdict.MEANINGFUL, "better"),
        ("lefs", "knee", 40.0, 49.0, Verdict.MEANINGFUL, "better"),
        ("lefs", "knee", 40.0, 48.0, Verdict.NOISE, "better"),
        ("odi", "back", 40.0, 30.0, Verdict.MEANINGFUL, "better"),
        ("rmdq", "back", 12.0, 7.0, Verdict.MEANINGFUL, "better"),
        ("peg", "", 6.0, 4.9, Verdict.NOISE, "better"),
        ("peg", "", 6.0, 3.5, Verdict.MEANINGFUL, "better"),
        ("ppt", "", 2.0, 2.7, Verdict.REAL, "better"),
        ("ppt", "", 2.0, 2.5, Verdict.NOISE, "better"),
        ("rom", "", 60.0, 72.0, Verdict.REAL, "better"),
        ("phq-2", "", 5.0, 1.0, Verdict.UNJUDGED, "better"),
        ("groc", "", 0.0, 2.0, Verdict.MEANINGFUL, "better"),
        ("groc", "", 0.0, 1.0, Verdict.NOISE, "better"),
        ("groc", "", 0.0, -3.0, Verdict.MEANINGFUL, "worse"),
    ],
)
def test_a_change_is_judged_by_error_and_by_what_matters(
    name, region, baseline, latest, verdict, direction
):
    found = judged(name, baseline, latest, region=region)
    assert (found.verdict, found.direction) == (verdict, direction)


def test_the_published_thresholds_stand_in_the_files():
    """Ostelo 2008, Kovacs 2008, Abbott 2014, Reed 2023 and the survey's other figures."""
    mic = {name: threshold_for(one) for name, one in SHIPPED.items()}
    back = threshold_for(SHIPPED["nprs"], region="back")
    neck = threshold_for(SHIPPED["nprs"], region="neck")
    assert (back.mic, back.mic_percent, neck.mic) == (2.0, 30.0, 1.5)
    assert mic["psfs"].mic == 1.3
    assert (mic["ndi"].mic, mic["ndi"].mdc) == (7.5, 10.2)
    assert (mic["quickdash"].mic, mic["quickdash"].mdc) == (16.0, 13.0)
    assert mic["lefs"].mic == 9.0
    assert (mic["rmdq"].mic, mic["rmdq"].mic_percent) == (5.0, 30.0)
    assert (mic["odi"].mic, mic["odi"].mic_percent) == (10.0, 30.0)
    assert mic["peg"].mic == 1.0
    assert mic["ppt"].mdc == 0.62


@given(
    st.sampled_from(sorted(name for name in SHIPPED if name != "groc")),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_there_and_back_are_the_same_size_in_opposite_directions(name, one, other):
    low, high = SHIPPED[name].scale
    a, b = low + one * (high - low), low + other * (high - low)
    there, back = judged(name, a, b), judged(name, b, a)
    assert there.difference == -back.difference
    assert {there.direction, back.direction} in ({"better", "worse"}, {"same"})


@given(st.sampled_from(["nprs", "psfs", "ndi", "odi", "lefs"]), st.floats(0, 1), st.floats(0, 1))
def test_noise_is_never_called_meaningful(name, one, other):
    low, high = SHIPPED[name].scale
    found = judged(name, low + one * (high - low), low + other * (high - low))
    if abs(found.difference) < found.threshold.mdc:
        assert found.verdict is Verdict.NOISE


def test_the_baseline_is_always_shown():
    assert "from 7 to 4" in judged("nprs", 7.0, 4.0).sentence
    assert judged("nprs", 7.0, 4.0).percent == pytest.approx(42.9)
    assert judged("lefs", 0.0, 9.0).percent is None


def test_a_start_at_the_worst_warns_of_the_return_to_the_mean():
    assert judged("nprs", 9.0, 5.0).warning == REGRESSION
    assert judged("nprs", 6.0, 3.0).warning == ""
    assert judged("nprs", 6.0, 3.0, history=(4.0, 5.0)).warning == REGRESSION
    assert judged("nprs", 6.0, 3.0, history=(8.0, 5.0)).warning == ""
    assert judged("psfs", 1.0, 6.0).warning == REGRESSION
    assert judged("nprs", 9.0, 10.0).warning == ""


def test_nothing_moved_is_said_so():
    found = judged("nprs", 5.0, 5.0)
    assert (found.direction, found.verdict) == ("same", Verdict.NOISE)
    assert "unchanged at 5" in found.sentence


def test_a_threshold_of_the_region_goes_before_the_general_one():
    assert threshold_for(SHIPPED["nprs"], region="neck").mic == 1.5
    assert threshold_for(SHIPPED["nprs"], region="knee").mic == 2.0
    assert threshold_for(SHIPPED["phq-2"]) is None


def test_a_generic_measure_fits_every_region_and_a_regional_one_its_own():
    assert fits(SHIPPED["nprs"], region="knee")
    assert fits(SHIPPED["ndi"], region="neck")
    assert not fits(SHIPPED["ndi"], region="knee")
    assert fits(SHIPPED["ndi"])
