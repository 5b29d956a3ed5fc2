"""Which examination to do next: what it would settle, per minute, and only what is safe.

Utility is the expected fall in uncertainty over treatable sources, divided by the minutes of the
test and of turning the client over for it. What the screen forbids is never proposed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from palpate.findings.finding import Finding
from palpate.knowledge.base import Knowledge
from palpate.knowledge.examination import Examination
from palpate.quantities import Side
from palpate.reasoning.arrays import FloatArray
from palpate.reasoning.assessment import Ask
from palpate.reasoning.evidence_of import nodes_of
from palpate.reasoning.infer import Posteriors
from palpate.reasoning.model import Model
from palpate.reasoning.ranking import Group
from palpate.reasoning.setting import Setting
from palpate.reasoning.value import values
from palpate.reasoning.wording import label_of

TURNING_MINUTES = 0.5
UNTREATABLE_WEIGHT = 0.5
"""What lies outside manual therapy still has to be told apart, at half the weight (judgement)."""
CONTENDERS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden:
    """Examinations the screen forbids today: by id, by rule named as contraindication, by class;
    `end_range_neck` forbids every test at the end of the neck's range.
    """

    examinations: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    end_range_neck: bool = False

    def allows(self, examination: Examination) -> bool:
        return not (
            examination.id in self.examinations
            or examination.kind in self.classes
            or self.rules & set(examination.contraindications)
            or (self.end_range_neck and examination.end_range_neck)
        )


def candidates_of(
    model: Model, findings: Iterable[Finding], side: Side, forbidden: Forbidden
) -> dict[str, tuple[Finding, ...]]:
    """Examinations not done yet and allowed, with the findings a positive result would be."""
    done = {finding.key for finding in findings}
    return {
        examination.id: asked
        for examination in model.knowledge.examinations.values()
        if examination.status == "current" and forbidden.allows(examination)
        for asked in [_findings_of(examination, side)]
        if asked and not any(finding.key in done for finding in asked)
    }


def _findings_of(examination: Examination, side: Side) -> tuple[Finding, ...]:
    where = side if examination.sided else Side.MIDLINE
    keys = [f"sign:{sign}" for sign in examination.sign]
    if examination.bears_on:
        keys.append(f"test:{examination.id}")
    return tuple(Finding(key=key, side=where) for key in keys)


def worth_asking(
    model: Model,
    setting: Setting,
    answer: Posteriors,
    groups: Iterable[Group],
    candidates: Mapping[str, tuple[Finding, ...]],
    *,
    position: str,
    most: int,
) -> tuple[Ask, ...]:
    """The best examinations, the most useful first. `position` is how the client lies now."""
    asked = setting.evidence.asked()
    nodes = {
        name: [n.id for f in found for n in nodes_of(model, [f]) if n.id not in asked]
        for name, found in candidates.items()
    }
    worth = {
        value.finding: value.gain_bits
        for value in values(
            answer,
            sorted({node for found in nodes.values() for node in found}),
            weight=_weights(setting, answer),
        )
    }
    contenders = [group.best for group in groups][:CONTENDERS]
    asks = [
        _ask(model.knowledge, setting, name, bits, contenders, nodes[name], position)
        for name in candidates
        for bits in [max((worth.get(node, 0.0) for node in nodes[name]), default=0.0)]
        if bits > 0.0
    ]
    return tuple(sorted(asks, key=lambda ask: (-ask.utility, ask.examination))[:most])


def _weights(setting: Setting, answer: Posteriors) -> FloatArray:
    return np.array(
        [
            1.0 if setting.sources[name].treatable else UNTREATABLE_WEIGHT
            for name in answer.network.source_ids
        ]
    )


def _ask(
    knowledge: Knowledge,
    setting: Setting,
    name: str,
    bits: float,
    contenders: list[str],
    nodes: list[str],
    position: str,
) -> Ask:
    examination = knowledge.examinations[name]
    turning = 0.0 if _same(examination.position, position) else TURNING_MINUTES
    touched = [
        one for one in contenders if any(one in setting.nodes[node].strengths for node in nodes)
    ]
    return Ask(
        examination=name,
        label=examination.label,
        side=Side(nodes[0].rpartition("@")[2] or Side.MIDLINE),
        position=examination.position,
        minutes=examination.minutes,
        bits=round(bits, 4),
        utility=round(bits / (examination.minutes + turning), 4),
        how=examination.how,
        separates=tuple(label_of(knowledge, one.partition("@")[0]) for one in touched[:3]),
    )


def _same(wanted: str, now: str) -> bool:
    return "any" in (wanted, now) or wanted == now
