"""Sessions from a plan: what was accepted, what was done, for how long, and what was said."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from palpate.clinic.charting.models import Assessment, PlanRecord, SessionEvent
from palpate.clinic.charting.plan.terms import Terms
from palpate.clinic.charting.session.events import event
from palpate.clinic.charting.session.work import Work, named
from palpate.clinic.seed.chart import Chart, Sitting
from palpate.clinic.seed.ledger import Ledger
from palpate.clinic.seed.thoughts import Thought
from palpate.planning.plan import Block, Plan
from palpate.planning.stored import plan_from_json

SKIPPED_SHARE, ASKED_SHARE, WISH_SHARE = 0.04, 0.4, 0.05
LAST_MINUTES, MOST_LOOKING = 6, 16
CLEAR_UP = timedelta(minutes=2)
"""What is left for dressing and the next appointment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """An event before it is a row."""

    kind: str
    at: datetime
    content: dict[str, Any]


@dataclass(kw_only=True)
class Held:
    """A session as it went: its rows in order, and the plan it went by."""

    plan: PlanRecord
    events: list[SessionEvent] = field(default_factory=list)


def write_sessions(
    chart: Chart, thought: Thought, assessment: Assessment, ledger: Ledger, *, now: datetime
) -> dict[int, Held]:
    """A plan and its session for each follow-up of the planned length, by number of the visit."""
    plan = plan_from_json(thought.plan)
    if plan.status not in ("optimal", "feasible"):
        return {}
    held: dict[int, Held] = {}
    for sitting in chart.sittings:
        if sitting.number > 1 and sitting.visit.service.minutes == thought.minutes:
            held[sitting.number] = _session(chart, sitting, thought, plan, assessment, ledger, now)
    return held


def _session(
    chart: Chart,
    sitting: Sitting,
    thought: Thought,
    plan: Plan,
    assessment: Assessment,
    ledger: Ledger,
    now: datetime,
) -> Held:
    row = PlanRecord(
        client=chart.client,
        visit=sitting.visit,
        author=sitting.author,
        assessment=assessment,
        knowledge_version=thought.knowledge_version,
        model_version=thought.model_version,
    )
    terms = Terms(minutes=float(thought.minutes))
    row.content = {"plan": thought.plan, "request": thought.request, "terms": terms.as_json()}
    began = sitting.at(_looking_minutes(sitting, plan))
    ledger.seal(row, by=sitting.by, verb="accept plan", at=began - timedelta(seconds=20))
    rng, held = chart.rng(f"session {sitting.number}"), Held(plan=row)
    for happened in _course(named(plan.lines), sitting, began, rng):
        if happened.at <= now:
            held.events.append(_event(chart, sitting, happened, rng, ledger))
    return held


def _looking_minutes(sitting: Sitting, plan: Plan) -> float:
    """The minutes the plan leaves free go to looking and measuring, before the hands-on part."""
    left = sitting.visit.service.minutes - plan.end_minute - LAST_MINUTES
    return max(1.0, min(MOST_LOOKING, left))


def _course(
    works: list[Work], sitting: Sitting, began: datetime, rng: Random
) -> Iterator[Happened]:
    """Line after line, with the clock; the last minutes are for dressing."""
    at, ends = began, sitting.visit.ends_at - CLEAR_UP
    yield Happened(kind="start", at=at, content={})
    retests = {work.retest: work.label for work in works if work.retest}
    for work in works:
        seconds = round(work.minutes * 60 * rng.uniform(0.9, 1.1))
        if at + timedelta(seconds=seconds) > ends:
            break
        if _is_skipped(work, rng):
            yield Happened(kind="skip", at=at, content={"line": work.as_json(), "seconds": 0})
            continue
        at += timedelta(seconds=seconds)
        yield from _remarks(work, at, rng)
        yield from _retests(work, retests, at, sitting)
        content = {"line": work.as_json(), "seconds": seconds}
        yield Happened(kind="done", at=at, content=content)
        at += timedelta(seconds=rng.randint(5, 25))
    if not sitting.is_running:
        yield Happened(kind="finish", at=at + timedelta(seconds=30), content={})


def _is_skipped(work: Work, rng: Random) -> bool:
    return work.is_treatment and rng.random() < SKIPPED_SHARE


def _remarks(work: Work, at: datetime, rng: Random) -> Iterator[Happened]:
    """How strong it felt, and now and then a wish for less or more."""
    if not work.is_treatment:
        return
    within = at - timedelta(seconds=15)
    if work.discomfort_at_most and rng.random() < ASKED_SHARE:
        value = max(1, work.discomfort_at_most - rng.choice((0, 1, 1, 2)))
        yield Happened(kind="discomfort", at=within, content={"value": value, "line": work.id})
    if rng.random() < WISH_SHARE:
        wish = rng.choice(("less", "same", "more"))
        yield Happened(kind="response", at=within, content={"pressure": wish, "line": work.id})


def _retests(
    work: Work, retests: dict[str, str], at: datetime, sitting: Sitting
) -> Iterator[Happened]:
    """The same movements before and after, as 0-10 of the client."""
    if work.block == Block.BASELINE:
        for of, label in retests.items():
            yield _retest(of, label, "before", sitting.point.before, at)
    elif work.retest:
        yield _retest(work.retest, work.label, "after", sitting.point.after, at)


def _retest(of: str, label: str, when: str, value: int, at: datetime) -> Happened:
    content = {"what": "retest", "of": of, "label": label, "when": when, "value": value}
    return Happened(kind="finding", at=at - timedelta(seconds=5), content=content)


def _event(
    chart: Chart, sitting: Sitting, happened: Happened, rng: Random, ledger: Ledger
) -> SessionEvent:
    name = UUID(int=rng.getrandbits(128), version=4)
    checked = event(happened.kind, name, happened.content, at=happened.at)
    if checked.problem:
        raise ValueError(f"{chart.thread.person.name}: {happened.kind}: {checked.problem}")
    row = SessionEvent(
        client=chart.client,
        visit=sitting.visit,
        author=sitting.author,
        event_id=name,
        kind=happened.kind,
        happened_at=happened.at,
    )
    row.content = happened.content
    at = happened.at + timedelta(seconds=2)
    ledger.seal(row, by=sitting.by, verb=f"session {happened.kind}", at=at)
    return row
