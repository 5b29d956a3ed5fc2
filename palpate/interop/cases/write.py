"""Answers as the case format asks for them: one JSON object per case."""

from typing import Any

from palpate.quantities import Side
from palpate.reasoning.assessment import Ask, Assessment, Ranked
from palpate.screening.evaluate import Flag, Screen

DECIMALS = 4


def answer_json(
    case_id: str, screen: Screen, assessment: Assessment, unplaced: tuple[str, ...]
) -> dict[str, Any]:
    """The object of one case. A screen other than `proceed` never removes the ranking."""
    return {
        "id": case_id,
        "screen": {"action": screen.action.value, "flags": [_flag(f) for f in screen.flags]},
        "ranking": [_ranked(ranked) for ranked in assessment.ranking],
        "unexplained": [one.text for one in assessment.unexplained],
        "unplaced": list(unplaced),
        "next": [_ask(ask) for ask in assessment.next],
        "knowledge_version": assessment.knowledge_version,
        "model_version": assessment.model_version,
    }


def _flag(flag: Flag) -> dict[str, str]:
    return {"id": flag.id, "label": flag.label, "why": flag.why, "action": flag.action.value}


def _ranked(ranked: Ranked) -> dict[str, Any]:
    row: dict[str, Any] = {
        "rank": ranked.rank,
        "kind": ranked.kind,
        "structure": ranked.structure,
        "site": ranked.site or None,
        "side": ranked.side.value,
        "probability": round(ranked.probability, DECIMALS),
        "low": round(ranked.low, DECIMALS),
        "high": round(ranked.high, DECIMALS),
        "because": [reason.text for reason in ranked.because],
        "against": [reason.text for reason in ranked.against],
        "source": ranked.source,
    }
    return row | ({"subkind": ranked.subkind} if ranked.subkind else {})


def _ask(ask: Ask) -> dict[str, Any]:
    side = f", {ask.side.value}" if ask.side in (Side.LEFT, Side.RIGHT) else ""
    return {
        "ask": ask.label + side,
        "minutes": ask.minutes,
        "information_bits": round(ask.bits, DECIMALS),
    }


def in_words(answer: dict[str, Any], *, most: int = 5) -> str:
    """The same answer for a reader at a terminal."""
    lines = [f"{answer['id']}: {answer['screen']['action']}"]
    lines += [f"  ! {f['label']} ({f['action']}): {f['why']}" for f in answer["screen"]["flags"]]
    for row in answer["ranking"][:most]:
        where = f" at the {row['site']}" if row["site"] else ""
        lines.append(
            f"  {row['rank']}. {row['structure']}{where}, {row['side']}: {row['probability']:.2f} "
            f"[{row['low']:.2f}-{row['high']:.2f}]  {row['kind']}"
        )
        lines += [f"       + {text}" for text in row["because"][:3]]
        lines += [f"       - {text}" for text in row["against"][:2]]
    lines += [f"  not explained: {text}" for text in answer["unexplained"]]
    lines += [f"  not placed: {text}" for text in answer["unplaced"]]
    lines += [f"  next: {one['ask']} ({one['minutes']:g} min)" for one in answer["next"][:3]]
    return "\n".join(lines)
