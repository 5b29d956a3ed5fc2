"""Numbers in text: temperature, blood pressure, muscle strength, how long ago or for how long."""

import re
from collections.abc import Iterator

from palpate.knowledge.fact import Measure
from palpate.knowledge.terms.clauses import Clause

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18,
    "twenty": 20, "thirty": 30, "few": 3, "couple": 2, "several": 4, "many": 10, "half": 0.5,
}  # fmt: skip
_WEEKS = {"day": 1 / 7, "week": 1.0, "month": 52 / 12, "year": 52.0, "decade": 520.0}
_DURATION = re.compile(
    rf"\b(\d+(?:\.\d+)?|{'|'.join(_NUMBERS)})\b(?:\s*(?:-|to|or)\s*(?:\d+|{'|'.join(_NUMBERS)}))?"
    r"(?:\s+(?:of|or\s+so|more|long|full|whole))*[\s-]+(day|week|month|year|decade)s?\b"
)
_RELATIVE = (
    (
        re.compile(r"\b(?:yesterday|today|this\s+morning|last\s+night|hours?\s+ago|overnight)\b"),
        1 / 7,
    ),
    (re.compile(r"\blast\s+week\b"), 1.0),
    (re.compile(r"\blast\s+month\b"), 4.0),
    (
        re.compile(
            r"\b(?:for|over|many)\s+(?:years|decades)\b|\bfor\s+ages\b|\bsince\s+childhood\b"
        ),
        104.0,
    ),
)
# An age ("a 40 year old") or a rate ("35 miles a week") is no duration.
_NO_DURATION = re.compile(r"\byears?[\s-]+old\b|\b(?:miles|hours|times|days|km)\s+(?:a|per|each)\s")
_TEMPERATURE = re.compile(r"\b(3[4-9]|4[0-2])([.,]\d)?\s*(?:°|degrees?)?\s*(?:c\b|celsius)?")
_FAHRENHEIT = re.compile(r"\b(9[5-9]|10[0-8])([.,]\d)?\s*(?:°|degrees?)?\s*(?:f\b|fahrenheit)")
_CALLED_TEMPERATURE = re.compile(r"temperature|fever|celsius|\d\s*°|\d[.,]\d\s*c\b")
_PRESSURE = re.compile(r"\b([89]\d|1\d\d|2[0-6]\d)\s*(?:/|over)\s*([4-9]\d|1[0-6]\d)\b")
_STRENGTH = re.compile(r"\b([0-5])\s*([+-])?\s*/\s*5\b")
_HALF_GRADE = {"+": 0.33, "-": -0.33, None: 0.0}


def readings(clause: Clause) -> Iterator[tuple[Measure, float, str]]:
    """Each number of a clause as (measure, value, words): °C, mmHg, 0-5 and weeks."""
    plain = clause.text
    yield from _temperatures(plain)
    for match in _PRESSURE.finditer(plain):
        yield "systolic", float(match[1]), match[0]
        yield "diastolic", float(match[2]), match[0]
    for match in _STRENGTH.finditer(plain):
        yield "strength", int(match[1]) + _HALF_GRADE[match[2]], match[0]
    yield from _durations(plain)


def _temperatures(plain: str) -> Iterator[tuple[Measure, float, str]]:
    for match in _FAHRENHEIT.finditer(plain):
        yield "temperature", (_decimal(match) - 32) * 5 / 9, match[0]
    # A bare 38 may be an age; a temperature is called one, or has its unit.
    if _CALLED_TEMPERATURE.search(plain):
        for match in _TEMPERATURE.finditer(plain):
            yield "temperature", _decimal(match), match[0]


def _decimal(match: re.Match[str]) -> float:
    return float(match[1] + (match[2] or "").replace(",", "."))


def _durations(plain: str) -> Iterator[tuple[Measure, float, str]]:
    searched = _NO_DURATION.sub(lambda match: "." * len(match[0]), plain)
    for match in _DURATION.finditer(searched):
        count = _NUMBERS.get(match[1]) or float(match[1])
        yield "weeks", count * _WEEKS[match[2]], match[0]
    for pattern, weeks in _RELATIVE:
        if found := pattern.search(searched):
            yield "weeks", weeks, found[0]
