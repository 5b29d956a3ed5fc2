from dataclasses import replace

from palpate.outcomes.change import Verdict
from palpate.outcomes.course import Measure, measures_due, stall, summary
from tests.outcomes.cast import SHIPPED, course, day


def due(found, on):
    return {instrument.id for instrument in measures_due(found, SHIPPED, on=on)}


def test_at_the_first_visit_everything_that_fits_is_due():
    assert due(course(0), day(1)) == {"nprs", "psfs", "peg", "ndi"}
    assert due(course(0, region="knee"), day(1)) == {"nprs", "psfs", "peg", "lefs"}


def test_what_was_measured_today_is_not_asked_again():
    assert "nprs" not in due(course(1, ("nprs", 1, 6.0)), day(1))


def test_each_measure_comes_back_by_its_turn():
    start = [(name, 1, 5.0) for name in ("nprs", "psfs", "peg", "ndi")]
    second, fourth = course(1, *start), course(3, *start)
    assert due(second, day(2)) == {"nprs", "psfs"}
    assert due(fourth, day(4)) == {"nprs", "psfs", "peg", "ndi", "groc"}


def test_measures_on_demand_are_never_due():
    assert not {"phq-2", "gad-2", "ppt", "rom"} & due(course(9), day(10))


def test_the_first_is_compared_with_the_latest():
    found = course(3, ("nprs", 1, 8.0), ("nprs", 2, 3.0), ("nprs", 3, 5.0))
    (one,) = summary(found, SHIPPED)
    assert (one.baseline, one.latest, one.verdict) == (8.0, 5.0, Verdict.MEANINGFUL)


def test_one_measure_alone_is_no_change():
    assert summary(course(1, ("nprs", 1, 8.0)), SHIPPED) == ()


def test_the_global_rating_is_a_change_by_itself():
    (one,) = summary(course(4, ("groc", 4, 3.0)), SHIPPED)
    assert (one.difference, one.verdict) == (3.0, Verdict.MEANINGFUL)


def test_scores_from_before_the_episode_tell_whether_it_began_at_its_worst():
    before = Measure(instrument="nprs", value=5.0, on=day(-4), visit=0)
    found = course(2, ("nprs", 1, 6.0), ("nprs", 2, 3.0))
    assert summary(found, SHIPPED)[0].warning == ""
    assert summary(replace(found, earlier=(before,)), SHIPPED)[0].warning


def test_before_the_fourth_visit_nothing_has_stalled():
    assert stall(course(3, ("nprs", 1, 6.0), ("nprs", 3, 6.0)), SHIPPED) is None


def test_no_change_by_the_fourth_visit_asks_to_look_again_and_by_the_sixth_to_stop():
    look = stall(course(4, ("nprs", 1, 6.0), ("nprs", 4, 5.5)), SHIPPED)
    stop = stall(course(6, ("nprs", 1, 6.0), ("nprs", 6, 5.5)), SHIPPED)
    assert look is not None
    assert stop is not None
    assert (look.must_stop, stop.must_stop) == (False, True)
    assert "Look again" in look.advice
    assert "refer" in stop.advice


def test_a_meaningful_improvement_in_one_primary_measure_is_no_stall():
    found = course(6, ("nprs", 1, 6.0), ("nprs", 6, 6.0), ("psfs", 1, 3.0), ("psfs", 6, 6.0))
    assert stall(found, SHIPPED) is None
    assert stall(course(6, ("groc", 6, 3.0)), SHIPPED) is None


def test_a_secondary_measure_does_not_hide_a_stall():
    found = course(6, ("nprs", 1, 6.0), ("nprs", 6, 6.0), ("rom", 1, 40.0), ("rom", 6, 70.0))
    assert stall(found, SHIPPED) is not None


def test_getting_worse_says_stop_at_once():
    found = stall(course(4, ("nprs", 1, 4.0), ("nprs", 4, 8.0)), SHIPPED)
    assert found is not None
    assert "worse" in found.advice


def test_a_course_nobody_measured_says_so():
    found = stall(course(5, ("nprs", 1, 6.0)), SHIPPED)
    assert found is not None
    assert "Measure today" in found.advice


def test_measures_are_read_in_order_of_time():
    found = course(2, ("nprs", 2, 3.0), ("nprs", 1, 8.0))
    assert [measure.value for measure in found.of("nprs")] == [8.0, 3.0]
