"""The knowledge base seen as a noisy-OR model: which source, on which side, leads to which finding.

A *node* is a finding on a side, written `role:concept@side`; findings without a side end in `@`.
An *instance* is a source on a side, written `source@side`. A place told vaguely is one node over
a set of areas, written with `+` between them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Literal

from palpate.knowledge.base import Knowledge
from palpate.knowledge.examination import Bearing, Examination
from palpate.knowledge.source import AreaLink, Link, Source
from palpate.quantities import Side
from palpate.reasoning.noisy_or import strength_from_test

Range = tuple[float, float, float]
"""Low end, value, high end of a strength; all judgement where no source gives its own."""

AREA_STRENGTH: dict[str, Range] = {
    "essential": (0.50, 0.70, 0.85),
    "spillover": (0.15, 0.28, 0.40),
    "proximal": (0.20, 0.40, 0.60),
}
BELLY_STRENGTH: Range = (0.20, 0.40, 0.60)
SENSORY_STRENGTH: dict[str, Range] = {
    "essential": (0.40, 0.60, 0.80),
    "spillover": (0.12, 0.25, 0.40),
    "proximal": (0.05, 0.15, 0.30),
}
SENSORY_FROM_PAIN: Range = (0.10, 0.20, 0.35)
CONFIDENCE = {"verified": 1.0, "partly": 0.92, "recalled": 0.85}
PALPATION_STRENGTH: Range = (0.55, 0.75, 0.88)
PALPATION_SIBLING: Range = (0.25, 0.45, 0.60)
PALPATION_LEAK = 0.15
AREA_LEAK, SENSORY_LEAK = 0.02, 0.02
PART_SHARE = 0.75
"""How much of a larger area's strength one part of it has (judgement)."""
GENERIC_LEAK, GENERIC_CAP, RARE_CAP = 0.05, 8.0, 20.0
NEURAL = ("nerve_entrapment", "radiculopathy")

Strengths = dict[str, float]
End = Literal["low", "mid", "high"]
_AT: dict[End, int] = {"low": 0, "mid": 1, "high": 2}


def instance(source: Source, side: Side) -> str:
    return f"{source.id}@{side.value}"


def sides_of(source: Source) -> tuple[Side, ...]:
    return (Side.MIDLINE,) if source.laterality == "midline" else (Side.LEFT, Side.RIGHT)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """Side-neutral links of every current source; nodes on sides are made on demand.

    `by_key` maps a finding key to {source id: strength}; `leaks` maps a key to its leak.
    """

    knowledge: Knowledge
    by_key: Mapping[str, Strengths]
    leaks: Mapping[str, float]
    groups: Mapping[str, tuple[Source, ...]]

    def members(self, name: str) -> tuple[Source, ...]:
        """The sources a source id or a group id names; none where it names nothing."""
        source = self.knowledge.sources.get(name)
        if source is not None and source.status == "current":
            return (source,)
        return self.groups.get(name, ())

    def siblings(self, source: Source) -> tuple[Source, ...]:
        return self.groups[group_key(source)]

    def leak(self, key: str) -> float:
        """How often the finding is there with none of the modelled sources; in [1e-4, 1)."""
        role, _, concept = key.partition(":")
        parts = concept.split("+")
        return 1.0 - prod(1.0 - self.leaks.get(f"{role}:{part}", AREA_LEAK) for part in parts)

    def strengths(self, key: str) -> Strengths:
        """{source id: strength} of a key; over a set of areas the strongest link counts."""
        role, _, concept = key.partition(":")
        best: Strengths = {}
        for part in concept.split("+"):
            for source, strength in self.by_key.get(f"{role}:{part}", {}).items():
                best[source] = max(best.get(source, 0.0), strength)
        return best

    def is_sided(self, key: str) -> bool:
        """Whether left and right are different findings of this key."""
        role, _, concept = key.partition(":")
        if role in ("pain", "sensory"):
            return any(self._paired(area) for area in concept.split("+"))
        if role == "test":
            examination = self.knowledge.examinations.get(concept)
            return examination is None or examination.sided
        return role in ("sign", "palpation")

    def _paired(self, area: str) -> bool:
        known = self.knowledge.areas.get(area)
        return known is None or known.paired

    def on_side(self, key: str, side: Side) -> Strengths:
        """{instance: strength} of a key on a side; a midline source reaches both sides, a finding
        without a side is reached from both.
        """
        found: Strengths = {}
        sided = self.is_sided(key) and side is not Side.MIDLINE
        for source_id, strength in self.strengths(key).items():
            for own in sides_of(self.knowledge.sources[source_id]):
                if not sided or own in (side, Side.MIDLINE):
                    found[f"{source_id}@{own.value}"] = strength
        return found


def group_key(source: Source) -> str:
    """What ranks together: the group within its kind, the source itself where it has none."""
    return f"{source.kind}:{source.group or source.id}"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Models:
    """The model at the low ends of all ranges, as believed, and at the high ends."""

    low: Model
    mid: Model
    high: Model


@lru_cache(maxsize=4)
def models_of(knowledge: Knowledge) -> Models:
    """The three models of a knowledge base, built once."""
    return Models(
        low=build_model(knowledge, "low"),
        mid=build_model(knowledge),
        high=build_model(knowledge, "high"),
    )


def build_model(knowledge: Knowledge, end: End = "mid") -> Model:
    """Turn every current source and examination into links, at one end of their ranges."""
    by_key: dict[str, Strengths] = defaultdict(dict)
    leaks = dict(_leaks(knowledge))
    groups: dict[str, list[Source]] = defaultdict(list)
    for source in knowledge.current_sources():
        groups[group_key(source)].append(source)
        if source.group:
            groups[source.group].append(source)
        for key, strength in _links_of(source, leaks, _AT[end]):
            for part, share in _parts(knowledge, key):
                known = by_key[part].get(source.id, 0.0)
                by_key[part][source.id] = max(known, strength * share)
    tupled = {name: tuple(sources) for name, sources in groups.items()}
    model = Model(knowledge=knowledge, by_key=by_key, leaks=leaks, groups=tupled)
    _add_palpation(model, by_key, _AT[end])
    for examination in knowledge.examinations.values():
        _add_bearings(model, examination, by_key, _AT[end])
    return model


def _parts(knowledge: Knowledge, key: str) -> Iterable[tuple[str, float]]:
    """The key itself, and where it names a larger area, its parts: any one of them is likely."""
    yield key, 1.0
    role, _, area = key.partition(":")
    if role in ("pain", "sensory") and area in knowledge.areas:
        leaves = knowledge.leaves(area)
        yield from ((f"{role}:{leaf}", PART_SHARE) for leaf in leaves if leaf != area)


def _leaks(knowledge: Knowledge) -> Iterable[tuple[str, float]]:
    for concept in knowledge.concepts.values():
        for role in ("worse", "better", "has", "sign"):
            yield f"{role}:{concept.id}", concept.leak
    for area in knowledge.areas:
        yield f"pain:{area}", AREA_LEAK
        yield f"sensory:{area}", SENSORY_LEAK
    for examination in knowledge.examinations.values():
        yield f"test:{examination.id}", examination.leak
    for source in knowledge.sources.values():
        yield f"palpation:{source.id}", PALPATION_LEAK
        yield f"palpation:{source.group}", PALPATION_LEAK


def _links_of(source: Source, leaks: Mapping[str, float], at: int) -> Iterable[tuple[str, float]]:
    trust = CONFIDENCE[source.confidence]
    for link in source.pain:
        yield f"pain:{link.area}", _own(link, AREA_STRENGTH[link.grade], at) * trust
        if source.kind in NEURAL:
            felt = SENSORY_FROM_PAIN if source.sensory else SENSORY_STRENGTH[link.grade]
            yield f"sensory:{link.area}", felt[at] * trust
    for area in source.belly:
        yield f"pain:{area}", BELLY_STRENGTH[at]
    for link in source.sensory:
        yield f"sensory:{link.area}", _own(link, SENSORY_STRENGTH[link.grade], at) * trust
        yield f"pain:{link.area}", AREA_STRENGTH["proximal"][at] * trust
    yield from _history(source, leaks, at)


def _own(link: AreaLink, usual: Range, at: int) -> float:
    """A link's own strength where it has one, at the wanted end of its range."""
    if link.strength is None:
        return usual[at]
    low, high = link.range or (link.strength, link.strength)
    return (low, link.strength, high)[at]


def _history(source: Source, leaks: Mapping[str, float], at: int) -> Iterable[tuple[str, float]]:
    lists: tuple[tuple[str, tuple[Link, ...]], ...] = (
        ("worse", source.aggravating),
        ("better", source.relieving),
        ("has", source.history),
        ("sign", source.signs),
    )
    for role, links in lists:
        for link in links:
            key = f"{role}:{link.concept}"
            strength = (link.range[0], link.strength, link.range[1])[at]
            leak = leaks.get(key, GENERIC_LEAK)
            yield key, strength if role == "sign" else _capped(strength, leak)


def _capped(strength: float, leak: float) -> float:
    """Keep one item of history from outshouting the body: its likelihood ratio stays at or below
    8 for generic items and 20 for rare ones (judgement).
    """
    cap = GENERIC_CAP if leak >= GENERIC_LEAK else RARE_CAP
    return min(strength, max(1e-3, (cap - 1.0) * leak / (1.0 - leak)))


def _add_palpation(model: Model, by_key: dict[str, Strengths], at: int) -> None:
    """Feeling for a structure finds it, and now and then a neighbouring part of the same one."""
    for source in model.knowledge.current_sources():
        for part in model.siblings(source):
            found = PALPATION_STRENGTH if part.id == source.id else PALPATION_SIBLING
            by_key[f"palpation:{source.id}"][part.id] = found[at]
        if source.group:
            by_key[f"palpation:{source.group}"][source.id] = PALPATION_STRENGTH[at]


def _add_bearings(
    model: Model, examination: Examination, by_key: dict[str, Strengths], at: int
) -> None:
    for bearing in examination.bears_on:
        strength = bearing_strength(bearing, examination.leak, at)
        for source in model.members(bearing.source) if strength > 0.0 else ():
            links = by_key[f"test:{examination.id}"]
            links[source.id] = max(links.get(source.id, 0.0), strength)


def bearing_strength(bearing: Bearing, leak: float, at: int = 1) -> float:
    """The strength a test's published sensitivity, or a judged one, amounts to; 0 if it says
    nothing beyond the leak. `at` is 0 for the low end of its range, 1 the value, 2 the high end.
    """
    value = bearing.strength if bearing.strength is not None else bearing.sensitivity or 0.0
    low, high = bearing.range or (value, value)
    chosen = (min(low, value), value, max(high, value))[at]
    if bearing.strength is not None:
        return chosen
    return min(0.98, strength_from_test(chosen, leak))
