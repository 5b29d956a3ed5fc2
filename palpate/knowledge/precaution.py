"""What a plan must obey when a rule has fired."""

from dataclasses import dataclass
from typing import Literal

from palpate.knowledge.examination import ExaminationClass, Position
from palpate.knowledge.technique import Contact, TechniqueClass

PrecautionKind = Literal[
    "written_clearance", "avoid_area", "pressure_limit", "position_limit", "no_technique",
    "no_test", "ask_first", "guardian", "crisis_path",
]  # fmt: skip
Place = Literal["", "complaint", "site", "everywhere"]
"""Where it holds: the `areas` named (""), where it hurts, the place the answer speaks of (the
therapist marks it before the plan is made), or the whole body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Precaution:
    """One thing the plan must keep, in words for the therapist (`say`) and in values.

    written_clearance   no work before a doctor's written word (in `areas`/`place`, else any)
    avoid_area          no hands on `areas` (area or region ids) or `place`
    pressure_limit      discomfort at most `max_discomfort` (0-10) in `areas`/`place`
    position_limit      `positions` not at all, or at most `max_minutes` each
    no_technique        not these `techniques` (ids), `classes`, `contacts`, nor deep ones if `deep`
    no_test             not these `examinations` (ids), `examination_classes`, nor any test at the
                        end of the neck's range if `end_range_neck`
    ask_first           `say` is asked and answered before hands on
    guardian            a guardian is present and has consented
    crisis_path         the clinic's crisis path is followed; the client is not left alone

    Raises ValueError where a kind lacks what it limits.
    """

    kind: PrecautionKind
    say: str
    areas: tuple[str, ...] = ()
    place: Place = ""
    max_discomfort: int | None = None
    positions: tuple[Position, ...] = ()
    max_minutes: float | None = None
    techniques: tuple[str, ...] = ()
    classes: tuple[TechniqueClass, ...] = ()
    contacts: tuple[Contact, ...] = ()
    deep: bool = False
    examinations: tuple[str, ...] = ()
    examination_classes: tuple[ExaminationClass, ...] = ()
    end_range_neck: bool = False

    def __post_init__(self) -> None:
        if not self.say:
            raise ValueError(f"{self.kind}: say in words what the therapist does")
        if not self._has_what_it_limits():
            raise ValueError(f"{self.kind}: name what is limited, see Precaution's table")
        if self.max_discomfort is not None and not 0 <= self.max_discomfort <= 7:
            raise ValueError(f"max_discomfort lies within 0 and 7, not {self.max_discomfort}")
        if self.max_minutes is not None and self.max_minutes <= 0:
            raise ValueError(f"max_minutes is above 0, not {self.max_minutes}")

    def _has_what_it_limits(self) -> bool:
        needed = {
            "avoid_area": bool(self.areas or self.place),
            "pressure_limit": self.max_discomfort is not None and bool(self.areas or self.place),
            "position_limit": bool(self.positions),
            "no_technique": bool(self.techniques or self.classes or self.contacts or self.deep),
            "no_test": bool(self.examinations or self.examination_classes or self.end_range_neck),
        }
        return needed.get(self.kind, True)
