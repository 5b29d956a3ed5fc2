"""Numbers in text."""

import pytest

from palpate.knowledge.terms.clauses import clauses
from palpate.screening.readings import readings


def found(text: str) -> list[tuple[str, float]]:
    return [(measure, round(value, 1)) for c in clauses(text) for measure, value, _ in readings(c)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("temperature 38.6 C", [("temperature", 38.6)]),
        ("fever of 39", [("temperature", 39.0)]),
        ("temperature 101.3 F", [("temperature", 38.5)]),
        ("I am 38 and my back hurts", []),
        ("blood pressure 190/115", [("systolic", 190.0), ("diastolic", 115.0)]),
        ("pressure was 150 over 95", [("systolic", 150.0), ("diastolic", 95.0)]),
        ("pain 7/10", []),
        ("triceps 3/5", [("strength", 3.0)]),
        ("external rotation 4-/5", [("strength", 3.7)]),
        ("grip 3+/5", [("strength", 3.3)]),
        ("for three months", [("weeks", 13.0)]),
        ("2 weeks ago", [("weeks", 2.0)]),
        ("a two-day history", [("weeks", 0.3)]),
        ("since yesterday", [("weeks", 0.1)]),
        ("for many years", [("weeks", 520.0), ("weeks", 104.0)]),
        ("a 40 year old man", []),
        ("35 miles a week", []),
        ("three times a day", []),
    ],
)
def test_a_number_is_read_with_its_measure(text: str, expected: list[tuple[str, float]]) -> None:
    assert found(text) == expected
