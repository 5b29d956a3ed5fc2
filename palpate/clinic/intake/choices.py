"""The short lists to tap: what makes it worse or better, what fits. Read from the knowledge base.

A list is what the sources felt in the marked places would lead one to expect, commonest first;
where nothing is marked, or nothing known is felt there, it is what the body as a whole offers.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from palpate.knowledge.base import Knowledge
from palpate.knowledge.concept import Concept
from palpate.knowledge.source import Source

Role = Literal["aggravating", "relieving", "history"]
Choice = tuple[str, str]
MOST = {"aggravating": 10, "relieving": 6, "history": 8}
WEIGHT = {"common": 4.0, "usual": 2.0, "rare": 0.5, "very_rare": 0.1}
"""How much a source's commonness counts for the order of a list; a judgement."""
SPILLOVER = 0.4
USUAL: dict[Role, tuple[str, ...]] = {
    "aggravating": (
        "sitting-long", "standing-long", "walking", "lifting", "bending-forward", "typing",
        "lying-on-it", "night-position", "stress", "any-movement",
    ),
    "relieving": ("rest", "movement-eases", "heat", "massage-pressure", "stretching", "lying-down"),
    "history": (
        "stiffness", "morning-stiffness", "night-pain", "course-episodic", "radiates", "headache",
        "cramps", "clicking",
    ),
}  # fmt: skip
_TOLD_ELSEWHERE = frozenset({"quality", "occupation", "sport", "medicine", "operation"})
_ONSET = frozenset(
    {
        "onset-sudden", "onset-gradual", "onset-after-trauma", "course-long", "course-progressive",
        "one-sided", "unlike-before", "painless",
    }
)  # fmt: skip


def offered(knowledge: Knowledge, areas: Iterable[str], role: Role) -> tuple[Concept, ...]:
    """The concepts worth offering for these places, most telling first."""
    scores = _scores(knowledge, frozenset(areas), role)
    ranked = sorted(scores, key=lambda concept: (-scores[concept], concept))
    names = dict.fromkeys((*ranked, *USUAL[role]))
    known = [knowledge.concepts[name] for name in names if name in knowledge.concepts]
    return tuple(concept for concept in known if _belongs(concept, role))[: MOST[role]]


def of_kind(knowledge: Knowledge, kind: str) -> tuple[Concept, ...]:
    """Every concept of a kind, as it stands in the knowledge base."""
    return tuple(c for c in knowledge.concepts.values() if c.kind == kind)


def as_choices(concepts: Iterable[Concept]) -> list[Choice]:
    """For a form: id and the words of the label; under "Your sport" it goes without saying."""
    words = ((c.id, c.label.removesuffix(" as a sport")) for c in concepts)
    return [(concept, said[0].upper() + said[1:]) for concept, said in words]


def _scores(knowledge: Knowledge, areas: frozenset[str], role: Role) -> dict[str, float]:
    scores: dict[str, float] = defaultdict(float)
    for source in knowledge.current_sources():
        fit = _fit(source, areas)
        for link in getattr(source, role) if fit else ():
            scores[link.concept] += fit * WEIGHT[source.commonness] * link.strength
    return scores


def _fit(source: Source, areas: frozenset[str]) -> float:
    felt = ((link.area, link.grade) for link in (*source.pain, *source.sensory))
    return max((1.0 if g == "essential" else SPILLOVER for a, g in felt if a in areas), default=0.0)


def _belongs(concept: Concept, role: Role) -> bool:
    if role != "history":
        return concept.kind in ("activity", "posture", "movement", "relief")
    return concept.kind not in _TOLD_ELSEWHERE and concept.id not in _ONSET
