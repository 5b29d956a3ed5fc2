"""What a plan needs to know of the visit, beside the ranking and the screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from palpate.planning.request import (
    Consent,
    Goal,
    Irritability,
    LastWork,
    Pick,
    PositionLimit,
    Therapist,
)

Tolerance = Literal["low", "usual", "high"]
BUDGET_PER_MINUTE: dict[Tolerance, float] = {"low": 2.0, "usual": 3.0, "high": 4.0}
"""Discomfort-minutes for each minute booked; a judgement."""
SENSITISED_CAP = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The minutes, the client's goals and limits, and whose hands these are.

    `discomfort_at_most` is the client's own number, 5 of 10 unless agreed otherwise.
    `marked_areas` is the place a precaution speaks of ("site"), marked by the therapist. `cleared`
    are rules for which a doctor's written word is there. `traits` adds traits seen by the
    """

    minutes: float
    goals: tuple[Goal, ...] = ()
    discomfort_at_most: int = 5
    tolerance: Tolerance = "usual"
    irritability: Irritability = "low"
    is_sensitised: bool = False
    asked_for_deep_tissue: bool = False
    marked_areas: frozenset[str] = frozenset()
    cleared: frozenset[str] = frozenset()
    guardian_present: bool = False
    consent: Consent = field(default_factory=Consent)
    therapist: Therapist = field(default_factory=Therapist)
    position_limits: tuple[PositionLimit, ...] = ()
    last: tuple[LastWork, ...] = ()
    traits: Mapping[str, frozenset[str]] = field(default_factory=dict)
    wanted: tuple[Pick, ...] = ()
    unwanted: tuple[Pick, ...] = ()

    @property
    def discomfort_cap(self) -> int:
        """The most discomfort today; a sensitised client's is 3."""
        own = self.discomfort_at_most
        return min(own, SENSITISED_CAP) if self.is_sensitised else own

    @property
    def pressure_budget(self) -> float:
        """Discomfort-minutes for the session."""
        return self.minutes * BUDGET_PER_MINUTE[self.tolerance]
