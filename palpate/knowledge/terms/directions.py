"""Whether an activity makes it worse or better, as the clause around it says."""

import re
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
_DENIED = re.compile(
    r"\b(?:not|never|no|nothing|neither|hardly|barely|little|n't|fails?\s+to)\s+(?:\w+\s+){0,2}$|n't\s+$"
)


def direction_at(plain: str, start: int, end: int) -> Direction:
    """The direction of what stands between two offsets of a normalised clause: the nearest word
    that says one decides.
    """
    if _HARMLESS.search(plain):
        return Direction.HARMLESS
    near = [(_gap(match, start, end), Direction.WORSE) for match in _WORSE.finditer(plain)]
    for match in _BETTER.finditer(plain):
        denied = _DENIED.search(plain[: match.start()])
        near.append((_gap(match, start, end), Direction.NO_BETTER if denied else Direction.BETTER))
    return min(near, key=lambda pair: pair[0])[1] if near else Direction.NAMED


def _gap(match: re.Match[str], start: int, end: int) -> int:
    return max(match.start() - end, start - match.end(), 0)
