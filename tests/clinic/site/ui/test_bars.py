import pytest

from palpate.clinic.site.ui.bars import chance


def test_a_likelihood_is_as_wide_as_it_is_likely() -> None:
    assert 'class="value" width="72.0%"' in chance(0.72)


def test_the_range_is_drawn_and_written() -> None:
    bar = chance(0.72, 0.58, 0.81)
    assert 'x="58.0%" width="23.0%"' in bar
    assert "58–81" in bar
    assert bar.count("<line") == 2


def test_without_a_range_none_is_drawn() -> None:
    assert "range" not in chance(0.3)


@pytest.mark.parametrize(
    "wrong", [(1.2, None, None), (-0.1, None, None), (0.5, 0.6, 0.8), (0.5, 0.1, 0.4)]
)
def test_what_is_no_likelihood_is_refused(wrong: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="not a likelihood"):
        chance(*wrong)


def test_no_style_attribute_is_written() -> None:
    assert "style=" not in chance(0.5, 0.4, 0.6)
