"""A drawing becomes findings: where, how strong, and whether it is pain or lost feeling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palpate.findings.pain_drawing import PaintedRegion, findings_of
from palpate.quantities import Side


def painted(*quality: str, intensity: int = 6) -> PaintedRegion:
    return PaintedRegion(area="temple", side=Side.LEFT, intensity=intensity, quality=quality)


def test_an_ache_is_pain_in_its_area_with_its_quality() -> None:
    keys = {finding.key for finding in findings_of([painted("aching")])}
    assert keys == {"pain:temple", "has:aching"}


def test_numbness_alone_is_no_pain() -> None:
    keys = {finding.key for finding in findings_of([painted("numb")])}
    assert keys == {"sensory:temple", "has:numb"}


def test_numbness_with_an_ache_is_both() -> None:
    keys = {finding.key for finding in findings_of([painted("numb", "aching")])}
    assert {"sensory:temple", "pain:temple"} <= keys


@given(st.integers(0, 10))
def test_a_faint_pain_counts_in_part_and_never_more_than_a_strong_one(intensity: int) -> None:
    (faint,) = findings_of([painted(intensity=intensity)])
    (strong,) = findings_of([painted(intensity=10)])
    assert 0.0 < faint.grade <= strong.grade == 1.0


def test_an_intensity_beyond_ten_is_refused() -> None:
    with pytest.raises(ValueError, match="within 0 and 10"):
        painted(intensity=11)
