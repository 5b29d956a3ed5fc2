"""The door for what a runner sends: each event checked by itself, strictly. No database here."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

_STRICT = ConfigDict(extra="forbid", strict=True)
_JSON = ConfigDict(extra="forbid", strict=False)
Text = Annotated[str, Field(max_length=400)]
Name = Annotated[str, Field(min_length=1, max_length=300)]
Of10 = Annotated[int, Field(ge=0, le=10)]
Seconds = Annotated[int, Field(ge=0, le=4 * 3600)]
MOST_EVENTS = 500
CLOCK_TOLERANCE = timedelta(minutes=1)
"""A device whose clock is further off than this has its times shifted to the server's."""


class BatchError(ValueError):
    """What was sent is no batch of events; the message says what is wrong with it."""


@checked(config=_STRICT, kw_only=True)
class _Work:
    id: Name
    block: Literal[
        "greet", "baseline", "warm_up", "specific", "lengthening", "activation", "retest", "home"
    ]
    label: Name
    minutes: Annotated[float, Field(gt=0, le=240)]
    position: Literal[
        "", "prone", "supine", "side-lying-left", "side-lying-right", "sitting", "standing"
    ] = ""
    technique: Text = ""
    targets: Annotated[list[Name], Field(max_length=12)] = Field(default_factory=list)
    structure: Text = ""
    side: Literal["", "left", "right", "both", "midline", "unknown"] = ""
    retest: Text = ""
    discomfort_at_most: Of10 = 0
    dose: Text = ""
    stop_if: Annotated[str, Field(max_length=1500)] = ""
    for_client: Text = ""
    goal: Text = ""


@checked(config=_STRICT, kw_only=True)
class _Nothing:
    pass


@checked(config=_STRICT, kw_only=True)
class _Done:
    line: _Work
    seconds: Seconds


@checked(config=_STRICT, kw_only=True)
class _Switch:
    line: _Work
    to: _Work
    seconds: Seconds


@checked(config=_STRICT, kw_only=True)
class _Add:
    line: _Work


@checked(config=_STRICT, kw_only=True)
class _Discomfort:
    value: Of10
    line: Text = ""


@checked(config=_STRICT, kw_only=True)
class _Response:
    pressure: Literal["less", "same", "more"]
    line: Text = ""


@checked(config=_STRICT, kw_only=True)
class _Finding:
    """A re-test (`of` its id) or the tenderness of a target (`of` its id), 0-10."""

    what: Literal["retest", "tenderness"]
    of: Name
    label: Name
    when: Literal["before", "after"]
    value: Of10


_CONTENTS: dict[str, TypeAdapter[Any]] = {
    "start": TypeAdapter(_Nothing),
    "pause": TypeAdapter(_Nothing),
    "resume": TypeAdapter(_Nothing),
    "finish": TypeAdapter(_Nothing),
    "retract": TypeAdapter(_Nothing),
    "done": TypeAdapter(_Done),
    "skip": TypeAdapter(_Done),
    "switch": TypeAdapter(_Switch),
    "add": TypeAdapter(_Add),
    "discomfort": TypeAdapter(_Discomfort),
    "response": TypeAdapter(_Response),
    "finding": TypeAdapter(_Finding),
}


@checked(config=_JSON, kw_only=True)
class _Event:
    id: UUID
    kind: Name
    at: datetime
    content: dict[str, Any] = Field(default_factory=dict)
    retracts: UUID | None = None


@checked(config=_JSON, kw_only=True)
class _Batch:
    events: Annotated[list[_Event], Field(min_length=1, max_length=MOST_EVENTS)]
    sent: datetime | None = None


_BATCH = TypeAdapter(_Batch)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened; `problem` says why it cannot be recorded, where it cannot."""

    id: UUID
    kind: str
    at: datetime
    content: dict[str, Any]
    retracts: UUID | None = None
    problem: str = ""


def read_batch(text: bytes, *, now: datetime) -> list[Event]:
    """The events of a batch in order of time, retractions after what they take back.

    Raises BatchError where the whole is no batch; a wrong event is handed back with its problem.
    """
    try:
        batch = _BATCH.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise BatchError(f"Nothing was recorded: {where}: {first['msg']}.") from None
    shift = _shift(batch.sent, now)
    events = [_read(raw, shift, now) for raw in batch.events]
    return sorted(events, key=lambda event: (event.kind == "retract", event.at))


def event(kind: str, name: UUID, content: dict[str, Any], *, at: datetime) -> Event:
    """An event made by the server itself, checked in the same way."""
    return _read(_Event(id=name, kind=kind, at=at, content=content), timedelta(0), at)


def _shift(sent: datetime | None, now: datetime) -> timedelta:
    if sent is None or sent.tzinfo is None:
        return timedelta(0)
    return now - sent if abs(now - sent) > CLOCK_TOLERANCE else timedelta(0)


def _read(raw: _Event, shift: timedelta, now: datetime) -> Event:
    if raw.at.tzinfo is None:
        at, problem = now, "the time has no zone"
    else:
        at, problem = min(raw.at + shift, now), _problem(raw)
    return Event(
        id=raw.id,
        kind=raw.kind,
        at=at,
        content=raw.content,
        retracts=raw.retracts,
        problem=problem,
    )


def _problem(raw: _Event) -> str:
    adapter = _CONTENTS.get(raw.kind)
    if adapter is None:
        return f"'{raw.kind}' is no kind of event"
    if (raw.kind == "retract") != (raw.retracts is not None):
        return "a retraction names what it takes back, and nothing else does"
    try:
        adapter.validate_json(json.dumps(raw.content))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    return ""
