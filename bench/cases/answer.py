"""An answer as the scorer sees it, whoever gave it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from palpate.knowledge.action import Action
from palpate.quantities import Side
from palpate.reasoning.assessment import Assessment


class RankedSource(Protocol):
    """One line of a ranking: a group of sources with its likeliest member (`source`)."""

    @property
    def kind(self) -> str: ...
    @property
    def side(self) -> Side: ...
    @property
    def probability(self) -> float: ...
    @property
    def source(self) -> str: ...


class Answer(Protocol):
    """What the screen asks for, and the ranking, the likeliest first."""

    @property
    def action(self) -> Action: ...
    @property
    def ranking(self) -> Sequence[RankedSource]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a ranking as plain values."""

    kind: str
    source: str
    side: Side
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer as plain values."""

    action: Action
    ranking: tuple[Line, ...]


def given(action: Action, assessment: Assessment) -> Given:
    """The reasoner's answer, cut down to what is scored."""
    lines = (
        Line(kind=row.kind, source=row.source, side=row.side, probability=row.probability)
        for row in assessment.ranking
    )
    return Given(action=action, ranking=tuple(lines))
