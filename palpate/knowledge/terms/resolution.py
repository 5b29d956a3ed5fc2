"""What became of a text: findings, the words that were placed, and those that were not."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from palpate.findings.finding import Finding
from palpate.knowledge.terms.places import Place


class Role(StrEnum):
    """What a text answers, which decides what its words mean."""

    COMPLAINT = "complaint"
    PLACE = "place"
    QUALITY = "quality"
    ONSET = "onset"
    AGGRAVATING = "aggravating"
    RELIEVING = "relieving"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Words that mean something here: their offsets, the words, and the keys they became."""

    start: int
    end: int
    said: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """A text as findings. `unplaced` are the clauses of which nothing was understood."""

    findings: tuple[Finding, ...] = ()
    placed: tuple[Placed, ...] = ()
    unplaced: tuple[str, ...] = ()
    places: tuple[Place, ...] = field(default_factory=tuple)

    def and_also(self, other: "Resolution") -> "Resolution":
        """Both, each finding once; offsets stay those of each one's own text."""
        return Resolution(
            findings=each_once((*self.findings, *other.findings)),
            placed=self.placed + other.placed,
            unplaced=self.unplaced + other.unplaced,
            places=self.places + other.places,
        )


def each_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The clearest telling of each key, side and state, in order of the first."""
    kept: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        name = (finding.key, finding.side.value, finding.state.value)
        before = kept.get(name)
        if before is None or finding.grade > before.grade:
            kept[name] = finding
    return tuple(kept.values())
