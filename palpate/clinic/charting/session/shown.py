"""A session as the page shows it, and as the runner in the browser takes it over."""

from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.urls import reverse

from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.plan.shown import BLOCKS, POSITIONS, SIDES, capital
from palpate.clinic.charting.session.progress import Happening, Worked
from palpate.clinic.charting.session.replanning import options, switches
from palpate.clinic.charting.session.standing import Session
from palpate.clinic.charting.session.work import Work, addition
from palpate.planning.offers import every, forbidden_because
from palpate.planning.plan import Block
from palpate.planning.request import PlanRequest

SCALE = range(11)
ROOM_MIN = 1.0
"""Running over by this much is not worth a word."""
PRESSURES = (("less", "Less"), ("same", "As it is"), ("more", "More"))


def shown(visit: Visit, found: Session, now: datetime) -> dict[str, Any]:
    """The context of the runner."""
    progress = found.progress
    instead = switches(found) if progress.is_running else {}
    ends = visit.ends_at.astimezone(ZoneInfo(visit.zone))
    gone = progress.minutes_gone(now)
    return {
        "session": found,
        "current_work": work_row(progress.current) if progress.current else None,
        "clock": clock_of(found, now),
        "next_up": [work_row(work) for work in progress.queue[1:]],
        "worked": [worked_row(one) for one in progress.worked],
        "skipped": [work_row(work) for work in progress.skipped],
        "is_running": progress.is_running,
        "is_over": progress.finished_at is not None,
        "is_paused": progress.paused_at is not None,
        "booked_minutes": found.request.minutes,
        "gone_minutes": min(round(gone), found.request.minutes),
        "left_minutes": round(found.request.minutes - gone),
        "over_minutes": overrun(found, gone),
        "ends_at": f"{ends:%H:%M}",
        "cap": _cap(found),
        "scale": SCALE,
        "pressures": PRESSURES,
        "pressure": _last(found.happened, "response", "pressure"),
        "discomfort": _discomfort(found),
        "tests": tests(found),
        "reminders": found.request.reminders,
        "switches": options(found, instead),
        "last": _last_worked(found),
        "last_event": found.happened[-1] if found.happened else None,
        "additions": additions(found.request),
        "event_id": uuid4(),
        "state": state_of(visit, found, now, instead),
    }


def state_of(
    visit: Visit, found: Session, now: datetime, instead: dict[str, list[Work]]
) -> dict[str, Any]:
    """What the runner needs to go on by itself."""
    return {
        "visit": str(visit.pk),
        "now": now.isoformat(),
        "minutes": found.request.minutes,
        "agreed": found.request.discomfort_at_most,
        **queue_state(found, instead),
        "reminders": list(found.request.reminders),
        "retests": [{"id": r.id, "label": r.label} for r in found.request.retests],
        "targets": [
            {
                "id": target.id,
                "label": target.label,
                "side": target.side.value,
                "areas": list(target.areas),
            }
            for target in found.request.targets
        ],
        "additions": additions(found.request),
        "blocks": {block.value: label for block, label in BLOCKS.items()},
        "positions": POSITIONS,
        "urls": {
            "events": reverse("charting:session_events", args=[visit.pk]),
            "replan": reverse("charting:session_replan", args=[visit.pk]),
            "ahead": reverse("charting:session_ahead", args=[visit.pk]),
            "note": reverse("charting:note", args=[visit.pk]),
            "session": reverse("charting:session", args=[visit.pk]),
        },
    }


def queue_state(found: Session, instead: dict[str, list[Work]]) -> dict[str, Any]:
    """What was planned, what happened, and what each line may be switched to."""
    return {
        "plan": str(found.row.pk),
        "planned": [work.as_json() for work in found.planned],
        "absorbed": sorted(found.absorbed),
        "events": [
            {"id": e.id, "kind": e.kind, "at": e.at.isoformat(), "content": e.content}
            for e in found.happened
        ],
        "switches": {name: [one.as_json() for one in rows] for name, rows in instead.items()},
        "notes": list(found.plan.notes) if found.frozen or not found.planned else [],
    }


def work_row(work: Work) -> dict[str, Any]:
    """A piece of work with its words."""
    return {
        "work": work,
        "title": title(work),
        "technique": work.label if title(work) != work.label else "",
        "block": BLOCKS[Block(work.block)],
        "position": POSITIONS.get(work.position, ""),
    }


def title(work: Work) -> str:
    """What the hands are on, else what is done."""
    if not work.is_treatment or not work.structure:
        return work.label
    return capital(f"{work.side} {work.structure}" if work.side in SIDES else work.structure)


def worked_row(one: Worked) -> dict[str, Any]:
    """What was done, with its time as minutes and seconds."""
    return {**work_row(one.work), "took": clock(one.seconds), "is_partly": one.is_partly}


def _last_worked(found: Session) -> dict[str, Any] | None:
    """The newest piece done, with how tender it is now."""
    if not found.progress.worked:
        return None
    one = found.progress.worked[-1]
    values = [
        event.content["value"]
        for event in found.happened
        if event.kind == "finding"
        and (event.content["what"], event.content["of"]) == ("tenderness", one.work.id)
    ]
    return {**worked_row(one), "tender": values[-1] if values else None}


def clock(seconds: int) -> str:
    """Minutes and seconds; time overrun has a plus."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'+' if seconds < 0 else ''}{minutes}:{rest:02}"


def clock_of(found: Session, now: datetime) -> str:
    """What is left of the current piece."""
    current = found.progress.current
    if current is None:
        return "0:00"
    return clock(round(current.minutes * 60) - found.progress.seconds_on_current(now))


def tests(found: Session) -> list[dict[str, Any]]:
    """What is measured now: all re-tests of the plan at the baseline, its own at a re-test."""
    current = found.progress.current
    if current is None or current.block not in (Block.BASELINE, Block.RETEST):
        return []
    when = "before" if current.block == Block.BASELINE else "after"
    wanted = [
        (work.retest, work.label)
        for work in (found.planned if when == "before" else (current,))
        if work.retest
    ]
    return [
        {
            "of": name,
            "label": label,
            "when": when,
            "value": _measured(found.happened, name, when),
            "before": _measured(found.happened, name, "before") if when == "after" else None,
        }
        for name, label in dict.fromkeys(wanted)
    ]


def overrun(found: Session, gone: float) -> int:
    """By how many minutes the rest of the plan runs over the minutes booked; 0 where it fits."""
    left = sum(work.minutes for work in found.progress.queue)
    return max(0, round(gone + left - found.request.minutes - ROOM_MIN))


def _measured(happened: tuple[Happening, ...], of: str, when: str) -> int | None:
    found = [
        event.content["value"]
        for event in happened
        if event.kind == "finding" and (event.content["of"], event.content["when"]) == (of, when)
    ]
    return int(found[-1]) if found else None


def _cap(found: Session) -> int:
    """The most discomfort for the current piece: the client's, or the line's where that is less."""
    current = found.progress.current
    own = current.discomfort_at_most if current is not None else 0
    return min(found.cap, own) if own else found.cap


def _discomfort(found: Session) -> int | None:
    current = found.progress.current
    if current is None:
        return None
    values = [
        event.content["value"]
        for event in found.happened
        if event.kind == "discomfort" and event.content.get("line") == current.id
    ]
    return values[-1] if values else None


def _last(happened: tuple[Happening, ...], kind: str, key: str) -> str:
    found = [str(event.content[key]) for event in happened if event.kind == kind]
    return found[-1] if found else ""


def additions(request: PlanRequest) -> list[dict[str, Any]]:
    """Per target the techniques that may be added now, all within the rules for one piece."""
    allowed: dict[str, list[dict[str, Any]]] = {}
    for application in every(request):
        if application.positions and not forbidden_because(application, request):
            target, technique = application.targets[0], application.technique
            made = addition(technique.id, target.id, "", request, "")
            allowed.setdefault(target.id, []).append(
                {
                    "id": technique.id,
                    "label": technique.label,
                    "block": made.block,
                    "minutes": made.minutes,
                    "structure": made.structure,
                    "side": made.side,
                    "positions": list(application.positions),
                    "dose": made.dose,
                    "discomfort": made.discomfort_at_most,
                    "stop_if": f"Stop if {technique.stop_if}.",
                }
            )
    return [
        {"id": target.id, "label": target.label, "techniques": allowed[target.id]}
        for target in request.targets
        if target.id in allowed
    ]
