"""Invented clients to plan for: likely sources in one part of the body, with traits and goals."""

import random
from dataclasses import dataclass

from palpate.findings.finding import Finding
from palpate.knowledge.base import Knowledge
from palpate.knowledge.source import Source
from palpate.planning.propose import request_from
from palpate.planning.request import Goal, PlanRequest, Therapist
from palpate.planning.visit import Visit
from palpate.quantities import Side

DRAWS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A line of an invented ranking."""

    source: str
    side: Side
    probability: float


def requests(knowledge: Knowledge, *, count: int, seed: int, minutes: float) -> list[PlanRequest]:
    """As many requests as asked for; the same seed gives the same clients."""
    chance = random.Random(seed)
    return [_request(knowledge, chance, minutes) for _ in range(count)]


def _request(knowledge: Knowledge, chance: random.Random, minutes: float) -> PlanRequest:
    protocol = chance.choice(sorted(knowledge.protocols.values(), key=lambda one: one.id))
    inside = [
        source
        for source in sorted(knowledge.current_sources(), key=lambda one: one.id)
        if source.treatable and source.region in protocol.regions
    ]
    sources = chance.sample(inside, min(len(inside), chance.randint(3, 7)))
    ranking = [_likely(source, chance) for source in sources]
    visit = Visit(
        minutes=minutes,
        goals=_goals(chance),
        irritability=chance.choice(["low", "low", "moderate", "high"]),
        therapist=Therapist(credentials=frozenset({"joint-mobilisation", "pelvic-floor"})),
        asked_for_deep_tissue=chance.random() < 0.2,
    )
    findings = [
        one for line, s in zip(ranking, sources, strict=True) for one in _found(line, s, chance)
    ]
    draws = [[chance.random() < line.probability for line in ranking] for _ in range(DRAWS)]
    return request_from(knowledge, ranking, visit, findings=findings, samples=draws)


def _likely(source: Source, chance: random.Random) -> Likely:
    side = chance.choice([Side.LEFT, Side.RIGHT])
    return Likely(source=source.id, side=side, probability=round(chance.betavariate(1, 2), 2))


def _goals(chance: random.Random) -> tuple[Goal, ...]:
    return (
        Goal(id="pain", label="less pain", outcome="pain", weight=chance.randint(4, 10)),
        Goal(id="move", label="move further", outcome="rom", weight=chance.randint(0, 8)),
        Goal(id="do", label="an activity", outcome="function", weight=chance.randint(0, 8)),
    )


def _found(line: Likely, source: Source, chance: random.Random) -> list[Finding]:
    """Palpation of muscles, and now and then a limited movement that the source explains."""
    found = []
    if source.kind == "trigger_point":
        grade = chance.choice([0.25, 0.5, 0.75, 1.0])
        found.append(Finding(key=f"palpation:{source.id}", side=line.side, grade=grade))
    limited = [s.concept for s in source.signs if s.concept.startswith("limited.")]
    if limited and chance.random() < 0.5:
        found.append(Finding(key=f"sign:{chance.choice(limited)}", side=line.side))
    return found
