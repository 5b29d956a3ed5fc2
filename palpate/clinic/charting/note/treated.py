"""What was done at a visit, read from its session events: never from what was planned."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.models import SessionEvent
from palpate.clinic.charting.note.values import Done, Homework, Record, Retested, Said
from palpate.clinic.charting.plan.accept import standing_plan
from palpate.clinic.charting.session.progress import Happening, Worked, progress, work_from
from palpate.clinic.charting.session.record import standing_events
from palpate.clinic.charting.session.shown import title
from palpate.clinic.charting.session.standing import happening_of
from palpate.knowledge.base import Knowledge
from palpate.planning.plan import Block
from palpate.planning.stored import plan_from_json

_WISHES = {
    "less": "The client asked for less pressure.",
    "more": "The client asked for more pressure.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Treated:
    """The session of a visit; all empty where none was held."""

    started: Record | None
    minutes: int
    done: tuple[Done, ...]
    skipped: tuple[Said, ...]
    wishes: tuple[Said, ...]
    retested: tuple[Retested, ...]
    home: tuple[Homework, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """What happened and the row that says so."""

    record: Record
    happening: Happening


def treated(visit: Visit, knowledge: Knowledge) -> Treated:
    """What was done, skipped, wished for and measured."""
    events = tuple(_event(row) for row in standing_events(visit))
    records = {event.happening.id: event.record for event in events}
    state = progress((), [event.happening for event in events])
    start = next((e.record for e in events if e.happening.kind == "start"), None)
    talked_home = any(one.work.block == Block.HOME for one in state.worked)
    return Treated(
        started=start,
        minutes=round(state.minutes_gone(state.finished_at)) if state.finished_at else 0,
        done=tuple(_done(one, events, records) for one in state.worked),
        skipped=tuple(_skipped(events)),
        wishes=tuple(_wishes(events)),
        retested=tuple(_retested(events)),
        home=tuple(_home(visit)) if talked_home else (),
    )


def _event(row: SessionEvent) -> _Event:
    return _Event(record=Record(kind="session event", id=str(row.pk)), happening=happening_of(row))


def _done(one: Worked, events: Sequence[_Event], records: dict[str, Record]) -> Done:
    discomfort = _last(
        e for e in events
        if e.happening.kind == "discomfort" and e.happening.content.get("line") == one.work.id
    )  # fmt: skip
    tender = _last(
        e for e in events
        if e.happening.kind == "finding"
        and e.happening.content["what"] == "tenderness"
        and e.happening.content["of"] == one.work.id
    )  # fmt: skip
    behind = [e.record for e in (discomfort, tender) if e is not None]
    return Done(
        records=(records[one.event], *behind),
        title=title(one.work),
        technique=one.work.label,
        seconds=one.seconds,
        is_partly=one.is_partly,
        is_treatment=one.work.is_treatment,
        discomfort=discomfort.happening.content["value"] if discomfort else None,
        tender=tender.happening.content["value"] if tender else None,
    )


def _last(events: Iterator[_Event]) -> _Event | None:
    found = list(events)
    return found[-1] if found else None


def _skipped(events: Iterable[_Event]) -> Iterator[Said]:
    for event in events:
        if event.happening.kind == "skip":
            work = work_from(event.happening.content["line"])
            what = f"{work.label}, {title(work)}" if title(work) != work.label else work.label
            yield Said(record=event.record, text=f"Planned and left out: {what}.")


def _wishes(events: Iterable[_Event]) -> Iterator[Said]:
    for event in events:
        pressure = event.happening.content.get("pressure", "")
        if event.happening.kind == "response" and pressure in _WISHES:
            yield Said(record=event.record, text=_WISHES[pressure])


def _retested(events: Iterable[_Event]) -> Iterator[Retested]:
    """The last value before and after, per movement or point."""
    found: dict[str, dict[str, _Event]] = {}
    for event in events:
        content = event.happening.content
        if event.happening.kind == "finding" and content["what"] == "retest":
            found.setdefault(content["of"], {})[content["when"]] = event
    for pair in found.values():
        before, after = pair.get("before"), pair.get("after")
        known = [event for event in (before, after) if event is not None]
        yield Retested(
            label=known[0].happening.content["label"],
            before=before.happening.content["value"] if before else None,
            after=after.happening.content["value"] if after else None,
            records=tuple(event.record for event in known),
        )


def _home(visit: Visit) -> Iterator[Homework]:
    """The home programme of the plan in force, where it was explained."""
    row = standing_plan(visit)
    if row is None:
        return
    for item in plan_from_json(row.content["plan"]).home:
        yield Homework(
            record=Record(kind="plan", id=str(row.pk)),
            label=item.label,
            how=item.how,
            dose=item.dose,
        )
