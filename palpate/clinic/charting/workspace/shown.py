"""An understanding as the page shows it: rows, not core values."""

import json
from typing import Any

from palpate.clinic.charting.mapping import finding_of
from palpate.clinic.charting.models import FindingRecord
from palpate.clinic.charting.understanding import SCREEN_KEY, Understanding
from palpate.clinic.charting.workspace.entry import (
    PALPATION_RESULTS,
    SCREEN_RESULTS,
    TEST_RESULTS,
)
from palpate.knowledge.base import Knowledge
from palpate.quantities import Side
from palpate.reasoning.assessment import Ask, Ranked
from palpate.reasoning.wording import label_of, say_finding

KINDS = {
    "trigger_point": "Muscle",
    "nerve_entrapment": "Nerve",
    "radiculopathy": "Nerve root",
    "joint": "Joint",
    "vascular": "Vessel",
    "movement_pattern": "Movement pattern",
    "tendon": "Tendon",
    "other": "Other",
    "referred_visceral": "Organ",
    "systemic": "General illness",
}
SHOWN_RANKS = 5
LEAST_SHOWN = 0.01
PALPATION_SAID = dict(PALPATION_RESULTS)
TEST_SAID = {"positive": "Positive", "partly": "Partly", "negative": "Negative"}


def shown(understood: Understanding, rows: list[FindingRecord]) -> dict[str, Any]:
    """The context of the right-hand side: ranking, what is left, what to ask, the body."""
    answer, knowledge = understood.assessment, understood.knowledge
    # Without a finding the ranking is nothing but priors, and no answer to show.
    likely = answer.ranking[:SHOWN_RANKS] if understood.findings else ()
    ranked = [r for r in likely if r.probability >= LEAST_SHOWN]
    return {
        "sources": [_source(knowledge, r, answer.alike) for r in ranked],
        "unexplained": [one.text for one in answer.unexplained],
        "stable": answer.stable,
        "exact": answer.status == "exact",
        "knowledge_version": answer.knowledge_version,
        "next": [_ask(ask) for ask in answer.next[:5]] if not understood.screen.no_session else [],
        "questions": _questions(understood),
        "found": [_found(knowledge, row) for row in reversed(rows)],
        "map": json.dumps(_map(understood, ranked)),
        "residual": understood.screen.residual,
        "no_session": understood.screen.no_session,
    }


def _source(
    knowledge: Knowledge, ranked: Ranked, alike: tuple[tuple[int, ...], ...]
) -> dict[str, Any]:
    source = knowledge.sources[ranked.source]
    peers = next((found for found in alike if ranked.rank in found), ())
    return {
        "rank": ranked.rank,
        "label": ranked.label,
        "side": "" if ranked.side is Side.MIDLINE else ranked.side.value,
        "kind": KINDS.get(ranked.kind, ranked.kind),
        "value": ranked.probability,
        "low": ranked.low,
        "high": ranked.high,
        "because": [reason.text for reason in ranked.because],
        "against": [reason.text for reason in ranked.against],
        "about": source.about,
        "apart": [
            f"{label_of(knowledge, other)}: {how}" for other, how in source.tells_apart.items()
        ],
        "treatable": ranked.treatable,
        "confidence": ranked.confidence,
        "alike": [rank for rank in peers if rank != ranked.rank],
        "palpation": f"palpation:{ranked.source}",
        "feel_side": ranked.side.value if ranked.side in (Side.LEFT, Side.RIGHT) else "",
    }


def _ask(ask: Ask) -> dict[str, Any]:
    return {
        "key": f"test:{ask.examination}",
        "label": ask.label,
        "side": ask.side.value,
        "minutes": ask.minutes,
        "position": ask.position,
        "how": ask.how,
        "separates": ask.separates,
        "bits": ask.bits,
        "results": TEST_RESULTS,
    }


def _questions(understood: Understanding) -> list[dict[str, Any]]:
    """Screening questions whose answer could raise the level, the most serious first."""
    return [
        {"key": f"has:{SCREEN_KEY}.{one.fact}", "asks": one.asks, "results": SCREEN_RESULTS}
        for one in understood.screen.to_ask[:3]
    ]


def _found(knowledge: Knowledge, row: FindingRecord) -> dict[str, Any]:
    finding = finding_of(row)
    if finding.concept.startswith(f"{SCREEN_KEY}."):
        fact = finding.concept.removeprefix(f"{SCREEN_KEY}.")
        facts = knowledge.facts
        asked = facts.by_id[fact].asks if facts is not None and fact in facts.by_id else fact
        return {"row": row, "text": asked, "result": _yes_no(row)}
    if finding.role == "palpation":
        said = PALPATION_SAID.get(finding.said, "Found" if finding.is_present else "Nothing")
        text = f"Feel: {label_of(knowledge, finding.concept)}"
    elif finding.role == "test":
        said, text = TEST_SAID.get(finding.said, ""), label_of(knowledge, finding.concept)
    else:
        said, text = "", say_finding(knowledge, finding)
    side = f", {row.side}" if row.side in ("left", "right", "both") else ""
    return {"row": row, "text": text + side, "result": said}


def _yes_no(row: FindingRecord) -> str:
    if row.state == "absent":
        return "No"
    return "Yes" if row.grade == 1.0 else "Cannot tell"


def _map(understood: Understanding, ranked: list[Ranked]) -> list[dict[str, Any]]:
    """What was drawn, and where the likeliest source is felt, for the body picture."""
    areas: list[dict[str, Any]] = [
        {"area": r.area, "side": r.side.value, "weight": r.intensity / 10, "kind": "pain"}
        for r in understood.regions
    ]
    if ranked and ranked[0].side in (Side.LEFT, Side.RIGHT):
        source = understood.knowledge.sources[ranked[0].source]
        areas += [
            {
                "area": link.area,
                "side": ranked[0].side.value,
                "weight": 0.8 if link.grade == "essential" else 0.35,
                "kind": "referral",
            }
            for link in source.pain
        ]
    return areas
