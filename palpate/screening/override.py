"""Raising and lowering a screen: upwards anyone, downwards only with care.

An alarm is lowered flag by flag, by a named therapist, after every answer it stands on was asked
again, with a reason that is kept; an emergency in two steps, never in one tap. A flag that comes
later is not covered by what was lowered before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from palpate.screening.action import Action
from palpate.screening.answers import Answer
from palpate.screening.evaluate import Screen

Role = Literal["client", "desk", "therapist", "owner"]
SHORTEST_REASON = 10


class OverrideError(ValueError):
    """A screen cannot be changed so; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who acts. Only a therapist with a name may lower."""

    id: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A change of the action, kept for good.

    `flags` are the flags it lowers; empty where the screen as a whole was raised. `answers` are
    the answers as asked again. `at` is when it took effect.
    """

    flags: frozenset[str]
    was: Action
    becomes: Action
    by: Person
    reason: str
    at: datetime
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAgain:
    """The answers of some flags, asked again by a therapist: the first step down."""

    flags: frozenset[str]
    was: Action
    by: Person
    answers: Mapping[str, Answer]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """An emergency whose lowering still waits for its second step."""

    override: Override


def raised(screen: Screen, to: Action, *, by: Person, reason: str, at: datetime) -> Override:
    """Anyone may raise; raises OverrideError where `to` is not higher."""
    if to <= screen.action:
        raise OverrideError(f"The screen already says {screen.action}; choose something higher.")
    return Override(
        flags=frozenset(),
        was=screen.action,
        becomes=to,
        by=by,
        reason=_reason(reason),
        at=at,
        answers={},
    )


def asked_again(
    screen: Screen,
    flags: Iterable[str],
    answers: Mapping[str, Answer],
    *,
    by: Person,
    at: datetime,
) -> AskedAgain:
    """The first step down: every fact the flags stand on, asked again by a named therapist.

    Raises OverrideError for anyone else, for a flag that is not up, and for a fact left out.
    """
    if by.role != "therapist" or not by.name.strip():
        raise OverrideError("Only a named therapist may lower an alarm. Ask one to look at it.")
    wanted = frozenset(flags)
    found = {flag.id: flag for flag in screen.flags if flag.id in wanted}
    if not wanted or wanted - set(found):
        missing = ", ".join(sorted(wanted - set(found))) or "no flag named"
        raise OverrideError(f"Not among the flags: {missing}. Name the flags that are up.")
    left = {fact for flag in found.values() for fact in flag.facts} - set(answers)
    if left:
        raise OverrideError(f"Ask again first: {', '.join(sorted(left))}.")
    highest = max(flag.action for flag in found.values())
    return AskedAgain(flags=wanted, was=highest, by=by, answers=dict(answers), at=at)


def lowered(asked: AskedAgain, to: Action, *, reason: str, at: datetime) -> Override | Pending:
    """The second step down; an emergency becomes Pending and needs `confirmed` as well.

    Raises OverrideError where `to` is not lower, the reason is too short, or no time has passed.
    """
    if to >= asked.was:
        raise OverrideError(f"The flags say {asked.was}; choose something lower.")
    if at <= asked.at:
        raise OverrideError("Asking again and lowering are two moments; ask first, then lower.")
    override = Override(
        flags=asked.flags,
        was=asked.was,
        becomes=to,
        by=asked.by,
        reason=_reason(reason),
        at=at,
        answers=asked.answers,
    )
    return Pending(override=override) if asked.was is Action.EMERGENCY else override


def confirmed(pending: Pending, *, by: Person, at: datetime) -> Override:
    """The last step for an emergency, by the same therapist at a later moment.

    Raises OverrideError otherwise.
    """
    held = pending.override
    if by.id != held.by.id:
        raise OverrideError(f"{held.by.name} asked again and confirms; nobody else can.")
    if at <= held.at:
        raise OverrideError("An emergency is not lowered in one tap; confirm it once more.")
    return Override(
        flags=held.flags,
        was=held.was,
        becomes=held.becomes,
        by=held.by,
        reason=held.reason,
        at=at,
        answers=held.answers,
    )


def standing(screen: Screen, overrides: Iterable[Override]) -> Action:
    """The action that stands: each flag as last lowered, the whole as last raised.

    A flag that grew more serious since it was lowered stands as it is now.
    """
    ordered = sorted(overrides, key=lambda override: override.at)
    lowered_to = {
        flag: override for override in ordered for flag in override.flags if override.flags
    }
    levels = [
        lowered_to[flag.id].becomes
        if flag.id in lowered_to and flag.action <= lowered_to[flag.id].was
        else flag.action
        for flag in screen.flags
    ]
    floor = [override.becomes for override in ordered if not override.flags]
    return max((*levels, *floor), default=Action.PROCEED)


def _reason(reason: str) -> str:
    if len(reason.strip()) < SHORTEST_REASON:
        raise OverrideError("Write the reason in a sentence; it is kept with the visit.")
    return reason.strip()
