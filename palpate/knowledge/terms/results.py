"""What a row of an examination says: found, not found or unsure, and in what way.

Test, result and detail speak together: "absent" is a loss for a reflex and a no for a sign;
"length, limited" is no weakness; "not tender" is a no.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """How a row came out. An unsure one says nothing; an open one says neither yes nor no, but may
    tell what was seen.
    """

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"
    OPEN = "open"


_UNSURE = re.compile(
    r"\b(?:equivocal|inconclusive|borderline|unclear|not\s+(?:tested|assessed|done|performed|examined)|"
    r"could\s+not\s+be\s+(?:tested|assessed|performed)|unable\s+to\s+(?:test|assess)|deferred|unknown)\b"
)
_NEGATIVE = re.compile(
    r"\b(?:negative|normal|unremarkable|intact|symmetric(?:al)?|equal|within\s+normal\s+limits|wnl|"
    r"full|preserved|nil|none|good|5\s*/\s*5|no\s+\w+|not\s+\w+|without|nontender|non\s+tender|"
    r"pain\s*free|painless|clear)\b"
)
_NO_NEGATIVE = re.compile(
    r"\b(?:not\s+(?:possible|able|held|full|normal|symmetric\w*|improved)|no\s+(?:contraction|"
    r"response|movement|activity|power|strength|change|reflex|pulse|improvement|better))\b"
)
_LOSS = re.compile(r"\b(?:absent|lost|none|unobtainable|not\s+(?:present|elicited|obtained))\b")
_REFLEX = re.compile(r"\b(?:reflex\w*|jerk|dtrs?)\b")
_REFLEX_GRADE = re.compile(r"([0-4])\s*\+?(?:\s*/\s*4)?")
_LOSS_TESTS = re.compile(r"\b(?:reflex\w*|jerk|puls\w*|sensation|sensory|sweating)\b")
_POSITIVE = re.compile(
    r"\b(?:positive|limited|weak\w*|tender\w*|pain\w*|hurts?|sore|reduced|decreased|diminished|depressed|"
    r"altered|abnormal\w*|tight\w*|short\w*|present|atroph\w*|wast\w*|reproduc\w*|provok\w*|restricted|"
    r"stiff\w*|swollen|swelling|brisk|hyper\w*|hypo\w*|asymmetr\w*|impaired|loss|spasm|guarding|"
    r"trigger\s+points?|taut|refer\w*|consistent\s+with|limp|drop|absent|lost|"
    r"[0-4]\s*[+-]?\s*/\s*5|5\s*-\s*/\s*5|unable|cannot|increased|raised|elevated|mild|moderate|"
    r"severe|marked|worse|exquisite\w*|numb\w*|tingl\w*|paresthesi\w*|paraesthesi\w*|deficits?|"
    r"not\s+possible|paralys\w*|suggest\w*|engorged|partial|constricted|click\w*|felt|pulse|ropy|"
    r"slight|firm|thick\w*|nodul\w*|band|overactive|slow|aggravat\w*)\b"
)
_PAIN_FREE = re.compile(r"\b(?:no\s+pain|pain\s*-?\s*free|painless|without\s+pain|not\s+painful)\b")
_WAYS: dict[str, re.Pattern[str]] = {
    "weak": re.compile(
        r"\bweak\w*|\bparalys\w*|\bpalsy|\bpares[ie]s\b|\b[0-4]\s*[+-]?\s*/\s*5|\b5\s*-\s*/\s*5|"
        r"\bloss\s+of\s+(?:strength|power)|\bcannot\b|\bunable\b|\bnot\s+possible\b|\bdrop\b|"
        r"\bgives?\s+way|\bno\s+contraction|\bnot\s+held"
    ),
    "limited": re.compile(
        r"\blimited|\brestricted|\breduced|\bdecreased|\bstiff\w*|\bhypomobil\w*|\bhypokinetic|"
        r"\bloss\s+of\s+(?:motion|movement|range)|\bend\s+range|\btight\w*|\bshort\w*"
    ),
    "painful": re.compile(
        r"\bpain(?:ful|s)?\b|\bhurts?\b|\breproduc\w*|\bprovok\w*|\bsore\b|\btender\b|\baggravat\w*"
    ),
    "reduced": re.compile(
        r"\babsent|\breduced|\bdecreased|\bdiminished|\bdepressed|\blost\b|\bloss\b|\bhypo\w*|"
        r"\bsluggish|\bweak\w*|\bnumb\w*|\baltered|\bimpaired|\bunobtainable|\btrace\b|\b1\s*\+|^\s*[01]\b"
    ),
    "brisk": re.compile(r"\bbrisk|\bhyper\w*|\bincreased|\bexaggerated|\bclonus|\b[34]\s*\+"),
    "tender": re.compile(r"\btender\w*|\bpain\w*|\bsore\w*|\bhyperalges\w*"),
    "point": re.compile(
        r"\btrigger\s*points?|\btaut|\bnodul\w*|\btwitch|\bropy|\btrps?\b|\bmtrps?\b|\bbands?\b"
    ),
    "refers": re.compile(
        r"\brefer\w*|\bradiat\w*|\bspread\w*|\bsatellite|\bactive\b(?!\s+(?:movement|range|motion))"
    ),
    "familiar": re.compile(
        r"\bfamiliar|\breproduc\w*|\brecogni[sz]\w*|\b(?:her|his|their|main|usual|same|exact)\s+(?:main\s+)?"
        r"(?:pain|headache|symptoms?|complaint)|\bsource\s+of\s+the\b|\bconcordant"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """How a row came out, and the ways in which (weak, limited, painful, reduced, ...)."""

    outcome: Outcome
    ways: frozenset[str] = field(default_factory=frozenset)
    graded: float = 1.0

    @property
    def is_positive(self) -> bool:
        return self.outcome is Outcome.POSITIVE

    @property
    def is_open(self) -> bool:
        return self.outcome is Outcome.OPEN

    @property
    def is_negative(self) -> bool:
        return self.outcome is Outcome.NEGATIVE


def result_of(test: str, result: str, detail: str) -> Result:
    """The result of one row; where the result says nothing either way, the detail decides."""
    test, result, detail = (_plain(text) for text in (test, result, detail))
    outcome = _outcome(test, result) or _outcome(test, detail) or Outcome.OPEN
    said = f"{result} . {detail}"
    ways = frozenset(way for way, pattern in _WAYS.items() if _says(pattern, said))
    if _PAIN_FREE.search(said):
        ways -= {"painful", "tender"}
    return Result(outcome=outcome, ways=ways, graded=_strength_grade(said))


def _outcome(test: str, said: str) -> Outcome | None:
    if not said.strip():
        return None
    if _UNSURE.search(said):
        return Outcome.UNSURE
    if _LOSS_TESTS.search(test) and _LOSS.search(said):
        return Outcome.POSITIVE
    if _REFLEX.search(test) and (grade := _REFLEX_GRADE.fullmatch(said.strip())):
        return Outcome.NEGATIVE if grade[1] == "2" else Outcome.POSITIVE
    negative, positive = _first(_NEGATIVE, said), _first(_POSITIVE, said)
    if negative is not None and (positive is None or negative <= positive):
        return Outcome.POSITIVE if _NO_NEGATIVE.match(said, negative) else Outcome.NEGATIVE
    if positive is None:
        return None
    return Outcome.NEGATIVE if said.strip() == "absent" else Outcome.POSITIVE


def _first(pattern: re.Pattern[str], said: str) -> int | None:
    match = pattern.search(said)
    return match.start() if match else None


def _says(pattern: re.Pattern[str], said: str) -> bool:
    """Whether a way is said and not denied in the words just before it."""
    return any(
        not re.search(r"\b(?:no|not|without|nor)\s+(?:\w+\s+){0,2}$", said[: match.start()])
        or _NO_NEGATIVE.search(match.group())
        for match in pattern.finditer(said)
    )


def _strength_grade(said: str) -> float:
    """How full a weakness is: 4+/5 and "mildly" are partial (0.7), 4/5 and less are full."""
    match = re.search(r"\b([0-5])\s*([+-]?)\s*/\s*5", said)
    if match is None:
        return 0.7 if re.search(r"\b(?:mild\w*|slight\w*|minimal\w*)\b", said) else 1.0
    points = int(match[1]) + {"+": 0.3, "-": -0.3, "": 0.0}[match[2]]
    return 1.0 if points <= 4.0 else 0.7


def _plain(text: str) -> str:
    lower = text.lower().replace("–", "-")
    return re.sub(r"(?<=[a-z])-(?=[a-z])", " ", lower)
