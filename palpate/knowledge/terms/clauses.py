"""Splits what was said into clauses, each with the kind of statement it makes.

A clause is the stretch in which one negation can reach: "no fever, but my calf is swollen" is
two. Offsets always point into the text as it was given, so a hit can be shown in its own words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from palpate.knowledge.terms.clause_kinds import Kind, kind_of

_SENTENCE_END = r"[!?;\n()]|\.(?=\s|$)"
_CONTRAST = r"\b(?:but|however|although|though|whereas|except(?:\s+for)?|apart\s+from|yet)\b"
# Only words that open a clause of their own: "leg hurts and is swollen" stays together, and so
# does "my arm went blue, it hurts", where "it" is the arm.
_SUBJECT = (
    r"(?:i|i've|i'm|i'd|he|she|there|my|his|her|the|now|then|since|today|"
    r"recently|lately|currently|first|later|earlier|previously)"
)
_NEW_SUBJECT = rf",\s*(?:and\s+|so\s+)?(?={_SUBJECT}\b)|\band\s+(?={_SUBJECT}\b)"
_DASH = r"\s[-–—]+\s(?!no\b|none\b|nil\b|negative\b|absent\b)"
_BREAK = re.compile(rf"{_SENTENCE_END}|{_CONTRAST}|{_NEW_SUBJECT}|{_DASH}")
_HISTORY_LIST = re.compile(r"\bhistory\s+of\b[^.;!?\n()]*")
_ABBREVIATIONS = re.compile(r"\b(?:dr|mr|mrs|vs|approx|e\.g|i\.e|ca|st|incl|resp)\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause, with its offset `start` in the text it came from.

    `text` is normalised (lower case, a hyphen inside a word as a space) and as long as `original`,
    which keeps the words as given.
    """

    text: str
    original: str
    start: int
    kind: Kind

    def said(self, start: int, end: int) -> str:
        """The words of the original between two offsets of this clause."""
        return self.original[start:end]


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text, in order; empty ones are left out."""
    plain = normalised(text)
    return tuple(_clauses_between(plain, text))


def normalised(text: str) -> str:
    """Lower case, straight apostrophes, hyphens inside words as spaces; length is kept."""
    lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    straight = lower.translate(_STRAIGHT)
    return re.sub(r"(?<=[a-z])-(?=[a-z])", " ", straight)


_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "`": "'", "‐": "-", "‑": "-"})


def _clauses_between(plain: str, text: str) -> Iterator[Clause]:
    # Abbreviations lose their full stop in the copy that is searched for breaks, never in length.
    searched = _ABBREVIATIONS.sub(lambda m: m.group().replace(".", " "), plain)
    # "History of cancer, weight loss": only the first is of the past.
    searched = _HISTORY_LIST.sub(lambda m: m.group().replace(",", ";"), searched)
    start = 0
    for end, after in [
        *((m.start(), m.end()) for m in _BREAK.finditer(searched)),
        (len(plain),) * 2,
    ]:
        piece = plain[start:end]
        if piece.strip(" ,:-"):
            original = text[start:end]
            yield Clause(text=piece, original=original, start=start, kind=kind_of(piece))
        start = after
