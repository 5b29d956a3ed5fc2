"""Rows of fingers: "thumb, index, middle and half of the ring finger"."""

import re
from collections.abc import Iterator

_FINGERS = {
    "thumb": "thumb", "thumbs": "thumb", "index": "index-finger", "pointer": "index-finger",
    "forefinger": "index-finger", "middle": "middle-finger", "long": "middle-finger",
    "ring": "ring-finger", "little": "little-finger", "small": "little-finger",
    "pinky": "little-finger", "pinkie": "little-finger", "second": "index-finger",
    "third": "middle-finger", "fourth": "ring-finger", "fifth": "little-finger",
    "2nd": "index-finger", "3rd": "middle-finger", "4th": "ring-finger", "5th": "little-finger",
    "first": "thumb", "1st": "thumb",
}  # fmt: skip
_WORD = rf"(?:{'|'.join(sorted(_FINGERS, key=len, reverse=True))})"
_HALF = (
    r"(?:(?:and\s+)?(?:(?:the\s+)?(?:radial|ulnar|outer|inner|lateral|medial)\s+)?"
    r"half\s+(?:of\s+)?)?"
)
_ARTICLE = r"(?:(?:the|my|his|her|both|left|right)\s+)*"
_END = r"(?:\s*(?:fingers?|digits?|fingertips?))"
_ROW = re.compile(
    rf"\b{_ARTICLE}{_WORD}\b{_END}?"
    rf"(?:\s*(?:,|/|&|\band\b|\bor\b|\bto\b)+\s*(?:and\s+)?{_ARTICLE}{_HALF}{_ARTICLE}{_WORD}\b{_END}?)+"
    rf"|\b{_WORD}{_END}\b"
)
_NAMES = re.compile(rf"\b{_WORD}\b")
_SURE = re.compile(r"\b(?:fingers?|digits?|fingertips?|thumbs?|index|pinky|pinkie|forefinger)\b")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$")
_TOE = re.compile(r"\s*(?:toes?|side|aspect)\b")
_ORDER = ("thumb", "index-finger", "middle-finger", "ring-finger", "little-finger")


def finger_rows(plain: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Each row of fingers in a normalised text: start, end, areas in the hand's order.

    "Thumb to ring finger" takes the fingers between; words that are no fingers without saying so
    ("middle and little") count only beside a sure one.
    """
    for match in _ROW.finditer(plain):
        said = match.group()
        elsewhere = _TOE.match(plain, match.end()) or _BETWEEN.search(plain[: match.start()])
        if _SURE.search(said) and not elsewhere:
            named = {_FINGERS[name] for name in _NAMES.findall(said)}
            yield match.start(), match.end(), _row(named, span=bool(re.search(r"\bto\b", said)))


def _row(named: set[str], *, span: bool) -> tuple[str, ...]:
    places = [_ORDER.index(name) for name in named]
    wanted = range(min(places), max(places) + 1) if span else sorted(places)
    return tuple(_ORDER[place] for place in wanted)
