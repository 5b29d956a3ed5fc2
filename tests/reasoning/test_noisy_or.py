import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from palpate.reasoning.noisy_or import (
    LEAST_LEAK,
    chance_absent,
    floored_leak,
    from_log_odds,
    log_odds,
    strength_from_test,
    tilted,
)


def test_absence_needs_the_leak_and_every_active_source_to_fail():
    assert chance_absent(0.1, np.array([0.6, 0.5])) == pytest.approx(0.9 * 0.4 * 0.5)


def test_a_finding_is_never_impossible_without_a_source():
    assert floored_leak(0.0) == LEAST_LEAK
    assert floored_leak(0.02) == 0.02


@given(st.floats(0, 1), st.floats(0, 0.9))
def test_leak_and_strength_together_give_back_the_sensitivity(sensitivity, leak):
    strength = strength_from_test(sensitivity, leak)
    reached = 1.0 - chance_absent(leak, np.array([strength]))
    assert reached == pytest.approx(max(sensitivity, leak), abs=1e-12)


def test_a_test_no_more_often_positive_than_the_leak_says_nothing():
    assert strength_from_test(0.2, 0.3) == 0.0
    assert strength_from_test(0.3, 0.3) == 0.0


@pytest.mark.parametrize(("sensitivity", "leak"), [(1.2, 0.1), (-0.1, 0.1), (0.5, 1.0), (0.5, -1)])
def test_impossible_rates_are_refused(sensitivity, leak):
    with pytest.raises(ValueError, match="lies within"):
        strength_from_test(sensitivity, leak)


@given(st.floats(-700, 700))
def test_log_odds_never_overflow(x):
    p = float(from_log_odds(np.array(x)))
    assert 0.0 <= p <= 1.0


@given(st.floats(1e-9, 1 - 1e-9))
def test_log_odds_and_probability_are_inverse(p):
    assert float(from_log_odds(log_odds(np.array(p)))) == pytest.approx(p, rel=1e-9)


def test_a_tilt_multiplies_the_odds():
    assert float(tilted(np.array(0.2), np.array(0.4))) == pytest.approx(0.1 / 1.1)
