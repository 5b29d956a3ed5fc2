import pytest
from hypothesis import given
from hypothesis import strategies as st

from palpate.outcomes.score import CannotScoreError, from_total, score
from tests.outcomes.cast import SHIPPED


@pytest.mark.parametrize(
    ("name", "answers", "value"),
    [
        ("nprs", [6], 6.0),
        ("nprs", [6, 8, 1], 5.0),
        ("psfs", [2, 4, 6], 4.0),
        ("peg", [7, 6, 5], 6.0),
        ("phq-2", [3, 1], 4.0),
        ("gad-2", [0, 0], 0.0),
        ("groc", [-3], -3.0),
        ("rmdq", [1] * 9 + [0] * 15, 9.0),
        ("ndi", [2] * 10, 20.0),
        ("odi", [2] * 10, 40.0),
        ("quickdash", [1] * 11, 0.0),
        ("quickdash", [5] * 11, 100.0),
        ("quickdash", [3] * 11, 50.0),
        ("lefs", [4] * 20, 80.0),
        ("ppt", [2.1, 2.3, 2.5], 2.3),
    ],
)
def test_each_scale_scores_by_its_own_rule(name, answers, value):
    assert score(SHIPPED[name], answers).value == value


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_the_extremes_of_the_answers_reach_the_extremes_of_the_scale(name):
    instrument = SHIPPED[name]
    count = instrument.item_count[1]
    ends = [score(instrument, [end] * count).value for end in instrument.answer]
    assert sorted(ends) == list(instrument.scale)


@given(st.sampled_from(sorted(SHIPPED)), st.data())
def test_every_score_lies_within_its_scale(name, data):
    instrument = SHIPPED[name]
    low, high = instrument.answer
    count = data.draw(st.integers(*instrument.item_count))
    answers = data.draw(st.lists(st.floats(low, high), min_size=count, max_size=count))
    assert instrument.scale[0] <= score(instrument, answers).value <= instrument.scale[1]


def test_a_missing_answer_is_the_mean_of_the_others_where_the_scale_allows_it():
    found = score(SHIPPED["ndi"], [3] * 8 + [None, None])
    assert (found.value, found.answered, found.missing) == (30.0, 8, 2)
    assert score(SHIPPED["quickdash"], [3] * 10 + [None]).value == 50.0


@pytest.mark.parametrize(
    ("name", "answers", "said"),
    [
        ("ndi", [3] * 7 + [None] * 3, "3 answers are missing and 2 may be"),
        ("peg", [3, None, 2], "1 answers are missing and 0 may be"),
        ("phq-2", [None, None], "missing"),
        ("peg", [3, 4], "3 answers are meant, not 2"),
        ("psfs", [], "1 to 5 answers"),
        ("nprs", [11], "answer 1 is 11"),
        ("quickdash", [0] * 11, "within 1 and 5"),
    ],
)
def test_what_cannot_be_scored_is_refused_in_a_sentence(name, answers, said):
    with pytest.raises(CannotScoreError, match=said):
        score(SHIPPED[name], answers)


def test_a_total_is_taken_from_the_clinics_own_form():
    assert from_total(SHIPPED["ndi"], 21).value == 21.0
    with pytest.raises(CannotScoreError, match="outside 0 to 50"):
        from_total(SHIPPED["ndi"], 51)


@pytest.mark.parametrize(
    ("answers", "hands_off"), [([1, 1], False), ([2, 1], True), ([3, 3], True)]
)
def test_low_mood_at_three_or_more_says_what_to_do(answers, hands_off):
    band = score(SHIPPED["phq-2"], answers).band
    assert band is not None
    assert bool(band.then) is hands_off


def test_a_scale_without_bands_has_none():
    assert score(SHIPPED["nprs"], [9]).band is None
