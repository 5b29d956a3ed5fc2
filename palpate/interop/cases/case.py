"""A case as a clinician writes it down, and the three readings it is scored in."""

from dataclasses import dataclass, replace
from enum import StrEnum

from palpate.knowledge.base import Knowledge
from palpate.knowledge.terms.rows import Row, is_palpation
from palpate.quantities import Side


class Reading(StrEnum):
    """What of a case may be seen: without findings, without palpation, or all of it.

    Findings that settle the answer (imaging, conduction, blocks) are in none of them.
    """

    HISTORY = "history"
    EXAMINATION = "examination"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class PainLocation:
    """Where it is felt: an area in plain terms, its side, how it feels, whether it spreads."""

    where: str
    side: Side = Side.UNKNOWN
    quality: tuple[str, ...] = ()
    radiates: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One finding. `confirmatory` findings would not be known in a treatment room."""

    test: str
    site: str = ""
    result: str = ""
    detail: str = ""
    confirmatory: bool = False

    @property
    def row(self) -> Row:
        return Row(test=self.test, site=self.site, result=self.result, detail=self.detail)


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What a reference case was found to be. The kind may be `red_flag`."""

    kind: str
    structure: str
    side: str = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A presentation. `age` in years; `truth` only in reference cases, the primary one first."""

    id: str
    complaint: str
    age: float | None = None
    sex: str | None = None
    pain_locations: tuple[PainLocation, ...] = ()
    onset_history: str = ""
    aggravating: tuple[str, ...] = ()
    relieving: tuple[str, ...] = ()
    findings: tuple[Found, ...] = ()
    context: tuple[str, ...] = ()
    truth: tuple[Truth, ...] = ()
    line: int = 0

    @property
    def side(self) -> Side:
        """The painful side: the first one told of a place, unknown where none is."""
        told = (place.side for place in self.pain_locations)
        return next((side for side in told if side is not Side.UNKNOWN), Side.UNKNOWN)

    def read_as(self, reading: Reading, knowledge: Knowledge) -> "Case":
        """The case with only what the reading may see; its truth is hidden."""
        return replace(
            self,
            findings=tuple(f for f in self.findings if _is_seen(f, reading, knowledge)),
            truth=(),
        )


def _is_seen(found: Found, reading: Reading, knowledge: Knowledge) -> bool:
    if found.confirmatory or reading is Reading.HISTORY:
        return False
    return reading is Reading.FULL or not is_palpation(found.row, knowledge)
