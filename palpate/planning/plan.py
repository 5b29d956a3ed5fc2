"""A plan: the session's minutes, line by line, with what each is for."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Literal

Position = Literal[
    "prone", "supine", "side-lying-left", "side-lying-right", "sitting", "standing"
]  # fmt: skip
"""How the client is placed; side-lying-left is lying on the left side, so the right is free."""
Status = Literal["optimal", "feasible", "nothing", "no session"]
"""optimal: proven best in the usual order of places; feasible: good, the bound says how near;
nothing: no treatment helps or is allowed; no session: the screen forbids one."""


class Block(StrEnum):
    """The stretches of a session, in their usual order."""

    GREET = "greet"
    BASELINE = "baseline"
    WARM_UP = "warm_up"
    SPECIFIC = "specific"
    LENGTHENING = "lengthening"
    ACTIVATION = "activation"
    RETEST = "retest"
    HOME = "home"

    @property
    def is_treatment(self) -> bool:
        """Hands-on work or movement that is meant to change tissue; not talking or measuring."""
        return self in _TREATMENT


_TREATMENT = frozenset({Block.WARM_UP, Block.SPECIFIC, Block.LENGTHENING, Block.ACTIVATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dosage:
    """One line's dose.

    Seconds are per repeat; discomfort is the client's 0-10; effort is percent of the strongest
    contraction. 0 and None mean that it does not apply.
    """

    seconds: float = 0.0
    repeats: int = 0
    discomfort_at_most: int = 0
    effort_percent: int | None = None
    in_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A stretch of the session: what is done, on what, for how long, why, and what would stop it.

    `targets` are ids of the request's targets it serves; `structure` is what the hands are on, in
    words (the weak partner, where a line activates it). Minutes come in halves; a line starts at
    `start_minute` and ends before `end_minute`. The texts are empty until the plan is explained.
    """

    block: Block
    label: str
    start_minute: float
    minutes: float
    position: Position
    technique: str = ""
    targets: tuple[str, ...] = ()
    structure: str = ""
    side: str = ""
    retest: str = ""
    dose: Dosage = Dosage()
    goal: str = ""
    reason: str = ""
    not_next_best: str = ""
    stop_if: str = ""
    evidence: str = ""
    certainty: str = ""
    for_client: str = ""
    alternatives: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.minutes <= 0 or (self.minutes * 2) % 1 or (self.start_minute * 2) % 1:
            raise ValueError(
                f"{self.label}: minutes come in halves above 0, not {self.minutes} from "
                f"{self.start_minute}."
            )

    @property
    def end_minute(self) -> float:
        return self.start_minute + self.minutes

    @property
    def key(self) -> str:
        """Names the line within its plan, whatever its start: block, technique, what it serves."""
        return "/".join((self.block.value, self.technique or self.retest, *self.targets))


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeItem:
    """One thing to do at home, with its dose and when to stop."""

    id: str
    label: str
    how: str
    dose: str
    for_client: str
    targets: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    stop_if: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpaired:
    """A released short muscle whose weak partner is not activated in the session, and why."""

    target: str
    partner: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The lines in order of time, the home programme, and how good the plan is.

    `value` is the expected share of the complaint's treatable burden that the plan reaches, on an
    index from 0 to 1 that compares plans; it is no forecast for a person. `bound` is proven: no
    plan for this request is worth more. `gap` is their relative distance. `notes` say what was
    left out and why, in sentences. `spare_minutes` are booked and not used.
    """

    lines: tuple[Line, ...]
    status: Status
    value: float = 0.0
    bound: float = 0.0
    home: tuple[HomeItem, ...] = ()
    unpaired: tuple[Unpaired, ...] = ()
    notes: tuple[str, ...] = ()
    for_client: str = ""
    spare_minutes: float = 0.0
    knowledge_version: str = ""

    @property
    def gap(self) -> float:
        return max(0.0, (self.bound - self.value) / self.bound) if self.bound > 0 else 0.0

    @property
    def treatment(self) -> tuple[Line, ...]:
        """The lines that are hands-on work or movement."""
        return tuple(line for line in self.lines if line.block.is_treatment)

    @property
    def turns(self) -> int:
        """How often the client changes place: onto the table, over, off it."""
        places = [posture(line.position) for line in self.lines]
        return sum(one != next_one for one, next_one in pairwise(places))

    @property
    def end_minute(self) -> float:
        return max((line.end_minute for line in self.lines), default=0.0)


def posture(position: Position) -> str:
    """The place as far as turning goes: sitting and standing are both up from the table."""
    return "up" if position in ("sitting", "standing") else position
