"""A technique: what it is, its dose, where it suits, when it must not be, what it does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from palpate.knowledge.citation import Citation, Confidence
from palpate.knowledge.door import admit, parse
from palpate.knowledge.source import Kind

TechniqueClass = Literal[
    "general", "specific", "joint", "neural", "lengthening", "activation", "education"
]
Reach = Literal["target", "group", "region", "person"]
"""What one application covers: one tissue, one side of a region, a region, or nobody's tissue."""
Contact = Literal["none", "light", "gliding", "sustained", "friction"]
"""How the hand meets the tissue; sustained and friction load it most."""
Outcome = Literal["pain", "ppt", "rom", "function"]
"""ppt is the pressure pain threshold, rom the range of motion."""
Certainty = Literal["high", "moderate", "low", "very low", "recalled"]
NerveLoad = Literal["none", "slides", "tensions"]
ActsBy = Literal[
    "compression", "ease", "contraction", "stretch", "glide", "friction", "joint", "slide",
    "tension", "activation", "warmth", "calm", "talk",
]  # fmt: skip
"""What a technique does to a tissue; the same is hardly worth doing to it twice in a session."""
NearDanger = Literal["never", "pincer", "allowed"]
"""Beside an endangerment site: never, only lifted between finger and thumb, or without worry."""
Lubricant = Literal["oiled", "dry", "either"]

LARGEST_DISCOMFORT = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """One application.

    Seconds are per repeat, the rest lies between repeats; discomfort is the client's 0-10, never
    above 7; effort is the client's contraction in percent of the strongest.
    """

    seconds: tuple[float, float]
    repeats: tuple[int, int]
    rest_seconds: float = 0.0
    discomfort: tuple[int, int] = (0, 0)
    effort_percent: tuple[int, int] | None = None
    in_words: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.seconds[0] <= self.seconds[1]:
            raise ValueError(f"seconds run from low to high above 0, not {self.seconds}")
        if not 1 <= self.repeats[0] <= self.repeats[1]:
            raise ValueError(f"repeats run from low to high from 1, not {self.repeats}")
        if not 0 <= self.discomfort[0] <= self.discomfort[1] <= LARGEST_DISCOMFORT:
            raise ValueError(f"discomfort lies within 0 to 7, low first, not {self.discomfort}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """How long an application takes, in half-minutes: the least, the usual and the most."""

    least: float
    usual: float
    most: float

    def __post_init__(self) -> None:
        if not 0 < self.least <= self.usual <= self.most:
            raise ValueError(
                f"minutes: 0 < least <= usual <= most must hold, "
                f"not {self.least}, {self.usual}, {self.most}"
            )
        if any((minutes * 2) % 1 for minutes in (self.least, self.usual, self.most)):
            raise ValueError("minutes come in halves, such as 1.5")


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A published comparison.

    `estimate`, `low`, `high` are in the `measure` (smd, or md in `unit`), signed so that better is
    positive; the bounds are a 95% interval, where one stands.
    """

    outcome: Outcome
    measure: Literal["smd", "md", "or", "within-group d"]
    estimate: float
    low: float | None = None
    high: float | None = None
    unit: str = ""
    certainty: Certainty
    population: str
    comparison: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The effect the planner reckons with.

    In standard deviations, better positive, shrunk towards nothing by the certainty; `basis` says
    from what and how.
    """

    outcome: Outcome
    effect: float
    range: tuple[float, float]
    basis: str

    def __post_init__(self) -> None:
        if not 0.0 <= self.range[0] <= self.effect <= self.range[1]:
            raise ValueError(
                f"expected {self.outcome}: 0 <= low <= effect <= high must hold, "
                f"not {self.range[0]}, {self.effect}, {self.range[1]}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Suits:
    """How well the technique fits a kind of source, in (0, 1]; a judgement."""

    kind: Kind
    fit: float

    def __post_init__(self) -> None:
        if not 0.0 < self.fit <= 1.0:
            raise ValueError(f"the fit to {self.kind} lies above 0 and up to 1, not {self.fit}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """A trait of the tissue that speaks for the technique (factor above 1) or against it.

    `why` ends the sentence "... because <why>".
    """

    trait: str
    factor: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Technique:
    """A technique as its file says it.

    `contraindications` are ids of screening rules and kinds of precaution under which it is not
    done; `after` are classes of technique that must have been done on the tissue before;
    `rest_hours` is how long the same tissue is left alone before it is loaded so again.
    `hand_load` is the therapist's own load, 0 none to 3 heavy, per minute of work.
    `for_client` is read by the client, `chosen_when` finishes "chosen because ..." for the
    therapist.
    """

    id: str
    label: str
    kind: TechniqueClass
    what: str
    for_client: str
    chosen_when: str
    dose: Dose
    minutes: Minutes
    reach: Reach
    contact: Contact
    acts_by: tuple[ActsBy, ...]
    positions: tuple[str, ...]
    stop_if: str
    synonyms: tuple[str, ...] = ()
    after: tuple[TechniqueClass, ...] = ()
    lubricant: Lubricant = "either"
    near_danger: NearDanger = "allowed"
    nerve: NerveLoad = "none"
    deep: bool = False
    releases: bool = False
    rest_hours: int = 0
    hand_load: int = 0
    tools: tuple[str, ...] = ()
    credentials: tuple[str, ...] = ()
    contraindications: tuple[str, ...] = ()
    suits: tuple[Suits, ...] = ()
    leanings: tuple[Leaning, ...] = ()
    effects: tuple[Effect, ...] = ()
    expected: tuple[Expected, ...] = ()
    home: str = ""
    home_dose: str = ""
    confidence: Confidence = "recalled"
    reviewed_by: str = ""
    status: Literal["current", "retired"] = "current"
    replaced_by: str = ""
    cited: Mapping[str, Citation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unknown = {key for effect in self.effects for key in effect.cites} - set(self.cited)
        if unknown:
            raise ValueError(f"effects cite {', '.join(sorted(unknown))}; add [cited.…] for it")
        if self.kind != "education" and not self.contraindications:
            raise ValueError("contraindications are empty; every technique of the hand has some")

    def fit(self, kind: str) -> float:
        """How well it suits a kind of source; 0 where it does not."""
        return next((row.fit for row in self.suits if row.kind == kind), 0.0)

    @property
    def certainty(self) -> Certainty:
        """The best certainty any of its cited effects has."""
        order: tuple[Certainty, ...] = ("high", "moderate", "low", "very low")
        held = {effect.certainty for effect in self.effects}
        return next((level for level in order if level in held), "recalled")


def read_techniques(folder: Path) -> tuple[Technique, ...]:
    """Every technique below `folder`, by file name; raises KnowledgeError with file and key."""
    return tuple(admit(Technique, parse(path), path) for path in sorted(folder.rglob("*.toml")))
