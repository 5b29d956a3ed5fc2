"""Where a session stands: from the plan's lines and what happened. No database here.

The runner in the browser follows the same rules (`frontend/src/islands/runner/progress.js`), so
that it can go on without a network.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from palpate.clinic.charting.session.work import Work

PARTLY_FROM_S = 30
"""Work given up before this is not counted as done."""
BOUNDARIES = frozenset({"start", "done", "skip", "switch", "add"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event that stands (nobody took it back)."""

    id: str
    kind: str
    at: datetime
    content: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """Work that was done, for how long, and whether it was given up before its end."""

    work: Work
    seconds: int
    until: datetime
    event: str
    is_partly: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """`queue` is what is still to be done, the current piece first; `worked` what was done."""

    queue: tuple[Work, ...]
    worked: tuple[Worked, ...]
    skipped: tuple[Work, ...] = ()
    started_at: datetime | None = None
    finished_at: datetime | None = None
    paused_at: datetime | None = None
    since: datetime | None = None
    paused_s: float = 0.0

    @property
    def current(self) -> Work | None:
        """What is being worked on; None where nothing is left."""
        return self.queue[0] if self.queue else None

    @property
    def is_running(self) -> bool:
        return self.started_at is not None and self.finished_at is None

    def seconds_on_current(self, now: datetime) -> int:
        """How long the hands have been on the current piece, pauses left out."""
        if self.since is None:
            return 0
        until = self.paused_at or self.finished_at or now
        return max(0, round((until - self.since).total_seconds() - self.paused_s))

    def minutes_gone(self, now: datetime) -> float:
        """Minutes since the start; the hour runs on in a pause."""
        if self.started_at is None:
            return 0.0
        return max(0.0, ((self.finished_at or now) - self.started_at).total_seconds() / 60)


def progress(
    planned: Sequence[Work], happened: Iterable[Happening], absorbed: frozenset[str] = frozenset()
) -> Progress:
    """Follow what happened, in order of time.

    `planned` is what was still to come when the plan was made; events in `absorbed` had happened
    before and are in the plan already, so they count as done but move nothing.
    """
    state = Progress(queue=tuple(planned), worked=())
    for event in sorted(happened, key=lambda one: (one.at, one.id)):
        state = _after(state, event, event.id in absorbed)
    return state


def _after(state: Progress, event: Happening, is_absorbed: bool) -> Progress:
    if event.kind in ("start", "finish", "pause", "resume"):
        return _clock(state, event)
    if event.kind not in BOUNDARIES:
        return state
    moved = state if is_absorbed else _moved(state, event)
    return replace(_counted(moved, event), since=event.at, paused_s=0.0, paused_at=None)


def _clock(state: Progress, event: Happening) -> Progress:
    if event.kind == "start":
        return replace(state, started_at=state.started_at or event.at, since=event.at)
    if event.kind == "finish":
        return replace(state, finished_at=event.at)
    if event.kind == "pause":
        return replace(state, paused_at=state.paused_at or event.at)
    if state.paused_at is None:
        return state
    gone = (event.at - state.paused_at).total_seconds()
    return replace(state, paused_at=None, paused_s=state.paused_s + gone)


def _moved(state: Progress, event: Happening) -> Progress:
    """The queue after an event: its line leaves, is replaced, or comes in front."""
    line = work_from(event.content["line"])
    if event.kind == "add":
        return replace(state, queue=(line, *state.queue))
    if event.kind == "switch":
        other = work_from(event.content["to"])
        return replace(
            state, queue=tuple(other if work.id == line.id else work for work in state.queue)
        )
    left = tuple(work for work in state.queue if work.id != line.id)
    skipped = (*state.skipped, line) if event.kind == "skip" else state.skipped
    return replace(state, queue=left, skipped=skipped)


def _counted(state: Progress, event: Happening) -> Progress:
    """What was done of the line, where it was long enough to count."""
    seconds = int(event.content.get("seconds", 0))
    if event.kind == "add" or (event.kind != "done" and seconds < PARTLY_FROM_S):
        return state
    one = Worked(
        work=work_from(event.content["line"]),
        seconds=seconds,
        until=event.at,
        event=event.id,
        is_partly=event.kind != "done",
    )
    return replace(state, worked=(*state.worked, one))


def work_from(content: dict[str, Any]) -> Work:
    """Work as an event holds it."""
    return Work(**{**content, "targets": tuple(content.get("targets", ()))})


def discomfort_cap(happened: Iterable[Happening], agreed: int) -> int:
    """The most discomfort now: one less for each "less", back up for "more", never above agreed."""
    cap = agreed
    for event in sorted(happened, key=lambda one: (one.at, one.id)):
        if event.kind == "response":
            step = {"less": -1, "more": 1}.get(event.content["pressure"], 0)
            cap = min(agreed, max(1, cap + step))
    return cap
