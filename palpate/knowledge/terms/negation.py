"""How far a "no" reaches.

After the idea of NegEx and ConText (Chapman and others): a trigger denies what follows up to the
end of its clause or a word that ends its reach. Departs from them where a client's safety is at
stake: a comma ends the reach unless a list plainly goes on, for "no injury, swollen calf" must
not lose the calf, and words that are part of the phrase itself ("cannot pass urine") never deny it.
"""

import re
from enum import StrEnum
from functools import lru_cache

from palpate.quantities import Span

_WORD = re.compile(r"[a-z0-9']+")


class Polarity(StrEnum):
    """Said to be so, said not to be so, or said to be unknown."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


_UNSURE = re.compile(
    r"\b(?:not\s+(?:really\s+)?sure|unsure|uncertain|(?:do\s+not|don'?t|cannot|can'?t)\s+(?:really\s+)?"
    r"(?:know|tell|say|remember)\s+(?:if|whether|about)|unclear|hard\s+to\s+(?:say|tell)|not\s+assessed|"
    r"could\s+not\s+be\s+(?:assessed|tested|examined)|cannot\s+(?:be\s+)?(?:assess\w*|judge\w*))\b"
)
# Words that look like a denial and are none: the complaint goes on.
_NO_DENIAL = (
    r"no\s+(?:change|relief|better|improvement|matter|doubt|reason|cause|apparent|obvious|clear|help|"
    r"response|position|movement|effect|difference|longer\s+able|longer\s+like|recall\w*|memory|known|"
    r"injury\s+or\s+reason)|not\s+(?:only|just|improv\w*|help\w*|gett\w+|sleep\w*|able|like|as|even|respond\w*|"
    r"settl\w*|go\w*|chang\w*|eas\w*|reliev\w*|better|until|long|yet\s+better|well|heal\w*|quite)|"
    r"without\s+(?:relief|change|improvement|success|response|effect|warning|help|let\s*up|any\s+relief|any\s+change)|"
    r"never\s+(?:goes|go|went|eases?|stops?|lets?|changes?|settle\w*|better|like|felt|experienced|had\s+"
    r"(?:it|this|one|such|anything|a\s+headache\s+like))|nothing\s+(?:help\w*|change\w*|ease\w*|makes|works|relieves|touches|i\s+do)"
)
_SKIP = re.compile(rf"\b(?:{_NO_DENIAL})\b")
_DENY_LIST = re.compile(
    r"\b(?:no(?!\s+longer)|without|den(?:y|ies|ied|ying)|negative\s+for|free\s+(?:of|from)|absence\s+of|"
    r"nor|neither|nothing|none\s+of|lack(?:s|ing)?(?:\s+of)?|nil|never(?:\s+had)?|"
    r"(?:ruled|rules)\s+out|excluded|not\s+(?:any|had|having|have|a|the|reported|complain\w*))\b|"
    r"\b(?:does\s+not|do\s+not|did\s+not|has\s+not|have\s+not|had\s+not|doesn'?t|don'?t|didn'?t|hasn'?t|"
    r"haven'?t|hadn'?t)\s+(?:have|had|report|feel|felt|notice\w*|get|got|suffer|take|taken|smoke|use|used|any|been)\b"
)
_DENY_SHORT = re.compile(
    r"\b(?:not|isn'?t|aren'?t|wasn'?t|weren'?t|no\s+longer|rather\s+than|instead\s+of|unlikely|"
    r"stopped\s+having)\b"
)
_REACH_ENDS = re.compile(
    r"\b(?:because|due\s+to|so|until|despite|when|whenever|while|since|after|now|then|who|which|"
    r"only|still|just|with(?!\s+(?:or|and)\b)|has|have|had|is|are|was|were|feels?|felt|gets?|got|began|started|"
    r"woke|wakes|can|cannot|can't|could|also|plus|i|he|she|it|my|his|her)\b"
)
_LIST_GOES_ON = re.compile(r"\b(?:or|nor)\b")
_AFTERWARDS = re.compile(
    r"(?:\b(?:is|are|was|were|has\s+been|have\s+been|all)\s+)?\b(?:absent|denied|negative|ruled\s+out|"
    r"excluded|not\s+(?:present|reported|noted|found|seen|felt|there)|nil|none|unremarkable|normal|intact|"
    r"free(?!\s+(?:of|from|fall|time|hand)))\b|"
    r"(?::|\s-|=)\s*(?:no|none|nil|negative|never|absent)\b|\bno\s*$"
)
_SHORT_REACH_WORDS = 6
_LIST_ITEM_WORDS = 3


def polarity(plain: str, start: int, end: int, gaps: tuple[Span, ...] = ()) -> Polarity:
    """Whether the clause `plain` (normalised) affirms what stands between two of its offsets.

    A denial inside the stretch belongs to the phrase ("cannot pass urine") and does not count
    against it, unless it stands in one of its `gaps` ("hopping does not hurt").
    """
    for reach, trigger in _reaches(plain):
        if trigger.end <= start or trigger.start >= end:
            denied = reach.start <= start < reach.end
        else:
            denied = reach.end >= end and any(gap.overlaps(trigger) for gap in gaps)
        if denied:
            return Polarity.NO
    unsure = _UNSURE.search(plain)
    if unsure and (unsure.end() <= start or end <= unsure.start()):
        return Polarity.UNSURE
    return Polarity.NO if _denied_afterwards(plain, start, end) else Polarity.YES


@lru_cache(maxsize=4096)
def _reaches(plain: str) -> tuple[tuple[Span, Span], ...]:
    """Every denial of a clause: what it reaches and where it stands itself."""
    void = [match.span() for match in (*_SKIP.finditer(plain), *_UNSURE.finditer(plain))]
    found = []
    for pattern, is_list in ((_DENY_LIST, True), (_DENY_SHORT, False)):
        for match in pattern.finditer(plain):
            if any(low <= match.start() < high for low, high in void):
                continue
            reach = Span(start=match.end(), end=_reach_end(plain, match.end(), is_list))
            found.append((reach, Span(start=match.start(), end=match.end())))
    return tuple(found)


def _reach_end(plain: str, start: int, is_list: bool) -> int:
    stop = _REACH_ENDS.search(plain, start)
    end = stop.start() if stop else len(plain)
    if not is_list:
        return min(end, _after_words(plain, start, _SHORT_REACH_WORDS), _comma(plain, start, end))
    return _list_end(plain, start, end)


def _list_end(plain: str, start: int, end: int) -> int:
    """Where a denied list ends: at "or" items, at three short items, or at the first comma."""
    comma = _comma(plain, start, end)
    if comma < end:
        rest = plain[comma:end]
        items = [item for item in rest.split(",") if item.strip()]
        short = all(len(_WORD.findall(item)) <= _LIST_ITEM_WORDS for item in items)
        goes_on = _LIST_GOES_ON.search(rest) or (short and len(items) > 1)
        return end if goes_on else comma
    joined = re.search(r"\band\b", plain[start:end])
    if joined and len(_WORD.findall(plain[start + joined.end() : end])) > _LIST_ITEM_WORDS:
        return start + joined.start()
    return end


def _comma(plain: str, start: int, end: int) -> int:
    at = plain.find(",", start, end)
    return end if at < 0 else at


def _after_words(plain: str, start: int, count: int) -> int:
    for number, match in enumerate(_WORD.finditer(plain, start), start=1):
        if number == count:
            return match.end()
    return len(plain)


def _denied_afterwards(plain: str, start: int, end: int) -> bool:
    match = _AFTERWARDS.search(plain, end)
    if match is None:
        return False
    between = plain[end : match.start()]
    return not _REACH_ENDS.search(between) and len(_WORD.findall(between)) <= _SHORT_REACH_WORDS
