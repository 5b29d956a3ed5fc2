"""Side, Span and Probability: the values every other room is built from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

Probability = NewType("Probability", float)


class Side(StrEnum):
    """The side of the client's own body, as the client would say it."""

    LEFT = "left"
    RIGHT = "right"
    MIDLINE = "midline"
    BOTH = "both"
    UNKNOWN = "unknown"

    def mirrored(self) -> "Side":
        """The same place on the other side; midline, both and unknown mirror to themselves."""
        return _MIRROR.get(self, self)

    def covers(self) -> tuple["Side", ...]:
        """The single sides this stands for: both is left and right, unknown is neither."""
        if self is Side.BOTH:
            return (Side.LEFT, Side.RIGHT)
        return () if self is Side.UNKNOWN else (self,)


_MIRROR = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch, start in and end out, in whatever unit its owner names.

    Raises ValueError when the end stands before the start.
    """

    start: float
    end: float

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"A span cannot end ({self.end}) before it starts ({self.start}).")

    @property
    def length(self) -> float:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


def probability(value: float) -> Probability:
    """A chance within [0, 1]; raises ValueError outside it."""
    if not 0.0 <= value <= 1.0:
        raise ValueError(f"A probability lies within 0 and 1, not {value}.")
    return Probability(value)
