"""The answer: what may be behind the findings, why, what is left over, and what to ask next."""

from dataclasses import dataclass

from palpate.quantities import Side

MODEL_VERSION = "noisy-or-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One finding's part in a source's odds: `factor` above 1 speaks for it, below 1 against."""

    text: str
    node: str
    factor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A source on a side with its own posterior."""

    source: str
    label: str
    side: Side
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One line of the ranking: a group by its likeliest member.

    `probability` is that any member is active, `low` and `high` the same at both ends of the
    parameter ranges. `because` and `against` stand strongest first.
    """

    rank: int
    kind: str
    subkind: str
    structure: str
    label: str
    site: str
    side: Side
    probability: float
    low: float
    high: float
    source: str
    members: tuple[Member, ...]
    because: tuple[Reason, ...]
    against: tuple[Reason, ...]
    treatable: bool
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """An examination worth doing next: what it would settle, per minute.

    `bits` is the expected fall in uncertainty over treatable sources; `utility` is bits per
    minute with the turning of the client counted in; `separates` names what it tells apart.
    """

    examination: str
    label: str
    side: Side
    position: str
    minutes: float
    bits: float
    utility: float
    how: str = ""
    separates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unexplained:
    """A finding that no ranked source explains well: `chance` that something unmodelled did it."""

    text: str
    node: str
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The whole answer. `status` is exact or provisional; `alike` are sets of ranks that cannot
    be told apart on what is known; `stable` is False where the first place changes within the
    parameter ranges.
    """

    ranking: tuple[Ranked, ...]
    unexplained: tuple[Unexplained, ...]
    alike: tuple[tuple[int, ...], ...]
    next: tuple[Ask, ...]
    status: str
    stable: bool
    knowledge_version: str
    model_version: str = MODEL_VERSION
