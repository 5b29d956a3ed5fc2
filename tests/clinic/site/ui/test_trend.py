import re

import pytest

from palpate.clinic.site.ui.trend import trend

POINTS = [("18 Nov", 7.0), ("25 Nov", 6.0), ("2 Dec", 3.0)]


def test_the_chart_says_from_where_to_where() -> None:
    assert 'aria-label="Pain: from 7 on 18 Nov to 3 on 2 Dec"' in trend(POINTS, label="Pain")


def test_each_visit_has_a_point() -> None:
    assert trend(POINTS, label="Pain").count("<circle") == 3


def test_a_lower_value_stands_lower() -> None:
    heights = [float(y) for y in re.findall(r'cy="([\d.]+)"', trend(POINTS, label="Pain"))]
    assert heights == sorted(heights)


def test_measurement_error_is_a_band_round_the_first_value_cut_at_the_axis() -> None:
    wide = trend([("a", 9.0), ("b", 5.0)], label="Pain", error=3)
    top, height = re.findall(r'class="band"[^>]* y="([\d.]+)" height="([\d.]+)"', wide)[0]
    assert float(top) == 14.0  # the top of the axis, not above it
    assert float(height) == pytest.approx(110 * 4 / 10)


def test_one_visit_is_a_point_and_none_is_nothing() -> None:
    assert trend([("today", 4.0)], label="Pain").count("<circle") == 1
    assert trend([], label="Pain") == ""


def test_labels_of_a_long_course_are_thinned_and_keep_the_ends() -> None:
    chart = trend([(f"v{n}", 5.0) for n in range(30)], label="Pain")
    labels = re.findall(r">(v\d+)<", chart)
    assert labels[0] == "v0"
    assert labels[-1] == "v29"
    assert len(labels) == 5


def test_an_axis_without_length_is_refused() -> None:
    with pytest.raises(ValueError, match="no length"):
        trend(POINTS, label="Pain", low=5, high=5)


def test_a_label_cannot_bring_markup() -> None:
    assert "<script>" not in trend([("<script>", 1.0)], label="<script>")
