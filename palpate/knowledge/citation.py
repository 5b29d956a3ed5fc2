"""Where a fact was read, and how much that is worth."""

from dataclasses import dataclass
from typing import Literal

Confidence = Literal["verified", "partly", "recalled"]
"""verified: the source was read; partly: seen in part or for the whole of which this is a part;
recalled: general knowledge, unread. It widens a link's range and is shown wherever a fact is."""

EvidenceKind = Literal[
    "guideline", "review", "trial", "cohort", "case-series", "case-report", "textbook",
    "teaching-page", "anatomy", "judgement",
]  # fmt: skip

Read = Literal["yes", "abstract", "secondary", "survey", "no"]
"""How a reference was read: whole, its abstract, through another page, by the first survey."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A publication or page. `address`, `doi` or `pmid` was seen, unless `read` is "no"."""

    key: str
    title: str
    year: int | None = None
    address: str = ""
    doi: str = ""
    pmid: str = ""
    licence: str = ""
    read: Read = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One line of evidence inside a file; facts of that file name it by its short key."""

    source: str
    locator: str = ""
    kind: EvidenceKind = "textbook"
    supports: bool = True
    note: str = ""
