"""Reads for how long something has gone on: "for two weeks", "15 months", "since last year"."""

import re

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "several": 5,
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "many": 10,
}  # fmt: skip
_WEEKS = {"hour": 1 / 168, "day": 1 / 7, "week": 1.0, "month": 4.35, "year": 52.2, "decade": 522.0}
_COUNT = rf"(?P<count>\d+(?:[.,]\d+)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_DURATION = re.compile(
    rf"\b{_COUNT}(?:\s*(?:-|to|or)\s*\d+)?(?:\s+(?:of|more|full|or\s+\w+))?[\s-]+"
    rf"(?P<unit>{'|'.join(_WEEKS)})s?\b(?!\s*old)"
)
CHRONIC_WEEKS = 13.0
"""Three months, the usual border of long-standing pain."""


def weeks(plain: str) -> float | None:
    """The longest stretch of time a normalised text names, in weeks; None where it names none."""
    found = [_length(match) for match in _DURATION.finditer(plain)]
    return max(found, default=None)


def spans(plain: str) -> tuple[tuple[int, int], ...]:
    """Where stretches of time are named."""
    return tuple(match.span() for match in _DURATION.finditer(plain))


def _length(match: re.Match[str]) -> float:
    count = match["count"].replace(",", ".")
    number = _NUMBERS[count] if count in _NUMBERS else float(count)
    return number * _WEEKS[match["unit"]]
