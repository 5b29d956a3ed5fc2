"""A change of mind: the minutes left planned anew, what was done frozen in front."""

import math
from collections.abc import Iterable, Iterator
from datetime import datetime

from palpate.clinic.accounts.models import User
from palpate.clinic.audit.actions import write_once
from palpate.clinic.audit.actor import by_user
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.models import PlanRecord
from palpate.clinic.charting.plan.accept import record_of
from palpate.clinic.charting.session.progress import Happening, work_from
from palpate.clinic.charting.session.standing import Session, left_of
from palpate.clinic.charting.session.work import Work, line_of, named, work_of
from palpate.planning import replan as planning
from palpate.planning.line_by_line import is_known
from palpate.planning.plan import Line
from palpate.planning.request import Pick, PlanRequest

SWITCHED = ">"
"""Between the name of a line and the technique it was switched to."""
EFFORT = 0.4
"""Deterministic time of a re-plan: a fifth less than planning, to answer within a second."""


def replan_rest(
    visit: Visit, found: Session, *, author: User, at: datetime, because_of: str = ""
) -> PlanRecord:
    """Plan the minutes left and seal the new plan in place of the one in force.

    `because_of` is the event that asked for it: where that is taken back, so is this plan.
    """
    done = tuple(done_lines(found, at))
    plan = planning.replan(
        found.request,
        done,
        at_minute=_minute(found, done, at),
        unwanted=tuple(put_aside(found.happened)),
        discomfort_at_most=found.cap,
        effort=EFFORT,
    )
    row = record_of(
        visit,
        plan,
        found.request,
        found.row.assessment,
        author,
        terms=found.row.content.get("terms"),
        frozen=len(done),
        absorbed=[event.id for event in found.happened],
        because_of=because_of,
    )
    return write_once(row, by=by_user(author), verb="re-plan session", at=at)


def _minute(found: Session, done: tuple[Line, ...], at: datetime) -> float:
    gone = math.ceil(found.progress.minutes_gone(at) * 2) / 2
    return max(gone, max((line.end_minute for line in done), default=0.0))


def done_lines(found: Session, at: datetime) -> Iterator[Line]:
    """What was done as lines of a plan, one after the other, in halves of a minute."""
    began, end = found.progress.started_at or at, 0.0
    for one in found.progress.worked:
        until = (one.until - began).total_seconds() / 60
        start = max(end, math.floor((until - one.seconds / 60) * 2) / 2)
        line = line_of(one.work, start_minute=start, minutes=one.seconds / 60)
        if line.block.is_treatment and not is_known(line, found.request):
            # Done on a place the request does not know: recorded, but nothing to plan with.
            continue
        end = line.end_minute
        yield line


def put_aside(happened: Iterable[Happening]) -> Iterator[Pick]:
    """What was skipped is not proposed again in this session."""
    for event in happened:
        if event.kind == "skip":
            work = work_from(event.content["line"])
            if work.technique:
                yield from (Pick(technique=work.technique, target=t) for t in work.targets)


def switches(found: Session) -> dict[str, list[Work]]:
    """Per line still to come the techniques it may be switched to, each within every rule."""
    request = left_of(found)
    offered = planning.switches(found.plan, request)
    names = zip(found.planned, found.plan.lines[found.frozen :], strict=True)
    return {
        work.id: [_instead(work, other) for other in offered.get(line.key, ())]
        for work, line in names
        if offered.get(line.key)
    }


def _instead(work: Work, other: Line) -> Work:
    return work_of(other, f"{work.id}{SWITCHED}{other.technique}")


def options(found: Session, offered: dict[str, list[Work]]) -> list[Work]:
    """What the current piece may be switched to; the planned one too, once it was left."""
    current = found.progress.current
    if current is None:
        return []
    planned = current.id.partition(SWITCHED)[0]
    first = [work for work in found.planned if work.id == planned]
    return [
        work for work in (*first, *offered.get(planned, ())) if work.technique != current.technique
    ]


def alternatives(found: Session) -> dict[str, list[Work]]:
    """Per treatment line what is left if it is skipped, prepared for the time without a network."""
    request: PlanRequest = left_of(found)
    plans = planning.fallbacks(found.plan, request, effort=EFFORT)
    lines = found.plan.lines
    rest = {}
    for work, line in zip(found.planned, lines[found.frozen :], strict=True):
        plan = plans.get(line.key)
        if plan is not None:
            rest[work.id] = named(plan.lines)[lines.index(line) :]
    return rest
