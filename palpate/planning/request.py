"""What a plan is asked for: minutes, targets, goals, limits. Plain values only."""

from dataclasses import dataclass
from typing import Literal

from palpate.knowledge.source import Kind
from palpate.knowledge.technique import Outcome, Technique
from palpate.planning.plan import Line, Position
from palpate.planning.scenario import Scenario
from palpate.quantities import Side

Irritability = Literal["low", "moderate", "high"]
ScreenAction = Literal["proceed", "caution", "refer", "refer_urgent", "emergency"]
NO_SESSION: frozenset[ScreenAction] = frozenset({"refer_urgent", "emergency"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What the client wants: an outcome, or an activity of theirs (then `outcome` is function).

    `weight` is 0-10. `regions` are where it is held up; empty means everywhere.
    """

    id: str
    label: str
    outcome: Outcome
    weight: float = 1.0
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Retest:
    """A movement or point that hurt and is measured again, where it can be, and for how long."""

    id: str
    label: str
    kind: Literal["movement", "point"]
    positions: tuple[Position, ...]
    minutes: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """The weak antagonist of a short muscle: what is activated once the muscle is released."""

    id: str
    label: str
    positions: tuple[Position, ...]
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Danger:
    """What must be respected at a target.

    `strict` sites (a pulse beneath, a vessel on top) are pressed by nothing but a pincer grip;
    beside the others work is gentle. `one_side` means never both sides at once.
    """

    site: str
    strict: bool = False
    one_side: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something that may be treated: a source on a side.

    `areas` are what the hands touch (not where it is felt). `traits` are words that techniques
    lean on: short, weak, referring, diffuse, very-tender, acute, chronic, superficial, deep,
    pincer (can be lifted between finger and thumb). `dangers` are what must not be pressed there.
    `burden` weighs it against the others when it is present.
    """

    id: str
    source: str
    label: str
    kind: Kind
    side: Side
    region: str
    probability: float
    positions: tuple[Position, ...]
    areas: tuple[str, ...] = ()
    structure: str = ""
    traits: frozenset[str] = frozenset()
    dangers: tuple[Danger, ...] = ()
    credentials: tuple[str, ...] = ()
    retests: tuple[str, ...] = ()
    partner: Partner | None = None
    burden: float = 1.0
    self_care: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A precaution as the plan obeys it.

    `id` is its kind or the rule behind it; a technique whose contraindications name it is not
    done. With `areas` or `regions` it holds only there, else everywhere. `no_work` keeps all
    hands-on work away.
    """

    id: str
    why: str
    areas: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    side: Side = Side.UNKNOWN
    no_work: bool = False
    no_techniques: frozenset[str] = frozenset()
    no_classes: frozenset[str] = frozenset()
    no_contacts: frozenset[str] = frozenset()
    no_deep: bool = False
    discomfort_at_most: int | None = None
    minutes_at_most: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionLimit:
    """A place the client cannot be put in, or only for some minutes."""

    position: Position
    why: str
    minutes_at_most: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What the client agreed to. Sensitive areas need their own yes; the others a general one."""

    given: bool = True
    sensitive: frozenset[str] = frozenset()
    agreed: frozenset[str] = frozenset()
    withheld: frozenset[str] = frozenset()
    techniques_withheld: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Therapist:
    """Whose hands these are. `hand_load_at_most` is in load-minutes (0-3 per minute of work)."""

    credentials: frozenset[str] = frozenset()
    tools: frozenset[str] = frozenset()
    hand_load_at_most: float = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LastWork:
    """What was done to a target at an earlier visit, and how sore it was afterwards."""

    target: str
    technique: str
    hours_ago: float
    sore_hours: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A line the therapist wants, or does not: a technique on a target. "" matches any."""

    technique: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRequest:
    """Everything a plan depends on; the same request gives the same plan.

    `scenarios` are joint draws of which targets are present; empty means the targets' own
    probabilities, taken as independent. `pressure_budget` is in discomfort-minutes. `done` are
    lines of this session already over, `elapsed_minutes` what the clock says; `reminders` are
    asked or agreed at the greeting.
    Raises ValueError for ids used twice or naming nothing.
    """

    minutes: float
    targets: tuple[Target, ...]
    techniques: tuple[Technique, ...]
    goals: tuple[Goal, ...]
    retests: tuple[Retest, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    action: ScreenAction = "proceed"
    barred_because: str = ""
    limits: tuple[Limit, ...] = ()
    position_limits: tuple[PositionLimit, ...] = ()
    consent: Consent = Consent()
    therapist: Therapist = Therapist()
    discomfort_at_most: int = 5
    pressure_budget: float = 150.0
    irritability: Irritability = "low"
    progressing_loss: bool = False
    cord_signs: bool = False
    last: tuple[LastWork, ...] = ()
    wanted: tuple[Pick, ...] = ()
    unwanted: tuple[Pick, ...] = ()
    done: tuple[Line, ...] = ()
    elapsed_minutes: float = 0.0
    reminders: tuple[str, ...] = ()
    knowledge_version: str = ""

    def __post_init__(self) -> None:
        for name, ids in (
            ("target", [target.id for target in self.targets]),
            ("technique", [technique.id for technique in self.techniques]),
            ("re-test", [retest.id for retest in self.retests]),
        ):
            if len(set(ids)) < len(ids):
                raise ValueError(f"A {name} stands twice in the request; give each its own id.")
        if (self.minutes * 2) % 1 or self.minutes <= 0:
            raise ValueError(f"Minutes come in halves above 0, not {self.minutes}.")
        lost = {r for target in self.targets for r in target.retests} - {r.id for r in self.retests}
        if lost:
            raise ValueError(f"Targets name re-tests the request lacks: {', '.join(sorted(lost))}.")

    @property
    def no_session(self) -> str:
        """Why there is no session today; empty where there may be one."""
        if self.action in NO_SESSION:
            return self.barred_because or "The screen asks for a doctor before any treatment."
        return self.barred_because

    def target(self, target: str) -> Target:
        """The target of that id; raises KeyError with the ids that exist."""
        found = next((one for one in self.targets if one.id == target), None)
        if found is None:
            known = ", ".join(one.id for one in self.targets)
            raise KeyError(f"No target '{target}' in the request; it has {known}.")
        return found

    def technique(self, technique: str) -> Technique:
        """The technique of that id; raises KeyError where it is not among the request's."""
        found = next((one for one in self.techniques if one.id == technique), None)
        if found is None:
            raise KeyError(f"No technique '{technique}' in the request; is its file current?")
        return found
