"""Changes a therapist makes to a plan, line by line. No database here; `check` judges the result.

An edit is never refused for being unwise: it is made, the clock and the texts are set anew, and
what it breaks is said. Only what makes no sense at all raises CannotEditError.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from palpate.knowledge.technique import Minutes
from palpate.planning.application import Application, application_of, positions_of
from palpate.planning.choice import TURN_MINUTES
from palpate.planning.explain import explained
from palpate.planning.plan import Block, Line, Plan, Unpaired, posture
from palpate.planning.request import PlanRequest
from palpate.planning.rules.paired_activation import alone
from palpate.planning.sequence import treatment_line
from palpate.planning.worth import worth

TALK = Minutes(least=0.5, usual=3.0, most=10.0)
FIXED = (Block.GREET, Block.BASELINE, Block.HOME)
"""Blocks that stay at their end of the session."""


class CannotEditError(ValueError):
    """The edit makes no sense; the message says why."""


def removed(plan: Plan, at: int, request: PlanRequest) -> Plan:
    """Without a line."""
    _line(plan, at, request)
    return settled(plan, [line for n, line in enumerate(plan.lines) if n != at], request)


def moved(plan: Plan, at: int, by: int, request: PlanRequest) -> Plan:
    """A line one place earlier (by -1) or later (by +1)."""
    lines, to = list(plan.lines), at + by
    here = _line(plan, at, request)
    there = _line(plan, to, request)
    if here.block in FIXED or there.block in FIXED:
        raise CannotEditError(f"{here.label} cannot go past {there.label}.")
    lines[at], lines[to] = there, here
    return settled(plan, lines, request)


def resized(plan: Plan, at: int, by: float, request: PlanRequest) -> Plan:
    """A line longer or shorter by half-minutes, within what the technique is given for."""
    line = _line(plan, at, request)
    span = minutes_of(line, request)
    minutes = line.minutes + by
    if not span.least <= minutes <= span.most:
        raise CannotEditError(
            f"{line.label} is given for {span.least:g} to {span.most:g} minutes; "
            f"{minutes:g} are outside."
        )
    return settled(plan, _replaced(plan, at, _at_length(line, minutes, request)), request)


def switched(plan: Plan, at: int, technique: str, request: PlanRequest) -> Plan:
    """Another technique on the line's first target, in the same position where that can be."""
    line = _line(plan, at, request)
    if not line.block.is_treatment:
        raise CannotEditError(f"{line.label} is no treatment; there is nothing to switch.")
    try:
        other = request.technique(technique)
    except KeyError as error:
        raise CannotEditError(str(error.args[0])) from error
    targets = (request.target(line.targets[0]),)
    places = positions_of(other, targets)
    if not places:
        raise CannotEditError(f"{other.label} cannot be done on {targets[0].label}.")
    application = Application(technique=other, targets=targets, positions=places)
    minutes = min(max(line.minutes, other.minutes.least), other.minutes.most)
    position = line.position if line.position in places else places[0]
    made = treatment_line(application, minutes, position, request)
    return settled(plan, _replaced(plan, at, made), request)


def excused(plan: Plan, target: str, why: str, request: PlanRequest) -> Plan:
    """Say why the weak partner of a released muscle is not activated today."""
    found = request.target(target)
    partner = found.partner.label if found.partner else found.label
    row = Unpaired(target=target, partner=partner, why=why)
    return settled(replace(plan, unpaired=(*plan.unpaired, row)), plan.lines, request)


def minutes_of(line: Line, request: PlanRequest) -> Minutes:
    """The least, usual and most minutes a line may have."""
    return request.technique(line.technique).minutes if line.block.is_treatment else TALK


def settled(plan: Plan, lines: Sequence[Line], request: PlanRequest) -> Plan:
    """The plan of these lines: clock, re-tests, texts, home care and value set anew."""
    kept = tuple(_clocked(_with_worked_targets(lines, request), request))
    bare = replace(plan, lines=kept, notes=(), home=(), status="feasible")
    still_alone = alone(bare, request)
    bare = replace(bare, unpaired=tuple(u for u in plan.unpaired if u.target in still_alone))
    value = worth(bare, request)
    spare = max(0.0, request.minutes - bare.end_minute)
    valued = replace(bare, value=value, bound=max(value, plan.bound), spare_minutes=spare)
    return explained(valued, request)


def _line(plan: Plan, at: int, request: PlanRequest) -> Line:
    if not len(request.done) <= at < len(plan.lines):
        raise CannotEditError("There is no such line to change; look at the newest plan.")
    return plan.lines[at]


def _replaced(plan: Plan, at: int, line: Line) -> list[Line]:
    return [line if n == at else one for n, one in enumerate(plan.lines)]


def _at_length(line: Line, minutes: float, request: PlanRequest) -> Line:
    """The dose follows the minutes."""
    if not line.block.is_treatment:
        return replace(line, minutes=minutes)
    return treatment_line(application_of(line, request), minutes, line.position, request)


def _with_worked_targets(lines: Sequence[Line], request: PlanRequest) -> Iterator[Line]:
    """Re-tests name what was worked on; one that is for nothing any more falls away."""
    work = [application_of(line, request) for line in lines if line.block.is_treatment]
    worked = {
        target for application in work if application.works for target in application.target_ids
    }
    for line in lines:
        if line.block is not Block.RETEST or line in request.done:
            yield line
            continue
        served = tuple(
            target.id
            for target in request.targets
            if line.retest in target.retests and target.id in worked
        )
        if served:
            yield replace(line, targets=served)


def _clocked(lines: Iterator[Line], request: PlanRequest) -> Iterator[Line]:
    """Each line after the one before, with half a minute for each turn; done lines stay."""
    end, place = 0.0, "up"
    for number, line in enumerate(lines):
        if number < len(request.done):
            placed = line
        else:
            turn = TURN_MINUTES if posture(line.position) != place else 0.0
            placed = replace(line, start_minute=max(end, request.elapsed_minutes) + turn)
        end, place = placed.end_minute, posture(placed.position)
        yield placed
