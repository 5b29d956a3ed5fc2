"""Signed notes: the sentences the clinic drafts from its records, and the therapist's own.

The drafting is the clinic's own; here it is only fed from the rows just made, since reading them
back for each of some hundred notes would take minutes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from palpate.clinic.audit.sealing import SealedRecord
from palpate.clinic.charting.models import FindingRecord, Note, SessionEvent
from palpate.clinic.charting.note.draft import drafted
from palpate.clinic.charting.note.lines import as_json
from palpate.clinic.charting.note.values import (
    Done,
    Facts,
    Found,
    Homework,
    Measured,
    Record,
    Retested,
    Said,
    Section,
    Sentence,
)
from palpate.clinic.charting.session.progress import work_from
from palpate.clinic.charting.session.shown import title
from palpate.clinic.outcomes.models import Measure
from palpate.clinic.seed.chart import Chart, Sitting
from palpate.clinic.seed.course import WELL_AT
from palpate.clinic.seed.ledger import Ledger
from palpate.clinic.seed.writing.session import Held
from palpate.findings.finding import State
from palpate.knowledge.base import Knowledge
from palpate.planning.stored import plan_from_json
from palpate.reasoning.wording import label_of

SIGNED_AFTER = timedelta(minutes=6)
STUCK_FROM = 4
"""From this visit on a complaint that has hardly eased is called stuck."""
STUCK_AT = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What was recorded at one visit."""

    found: Sequence[FindingRecord]
    measured: Sequence[Measure]
    held: Held | None


def write_note(
    chart: Chart, sitting: Sitting, rows: Rows, knowledge: Knowledge, ledger: Ledger
) -> Note:
    """The note of a visit, signed a few minutes after it."""
    sections = drafted(facts(rows, knowledge), "usual")
    note = Note(visit=sitting.visit, client=chart.client, author=sitting.author)
    note.content = {"sections": as_json(_with_own_words(sections, chart, sitting))}
    ledger.seal(note, by=sitting.by, verb="sign note", at=signed_at(sitting))
    return note


def signed_at(sitting: Sitting) -> datetime:
    return (sitting.visit.finished_at or sitting.visit.ends_at) + SIGNED_AFTER


def facts(rows: Rows, knowledge: Knowledge) -> Facts:
    """The rows of a visit as the drafting takes them."""
    events = rows.held.events if rows.held else ()
    start = next((event for event in events if event.kind == "start"), None)
    return Facts(
        found=tuple(_found(row, knowledge) for row in rows.found),
        measured=tuple(_measured(row, knowledge) for row in rows.measured),
        session=_record("session event", start) if start else None,
        minutes=_minutes(events),
        done=tuple(_done(events)),
        skipped=tuple(_skipped(events)),
        retested=tuple(_retested(events)),
        home=tuple(_home(rows.held)) if rows.held else (),
    )


def _record(kind: str, row: SealedRecord) -> Record:
    return Record(kind=kind, id=str(row.pk))


def _found(row: FindingRecord, knowledge: Knowledge) -> Found:
    role, _, concept = row.key.partition(":")
    side = f", {row.side}" if row.side in ("left", "right", "both") else ""
    measured = f" ({row.measured:g} {row.unit})" if row.measured is not None else ""
    content: dict[str, str] = row.content
    said = content["said"].replace("-", " ")
    how = f"on pressing: {said}" if role == "palpation" else said
    return Found(
        record=_record("finding", row),
        text=f"{label_of(knowledge, concept)}{side}, {how}{measured}",
        is_present=row.state == State.PRESENT.value,
    )


def _measured(row: Measure, knowledge: Knowledge) -> Measured:
    instrument = knowledge.instruments[row.instrument]
    return Measured(
        record=_record("measure", row),
        label=instrument.label,
        value=row.score or 0.0,
        unit=instrument.unit,
        phase=row.get_phase_display().lower(),
    )


def _minutes(events: Sequence[SessionEvent]) -> int:
    if not events or events[-1].kind != "finish":
        return 0
    return round((events[-1].happened_at - events[0].happened_at).total_seconds() / 60)


def _done(events: Sequence[SessionEvent]) -> Iterator[Done]:
    strong = {event.content["line"]: event for event in events if event.kind == "discomfort"}
    for event in events:
        if event.kind != "done":
            continue
        work = work_from(event.content["line"])
        asked = strong.get(work.id)
        yield Done(
            records=tuple(_record("session event", one) for one in (event, asked) if one),
            title=title(work),
            technique=work.label,
            seconds=event.content["seconds"],
            is_treatment=work.is_treatment,
            discomfort=asked.content["value"] if asked else None,
        )


def _retested(events: Sequence[SessionEvent]) -> Iterator[Retested]:
    """Before and after of each movement that was tried again."""
    pairs: dict[str, dict[str, SessionEvent]] = {}
    for event in events:
        if event.kind == "finding":
            pairs.setdefault(event.content["of"], {})[event.content["when"]] = event
    for pair in pairs.values():
        if {"before", "after"} <= set(pair):
            yield Retested(
                label=pair["after"].content["label"],
                before=pair["before"].content["value"],
                after=pair["after"].content["value"],
                records=tuple(_record("session event", one) for one in pair.values()),
            )


def _skipped(events: Sequence[SessionEvent]) -> Iterator[Said]:
    for event in events:
        if event.kind == "skip":
            label = event.content["line"]["label"]
            yield Said(record=_record("session event", event), text=f"Left out: {label}.")


def _home(held: Held) -> Iterator[Homework]:
    for item in plan_from_json(held.plan.content["plan"]).home:
        yield Homework(
            record=_record("plan", held.plan), label=item.label, how=item.how, dose=item.dose
        )


def _with_own_words(
    sections: Sequence[Section], chart: Chart, sitting: Sitting
) -> Iterator[Section]:
    """What the therapist wrote: what the client said, the thought behind it, what is next."""
    own = {
        "subjective": _client_says(chart, sitting),
        "assessment": _thinks(chart, sitting),
        "plan": _next(chart, sitting),
    }
    for section in sections:
        text = own.get(section.id, "")
        more = (Sentence(text=text, origin="therapist"),) if text else ()
        front = section.id == "subjective"
        lines = (*more, *section.lines) if front else (*section.lines, *more)
        yield replace(section, lines=lines)


def _client_says(chart: Chart, sitting: Sitting) -> str:
    talk, share = chart.archetype.talk, sitting.point.share
    if sitting.number == 1:
        return talk.start
    if share < WELL_AT:
        return talk.well
    if is_stuck(sitting):
        return talk.stuck
    return talk.better[min(sitting.number - 2, len(talk.better) - 1)]


def is_stuck(sitting: Sitting) -> bool:
    return sitting.number >= STUCK_FROM and sitting.point.share >= STUCK_AT


def _thinks(chart: Chart, sitting: Sitting) -> str:
    if sitting.number == 1:
        return chart.archetype.idea
    if is_stuck(sitting):
        return "No change that matters so far. Examined again from the beginning; plan changed."
    if sitting.point.share < WELL_AT:
        return "Aims reached or nearly so; treatment spaced out."
    return "Responds as hoped; source and plan stay as they are."


def _next(chart: Chart, sitting: Sitting) -> str:
    """Home care at first, the next step later, and the letter to the doctor where it ends so."""
    is_last = sitting.number == len(chart.thread.happened)
    archetype = chart.archetype
    if is_last and chart.thread.story.course == "referred" and archetype.referral:
        return archetype.referral
    if sitting.number == 1:
        return f"First treatment light, well tolerated. At home: {archetype.home}"
    if is_last and chart.thread.story.is_over:
        return "No further visit planned; knows when to come back and when to see a doctor."
    if is_stuck(sitting):
        return "Two more visits with the changed plan, then refer if nothing moves."
    return _when_next(chart, sitting)


def _when_next(chart: Chart, sitting: Sitting) -> str:
    later = [
        one
        for one in (*chart.thread.happened, *chart.thread.to_come)
        if one.slot.starts_at > sitting.visit.starts_at
    ]
    if not later:
        return "Will ring for the next visit."
    weeks = max(1, round((later[0].slot.starts_at - sitting.visit.starts_at).days / 7))
    return "Next visit in a week." if weeks == 1 else f"Next visit in {weeks} weeks."
