"""What a tap on the runner means, for browsers without scripts: `kind|part|part`.

The runner's script makes the same events by itself (`frontend/src/runner/taps.js`).
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from palpate.clinic.charting.session.events import Event, event
from palpate.clinic.charting.session.replanning import options, switches
from palpate.clinic.charting.session.standing import Session
from palpate.clinic.charting.session.work import Work, addition

LONGEST_S = 4 * 3600
Made = tuple[str, dict[str, Any]]


class NotUnderstoodError(ValueError):
    """The tap says nothing that can be recorded; the message says what to do."""


def event_sent(tap: str, name: str, found: Session, *, at: datetime) -> Event:
    """The event of a tap; `name` is the page's own id for it. Raises NotUnderstoodError."""
    kind, *parts = tap.split("|")
    maker = _MAKERS.get(kind)
    try:
        made = maker(parts, found, at) if maker else None
    except (ValueError, IndexError) as wrong:
        if isinstance(wrong, NotUnderstoodError):
            raise
        made = None
    if made is None:
        raise NotUnderstoodError("This tap was not understood. Reload the page and tap again.")
    sent = event(made[0], _name(name), made[1], at=at)
    if sent.problem:
        raise NotUnderstoodError(f"Nothing was recorded: {sent.problem}.")
    return sent


def _name(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def _plain(kind: str) -> Callable[[list[str], Session, datetime], Made]:
    return lambda parts, found, at: (kind, {})


def _done(parts: list[str], found: Session, at: datetime) -> Made:
    return "done", _spent(_line(parts[0], found), found, at)


def _skip(parts: list[str], found: Session, at: datetime) -> Made:
    return "skip", _spent(_line(parts[0], found), found, at)


def _spent(line: Work, found: Session, at: datetime) -> dict[str, Any]:
    is_current = found.progress.current == line
    seconds = found.progress.seconds_on_current(at) if is_current else 0
    return {"line": line.as_json(), "seconds": min(seconds, LONGEST_S)}


def _switch(parts: list[str], found: Session, at: datetime) -> Made:
    line = _line(parts[0], found)
    offered = options(found, switches(found)) if line == found.progress.current else []
    other = next((one for one in offered if one.technique == parts[1]), None)
    if other is None:
        raise NotUnderstoodError("That technique is not allowed here. Choose one of those shown.")
    return "switch", {**_spent(line, found, at), "to": other.as_json()}


def _add(parts: list[str], found: Session, at: datetime) -> Made:
    current = found.progress.current
    position = current.position if current else ""
    try:
        made = addition(parts[1], parts[0], position, found.request, f"added:{uuid4()}")
    except KeyError:
        raise NotUnderstoodError("Choose a place and a technique from the lists.") from None
    return "add", {"line": made.as_json()}


def _discomfort(parts: list[str], found: Session, at: datetime) -> Made:
    return "discomfort", {"value": int(parts[0]), "line": _current(found)}


def _pressure(parts: list[str], found: Session, at: datetime) -> Made:
    return "response", {"pressure": parts[0], "line": _current(found)}


def _finding(parts: list[str], found: Session, at: datetime) -> Made:
    when, of, value = parts
    known = {retest.id: retest.label for retest in found.request.retests}
    if of not in known:
        raise NotUnderstoodError("That movement is not measured in this session.")
    content = {"what": "retest", "of": of, "label": known[of], "when": when, "value": int(value)}
    return "finding", content


def _tender(parts: list[str], found: Session, at: datetime) -> Made:
    of, value = parts
    done = next((one.work for one in found.progress.worked if one.work.id == of), None)
    if done is None:
        raise NotUnderstoodError("That was not worked on in this session.")
    label = done.structure or done.label
    content = {"what": "tenderness", "of": of, "label": label, "when": "after"}
    return "finding", {**content, "value": int(value)}


_MAKERS: dict[str, Callable[[list[str], Session, datetime], Made]] = {
    "pause": _plain("pause"),
    "resume": _plain("resume"),
    "finish": _plain("finish"),
    "done": _done,
    "skip": _skip,
    "switch": _switch,
    "add": _add,
    "discomfort": _discomfort,
    "pressure": _pressure,
    "finding": _finding,
    "tender": _tender,
}


def _line(name: str, found: Session) -> Work:
    """The piece of work meant; it must still be to come."""
    line = next((work for work in found.progress.queue if work.id == name), None)
    if line is None:
        raise NotUnderstoodError("That is done already, or no longer planned. See what is next.")
    return line


def _current(found: Session) -> str:
    return found.progress.current.id if found.progress.current else ""
