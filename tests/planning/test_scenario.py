import pytest
from hypothesis import given
from hypothesis import strategies as st

from palpate.planning.scenario import MOST, from_marginals, from_samples

NAMES = ("a", "b", "c", "d", "e", "f")
ROWS = st.lists(st.tuples(*[st.booleans()] * 6), min_size=1, max_size=200)


@given(ROWS)
def test_weights_sum_to_one_and_stay_few(rows):
    found = from_samples(rows, NAMES)
    assert sum(s.weight for s in found) == pytest.approx(1.0)
    assert len(found) <= MOST
    assert [s.weight for s in found] == sorted((s.weight for s in found), reverse=True)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_draws_does_not_matter(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert from_samples(shuffled, NAMES) == from_samples(rows, NAMES)


def test_alternatives_stay_alternatives():
    rows = [(True, False)] * 3 + [(False, True)]
    one, other = from_samples(rows, ("a", "b"))
    assert (one.present, one.weight) == (frozenset("a"), 0.75)
    assert (other.present, other.weight) == (frozenset("b"), 0.25)


@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=5))
def test_marginals_come_back_from_independent_scenarios(chances):
    found = from_marginals(list(zip(NAMES, chances, strict=False)))
    for name, chance in zip(NAMES, chances, strict=False):
        back = sum(s.weight for s in found if name in s.present)
        assert back == pytest.approx(chance, abs=1e-9)


def test_many_targets_keep_the_likely_patterns():
    found = from_marginals([(f"t{n}", 0.1) for n in range(12)])
    assert len(found) == MOST
    assert found[0].present == frozenset()
    assert sum(s.weight for s in found) == pytest.approx(1.0)
