"""Weakness as the client tells it: "my grip has become weaker", "I cannot lift the foot"."""

import re
from collections.abc import Iterator

from palpate.findings.finding import Finding
from palpate.knowledge.terms.clauses import Clause
from palpate.knowledge.terms.lexicon import Lexicon
from palpate.knowledge.terms.negation import Polarity, polarity

TOLD_GRADE, HINTED_GRADE = 0.7, 0.4
"""Told as weakness; or only as something that cannot be done, for which pain may be the reason."""
_WEAK = re.compile(r"\bweak\w*|\blost\s+(?:\w+\s+)?strength|\bloss\s+of\s+strength|\bno\s+strength")
_CANNOT = re.compile(
    r"\b(?:cannot|can't|can\s+not|could\s+not|unable\s+to|trouble|hard(?:er)?\s+to|difficult\w*|"
    r"struggle\s+to|drops?|dropped)\b"
)
_HURTS = re.compile(r"\b(?:pain\w*|hurt\w*|sore|ach(?:e|es|ing)|stiff\w*)\b")


def told_weakness(clause: Clause, words: Lexicon) -> Iterator[Finding]:
    """Signs of weakness in a clause; none from a mere "cannot" where pain or stiffness is named."""
    weak = _WEAK.search(clause.text)
    cannot = _CANNOT.search(clause.text)
    if not weak and (not cannot or _HURTS.search(clause.text)):
        return
    if weak and polarity(clause.text, *weak.span()) is not Polarity.YES:
        return
    moved = words.movements.read(clause.text, muscles=bool(weak))
    signs = [f"weak.{name}" for name in moved.movements]
    known = sorted(sign for sign in signs if sign in words.knowledge.concepts)
    grade = TOLD_GRADE if weak else HINTED_GRADE
    if moved.whole and known:
        known = ["+".join(known)]
    for sign in known:
        yield Finding(key=f"sign:{sign}", grade=grade, said=clause.original.strip())
