"""One thing that was asked or examined, and how it came out."""

from dataclasses import dataclass
from enum import StrEnum

from palpate.quantities import Side

ROLES = ("pain", "sensory", "worse", "better", "has", "sign", "test", "palpation")
"""What the first word of a finding's key may be; `docs/glossary.md` says what each means."""


class State(StrEnum):
    """Asked and there, or asked and not there. What was not asked is no finding at all."""

    PRESENT = "present"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A finding by its key (`role:concept`), with its side, state and grade.

    `grade` is in (0, 1]: 1 is full, less is partial (a drawing that only touches an area, strength
    4/5). Palpation uses .25 tender, .5 trigger-point criteria, .75 refers, 1 reproduces the
    familiar pain. `said` keeps the words it came from. Raises ValueError for an unknown role or a
    grade outside the range.
    """

    key: str
    side: Side = Side.UNKNOWN
    state: State = State.PRESENT
    grade: float = 1.0
    said: str = ""

    def __post_init__(self) -> None:
        role, _, concept = self.key.partition(":")
        if role not in ROLES or not concept:
            raise ValueError(
                f"'{self.key}' is no finding; write role:concept with a role of {', '.join(ROLES)}."
            )
        if not 0.0 < self.grade <= 1.0:
            raise ValueError(f"The grade of {self.key} lies above 0 and up to 1, not {self.grade}.")

    @property
    def role(self) -> str:
        return self.key.partition(":")[0]

    @property
    def concept(self) -> str:
        return self.key.partition(":")[2]

    @property
    def is_present(self) -> bool:
        return self.state is State.PRESENT

    def mirrored(self) -> "Finding":
        """The same finding on the other side of the body."""
        return Finding(
            key=self.key,
            side=self.side.mirrored(),
            state=self.state,
            grade=self.grade,
            said=self.said,
        )
