"""Reads which side is meant: at one place in a text, or by a text as a whole."""

import re
from collections.abc import Iterator

from palpate.quantities import Side

_WORDS = re.compile(
    r"(?P<both>\bboth\b|\bbilateral(?:ly)?\b|\b(?:left|l)\s*(?:and|&|/|\+)\s*(?:right|r)\b|"
    r"\b(?:right|r)\s*(?:and|&|/|\+)\s*(?:left|l)\b|\beither\s+side\b|\bon\s+each\s+side\b|"
    r"\bleft\s*[=≈]\s*right\b)"
    r"|(?P<left>\bleft(?:-sided|-side|ward)?\b|\blt\b\.?|\(l\))"
    r"|(?P<right>\bright(?:-sided|-side)?\b(?!\s+(?:away|now|after|before|handed|angle))|\brt\b\.?|"
    r"\(r\))"
    r"|(?P<midline>\bmidline\b|\bcentral(?:ly)?\b)"
)
_NOT_A_SIDE = re.compile(
    r"\b(?:left|right)[- ]hand(?:ed|er)\b|\bleft\s+(?:me|it|him|her|the\s+(?:job|army|house)|with|"
    r"untreated|over)\b|\bto\s+the\s+(?:left|right)\s+of\b",
    re.IGNORECASE,
)
OTHER_SIDE = re.compile(
    r"\b(?:contra\s*-?\s*lateral|opposite\s+(?:side|arm|leg|limb|hand|foot)|other\s+(?:side|arm|leg|"
    r"hand|foot|shoulder|hip|knee|limb)|unaffected|uninvolved|sound\s+side|healthy\s+side|"
    r"asymptomatic\s+(?:side|limb|arm|leg))\b",
    re.IGNORECASE,
)
SAME_SIDE = re.compile(
    r"\b(?:ipsi\s*-?\s*lateral|same\s+side|affected|involved|painful|symptomatic)\b", re.IGNORECASE
)


def mentions(text: str) -> Iterator[tuple[int, int, Side]]:
    """Each side named, with the offsets of its words, in order."""
    plain = without_other_lefts(text.lower())
    for match in _WORDS.finditer(plain):
        yield match.start(), match.end(), Side(match.lastgroup or "unknown")


def side_of(text: str, default: Side = Side.UNKNOWN) -> Side:
    """The one side a text names; both where it names left and right; else the default."""
    named = {side for _, _, side in mentions(text)}
    if Side.BOTH in named or {Side.LEFT, Side.RIGHT} <= named:
        return Side.BOTH
    for side in (Side.LEFT, Side.RIGHT, Side.MIDLINE):
        if side in named:
            return side
    return default


def side_at(text: str, start: int, end: int, default: Side = Side.UNKNOWN) -> Side:
    """The side meant for what stands between two offsets: the last named before it in its
    sentence, else the first named after it, else the default.
    """
    low, high = _sentence(text, start, end)
    before, after = Side.UNKNOWN, Side.UNKNOWN
    for at, until, side in mentions(text):
        if low <= at < end:
            before = side
        elif end <= at and until <= high and after is Side.UNKNOWN:
            after = side
    for side in (before, after):
        if side is not Side.UNKNOWN:
            return side
    return default


def told(value: str) -> Side:
    """A side as a form or a case file gives it; raises ValueError for any other word."""
    return Side(value.strip().lower())


def relative(text: str, known: Side) -> Side:
    """The side a row is about when it says "affected" or "other side" of a known one."""
    if OTHER_SIDE.search(text):
        return known.mirrored()
    return side_of(text, known)


def without_other_lefts(text: str) -> str:
    """The text with "left-handed", "left me" and the like blanked out, as long as before."""
    return _NOT_A_SIDE.sub(lambda match: " " * len(match.group()), text)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    stops = [-1, *(m.start() for m in re.finditer(r"[.;\n](?=\s|$)", text)), len(text)]
    low = max((stop for stop in stops if stop < start), default=-1)
    high = min((stop for stop in stops if stop >= end), default=len(text))
    return low + 1, high
