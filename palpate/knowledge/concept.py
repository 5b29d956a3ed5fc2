"""A concept of the vocabulary: what clients and clinicians say, and what it means here."""

from dataclasses import dataclass
from typing import Literal

ConceptClass = Literal[
    "activity", "posture", "movement", "mechanism", "onset", "course", "quality", "occupation",
    "sport", "condition", "medicine", "operation", "relief", "sign", "association",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One meaning with the phrases that say it.

    `leak` is how often people with none of the modelled sources would say it; a generic concept
    (walking, stiffness) has a high one. `sided` concepts are found on a side. `phrases` are
    plain lower-case wordings; `*` ends a stem ("throw*"). `broader` is a more general concept.
    """

    id: str
    label: str
    kind: ConceptClass
    leak: float = 0.05
    sided: bool = False
    broader: str = ""
    phrases: tuple[str, ...] = ()
    not_phrases: tuple[str, ...] = ()
