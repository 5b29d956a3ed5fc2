"""What a plain form of the runner says happened: for browsers without scripts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from palpate.clinic.charting.session.events import Event, event
from palpate.clinic.charting.session.replanning import switches
from palpate.clinic.charting.session.standing import Session
from palpate.clinic.charting.session.work import Work, addition


class NotUnderstoodError(ValueError):
    """The form says nothing that can be recorded; the message says what to do."""


def event_sent(sent: Mapping[str, str], found: Session, *, at: datetime) -> Event:
    """The event a form means. Raises NotUnderstoodError."""
    kind = sent.get("kind", "")
    name = _name(sent.get("event_id", ""))
    if kind in ("pause", "resume", "finish"):
        return event(kind, name, {}, at=at)
    maker = _MAKERS.get(kind)
    if maker is None:
        raise NotUnderstoodError("This button is not known. Reload the page.")
    return _good(event(kind, name, maker(sent, found, at), at=at))


def _name(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def _good(made: Event) -> Event:
    if made.problem:
        raise NotUnderstoodError(f"Nothing was recorded: {made.problem}.")
    return made


def _done(sent: Mapping[str, str], found: Session, at: datetime) -> dict[str, Any]:
    line = _line(sent, found)
    is_current = found.progress.current == line
    seconds = found.progress.seconds_on_current(at) if is_current else 0
    return {"line": line.as_json(), "seconds": min(seconds, 4 * 3600)}


def _switch(sent: Mapping[str, str], found: Session, at: datetime) -> dict[str, Any]:
    line = _line(sent, found)
    others = switches(found).get(line.id, [])
    other = next((one for one in others if one.technique == sent.get("technique")), None)
    if other is None:
        raise NotUnderstoodError("That technique is not allowed here. Choose one of those shown.")
    return {**_done(sent, found, at), "to": other.as_json()}


def _add(sent: Mapping[str, str], found: Session, at: datetime) -> dict[str, Any]:
    current = found.progress.current
    try:
        made = addition(
            sent.get("technique", ""),
            sent.get("target", ""),
            current.position if current else "",
            found.request,
            f"added:{sent.get('event_id', '')}",
        )
    except KeyError:
        raise NotUnderstoodError("Choose a place and a technique from the lists.") from None
    return {"line": made.as_json()}


def _discomfort(sent: Mapping[str, str], found: Session, at: datetime) -> dict[str, Any]:
    return {"value": _of_10(sent), "line": _current(found)}


def _response(sent: Mapping[str, str], found: Session, at: datetime) -> dict[str, Any]:
    return {"pressure": sent.get("pressure", ""), "line": _current(found)}


def _finding(sent: Mapping[str, str], found: Session, at: datetime) -> dict[str, Any]:
    return {
        "what": sent.get("what", ""),
        "of": sent.get("of", ""),
        "label": sent.get("label", ""),
        "when": sent.get("when", ""),
        "value": _of_10(sent),
    }


_MAKERS = {
    "done": _done,
    "skip": _done,
    "switch": _switch,
    "add": _add,
    "discomfort": _discomfort,
    "response": _response,
    "finding": _finding,
}


def _line(sent: Mapping[str, str], found: Session) -> Work:
    """The piece of work meant; it must still be to come."""
    wanted = sent.get("line", "")
    line = next((work for work in found.progress.queue if work.id == wanted), None)
    if line is None:
        raise NotUnderstoodError(
            "That is done already, or no longer planned. Look at what is next."
        )
    return line


def _current(found: Session) -> str:
    return found.progress.current.id if found.progress.current else ""


def _of_10(sent: Mapping[str, str]) -> int:
    value = sent.get("value", "")
    if not value.isdecimal() or int(value) > 10:
        raise NotUnderstoodError("Choose a number from 0 to 10.")
    return int(value)
