"""Whether an activity makes it worse or better, as the clause around it says."""

import re
from collections.abc import Iterator
from enum import StrEnum


class Direction(StrEnum):
    """What a clause says an activity does: brings it on, eases it, or no more than takes part."""

    WORSE = "worse"
    BETTER = "better"
    NO_BETTER = "no better"
    HARMLESS = "harmless"
    NAMED = "named"


_WORSE = re.compile(
    r"\b(?:worse\w*|worst|aggravat\w*|provok\w*|brings?\s+(?:it\s+)?on|trigger(?:s|ed)?(?!\s+point)|"
    r"flares?|jumps|hurts?|hurting|pain(?:ful|s)?|ach(?:es|ing|e)|sore|numb\w*|tingl\w*|burn\w*|weak\w*|"
    r"cannot|can't|could\s+not|unable|hard(?:er)?\s+to|difficult\w*|trouble|struggle|stops?\s+me|limits?|"
    r"cramps?|grinds?|clicks?|catch\w*|stiff\w*|uncomfortable|discomfort|only\s+when|intoler\w*|"
    r"avoid|bother\w*|symptoms?|falls?\s+short|swells?)\b"
)
_BETTER = re.compile(
    r"\b(?:eas(?:es|ed|e|ing)|better|reliev\w*|relief|helps|helped|settles?|improv\w*|"
    r"goes\s+(?:away|when|as)|gone\s+(?:on|when|after)|less(?:en\w*)?\b(?!\s+than)|soothes?|calms?|"
    r"stops?\s+(?:when|as|on)|disappears?)\b"
)
_HARMLESS = re.compile(
    r"\b(?:is|are|was|were|feels?)\s+(?:all\s+)?(?:fine|ok|okay|no\s+problem|painless|pain\s*free|"
    r"not\s+painful|unaffected|comfortable)\b|\bdo(?:es)?\s+not\s+(?:hurt|bother|change|affect)\b|"
    r"\bwithout\s+(?:pain|trouble|symptoms)\b|\bneither\b"
)
_EASING = (Direction.BETTER, Direction.NO_BETTER)
_FEW_WORDS = 3
_DENIED = re.compile(
    r"\b(?:not|never|no|nothing|neither|hardly|barely|little|n't|fails?\s+to)\s+(?:\w+\s+){0,2}$|n't\s+$"
)


def direction_at(plain: str, start: int, end: int) -> Direction:
    """The direction of what stands between two offsets of a normalised clause.

    The last word before it that says one decides ("worse sitting and driving, better walking"),
    unless it is eased right after it ("walking helps"); without one before, the first after it.
    """
    if _HARMLESS.search(plain):
        return Direction.HARMLESS
    said = sorted(_said(plain))
    before = [direction for at, _, direction in said if at < start]
    after = [(at, direction) for at, _, direction in said if at >= end]
    if after and after[0][1] in _EASING and _is_next(plain[end : after[0][0]]):
        return after[0][1]
    if before:
        return before[-1]
    return after[0][1] if after else Direction.NAMED


def _said(plain: str) -> Iterator[tuple[int, int, Direction]]:
    for match in _WORSE.finditer(plain):
        yield (*match.span(), Direction.WORSE)
    for match in _BETTER.finditer(plain):
        denied = _DENIED.search(plain[: match.start()])
        yield (*match.span(), Direction.NO_BETTER if denied else Direction.BETTER)


def _is_next(between: str) -> bool:
    joined = re.search(r",|\b(?:and|then|but)\b", between)
    return not joined and len(between.split()) <= _FEW_WORDS
