"""An examination: how it is done, when it must not be, and what a positive result bears on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from palpate.knowledge.citation import Citation, Confidence

ExaminationClass = Literal[
    "palpation", "active-movement", "passive-movement", "resisted-movement", "length", "strength",
    "neurological", "neurodynamic", "orthopaedic", "functional", "history",
]  # fmt: skip
Position = Literal["standing", "sitting", "supine", "prone", "side-lying", "any"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """What a positive result says of a source (or of every source of a group).

    Either `sensitivity` with `specificity`, from which the strength follows, or `strength` by
    judgement. `range` bounds the sensitivity or strength. All within (0, 1).
    """

    source: str
    sensitivity: float | None = None
    specificity: float | None = None
    strength: float | None = None
    range: tuple[float, float] | None = None
    population: str = ""
    reference_standard: str = ""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """A test a therapist can do. `leak` is its positive rate in people with none of the modelled
    sources; `family` names the tests that are correlated and enter as one finding; `sign` names
    the sign concepts a positive result amounts to (a strength test and its weakness);
    `contraindications` are ids of screening rules under which it is not done.
    """

    id: str
    label: str
    kind: ExaminationClass
    region: str
    how: str
    positive: str
    minutes: float
    position: Position
    synonyms: tuple[str, ...] = ()
    family: str = ""
    leak: float = 0.1
    leak_range: tuple[float, float] = (0.05, 0.2)
    sided: bool = True
    sign: tuple[str, ...] = ()
    contraindications: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    end_range_neck: bool = False
    scope: str = ""
    confidence: Confidence = "recalled"
    reviewed_by: str = ""
    status: Literal["current", "retired"] = "current"
    replaced_by: str = ""
    bears_on: tuple[Bearing, ...] = ()
    cited: Mapping[str, Citation] = field(default_factory=dict)
