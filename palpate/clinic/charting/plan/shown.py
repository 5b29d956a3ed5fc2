"""A plan as the page shows it: lines by block, the bar, what it breaks, what was left out."""

from itertools import groupby
from typing import Any

from palpate.clinic.charting.plan.edit import FIXED, minutes_of
from palpate.knowledge.base import Knowledge
from palpate.planning.choice import TURN_MINUTES
from palpate.planning.plan import Block, Dosage, Line, Plan
from palpate.planning.request import PlanRequest
from palpate.planning.violation import Violation

BLOCKS = {
    Block.GREET: "Arrive",
    Block.BASELINE: "Measure first",
    Block.WARM_UP: "Warm up",
    Block.SPECIFIC: "Specific work",
    Block.LENGTHENING: "Lengthen",
    Block.ACTIVATION: "Wake up the weak partner",
    Block.RETEST: "Test again",
    Block.HOME: "Explain and home care",
}
POSITIONS = {
    "prone": "lying face down",
    "supine": "lying face up",
    "side-lying-left": "lying on the left side",
    "side-lying-right": "lying on the right side",
    "sitting": "sitting",
    "standing": "standing",
}
UNPAIRED = "paired_activation"
EXCUSES = ("First in the home programme", "Too sore for it today", "The client prefers another day")
SIDES = ("left", "right")
STEP = 0.5
MOST_ABOVE = 3
"""Sentences above the plan; each also stands at its line."""


def shown(
    plan: Plan,
    request: PlanRequest,
    knowledge: Knowledge,
    violations: tuple[Violation, ...] = (),
) -> dict[str, Any]:
    """The context of a plan; `violations` stand at their line and above all."""
    lines = [_line(n, plan, request, knowledge, violations) for n in range(len(plan.lines))]
    return {
        "blocks": [
            {"label": label, "lines": list(group)}
            for label, group in groupby(lines, key=lambda row: row["block"])
        ],
        "violations": _violations(violations, request)[:MOST_ABOVE],
        "more_violations": max(0, len(violations) - MOST_ABOVE),
        "planned_minutes": plan.end_minute,
        "treatment_minutes": sum(line.minutes for line in plan.treatment),
        "booked_minutes": request.minutes,
        "turns": plan.turns,
        "home": plan.home,
        "left_out": plan.notes,
        "for_client": plan.for_client,
        "index": _index(plan),
        "status": plan.status,
        "reminders": request.reminders,
        "unpaired": [row for row in plan.unpaired if row.why],
        "knowledge_version": plan.knowledge_version,
    }


def _index(plan: Plan) -> dict[str, int] | None:
    """What the plan is worth beside the best that could be proven, both of 100."""
    if not plan.treatment:
        return None
    return {"value": round(100 * plan.value), "bound": round(100 * plan.bound)}


def _violations(violations: tuple[Violation, ...], request: PlanRequest) -> list[dict[str, Any]]:
    """Each sentence once; a missing partner comes with the reasons one tap may give."""
    rows = []
    for violation in dict.fromkeys(violations):
        rows.append(
            {
                "sentence": violation.sentence,
                "excuses": EXCUSES if violation.rule == UNPAIRED else (),
                "target": _target_of(violation, request),
            }
        )
    return rows


def _target_of(violation: Violation, request: PlanRequest) -> str:
    if violation.rule != UNPAIRED:
        return ""
    named = (t.id for t in request.targets if violation.sentence.startswith(f"{t.label} is"))
    return next(named, "")


def _line(
    at: int,
    plan: Plan,
    request: PlanRequest,
    knowledge: Knowledge,
    violations: tuple[Violation, ...],
) -> dict[str, Any]:
    line = plan.lines[at]
    span = minutes_of(line, request)
    before = plan.lines[at - 1] if at else None
    return {
        "at": at,
        "line": line,
        "block": BLOCKS[line.block],
        "title": title(line),
        "technique": technique_of(line),
        "position": POSITIONS[line.position],
        "turn": before is not None and line.start_minute - before.end_minute >= TURN_MINUTES,
        "dose": dose(line.dose),
        "chances": _chances(line, request),
        "switches": [
            {"id": name, "label": knowledge.techniques[name].label}
            for name in line.alternatives
            if name in knowledge.techniques
        ],
        "broken": [v.sentence for v in violations if v.line_key == line.key],
        "is_fixed": line.block in FIXED,
        "can_shrink": line.minutes - STEP >= span.least,
        "can_grow": line.minutes + STEP <= span.most,
        "can_rise": _may_swap(plan, at, at - 1, request),
        "can_sink": _may_swap(plan, at, at + 1, request),
    }


def _may_swap(plan: Plan, at: int, to: int, request: PlanRequest) -> bool:
    if not len(request.done) <= to < len(plan.lines):
        return False
    return not {plan.lines[at].block, plan.lines[to].block} & set(FIXED)


def title(line: Line) -> str:
    """What the hands are on, or the name of what is no hands-on work."""
    if not line.block.is_treatment or not line.structure:
        return line.label
    return capital(f"{line.side} {line.structure}" if line.side in SIDES else line.structure)


def technique_of(line: Line) -> str:
    """The technique's name, where the title does not say it already."""
    return line.label if line.block.is_treatment and line.structure else ""


def capital(words: str) -> str:
    """The words as a sentence begins."""
    return words[:1].upper() + words[1:]


def dose(dosage: Dosage) -> str:
    """The dose in one short line."""
    parts = []
    if dosage.seconds:
        times = f"{dosage.repeats} x " if dosage.repeats > 1 else ""
        parts.append(f"{times}{dosage.seconds:g} s")
    if dosage.discomfort_at_most:
        parts.append(f"discomfort at most {dosage.discomfort_at_most} of 10")
    if dosage.effort_percent:
        parts.append(f"effort {dosage.effort_percent} percent")
    return ", ".join(parts)


def _chances(line: Line, request: PlanRequest) -> list[dict[str, Any]]:
    """The sources a treatment line is for, with their likelihood."""
    if not line.block.is_treatment:
        return []
    known = {target.id: target for target in request.targets}
    return [
        {"label": known[name].label, "of_100": round(100 * known[name].probability)}
        for name in line.targets
        if name in known
    ]
