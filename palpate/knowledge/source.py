"""A source: what may be causing the findings, and the links from it to what it causes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from palpate.knowledge.citation import Citation, Confidence

Kind = Literal[
    "trigger_point", "nerve_entrapment", "radiculopathy", "joint", "vascular", "movement_pattern",
    "tendon", "other", "referred_visceral", "systemic",
]  # fmt: skip
Basis = Literal["trial", "cohort", "case-series", "textbook", "judgement"]
Commonness = Literal["common", "usual", "rare", "very_rare"]
Grade = Literal["essential", "spillover", "proximal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaLink:
    """An area a source is felt in. `essential` is where it is usually felt; `spillover` where it
    may spread; `proximal` where a nerve or root aches nearer the trunk. The grade carries the
    strength (`palpate.reasoning.model`) unless `strength` and `range` say otherwise.
    """

    area: str
    grade: Grade = "essential"
    strength: float | None = None
    range: tuple[float, float] | None = None
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """P(this source alone produces the finding), without the leak; with its range and basis."""

    concept: str
    strength: float
    range: tuple[float, float]
    basis: Basis = "judgement"
    cites: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        low, high = self.range
        if not 0.0 < low <= self.strength <= high < 1.0:
            raise ValueError(
                f"link to {self.concept}: 0 < low <= strength <= high < 1 must hold, "
                f"not {low}, {self.strength}, {high}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something that may be behind the findings, side-neutral.

    `group` is what ranks together (the parts of a muscle, the sites of a nerve). `belly` are the
    areas where the structure itself is tender. `aggravating`, `relieving` link to concepts of
    movement, posture and activity; `history` to mechanisms, occupations, sports, operations,
    conditions, qualities and onset; `signs` to weakness, reflexes, limited or painful movements,
    wasting; `spared` names signs and areas it leaves alone.
    """

    id: str
    kind: Kind
    label: str
    structure: str
    region: str
    group: str = ""
    subkind: str = ""
    site: str = ""
    laterality: Literal["paired", "midline"] = "paired"
    status: Literal["current", "retired"] = "current"
    replaced_by: str = ""
    confidence: Confidence = "recalled"
    reviewed_by: str = ""
    commonness: Commonness = "usual"
    treatable: bool = True
    sex: Literal["", "F", "M"] = ""
    age: tuple[int, int] | None = None
    about: str = ""
    about_plain: str = ""
    synonyms: tuple[str, ...] = ()
    xrefs: tuple[str, ...] = ()
    icd10cm: tuple[str, ...] = ()
    pain: tuple[AreaLink, ...] = ()
    sensory: tuple[AreaLink, ...] = ()
    belly: tuple[str, ...] = ()
    aggravating: tuple[Link, ...] = ()
    relieving: tuple[Link, ...] = ()
    history: tuple[Link, ...] = ()
    signs: tuple[Link, ...] = ()
    spared: tuple[str, ...] = ()
    tells_apart: Mapping[str, str] = field(default_factory=dict)
    cited: Mapping[str, Citation] = field(default_factory=dict)
