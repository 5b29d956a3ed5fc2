"""How a draft of a plan comes about and is changed: each function gives the next draft."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from palpate.clinic.accounts.models import User
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.models import PlanRecord
from palpate.clinic.charting.plan import draft as drafts
from palpate.clinic.charting.plan import edit
from palpate.clinic.charting.plan.accept import newest, standing_plan
from palpate.clinic.charting.plan.circumstances import usual_terms
from palpate.clinic.charting.plan.draft import PlanDraft
from palpate.clinic.charting.plan.edit import CannotEditError
from palpate.clinic.charting.plan.requested import (
    NO_PICKS,
    Picks,
    as_last_time,
    current_techniques,
    request_of,
)
from palpate.clinic.charting.plan.terms import Terms, terms_from
from palpate.clinic.charting.understanding import Understanding
from palpate.knowledge.base import Knowledge
from palpate.planning.plan import Line, Plan
from palpate.planning.propose import propose
from palpate.planning.request import Pick, PlanRequest
from palpate.planning.stored import plan_from_json, request_from_json

BEGUN = (Visit.State.RUNNING, Visit.State.DONE)


def current(
    visit: Visit, understood: Understanding, *, author: User, at: datetime
) -> PlanDraft | None:
    """The author's draft, made where there is none; None once a plan is in force.

    A draft nobody has touched follows what is known. One that was changed by hand is kept as it
    is, under today's request: what it breaks is then said, and "plan again" mends it.
    """
    found = drafts.load(visit, author, understood.knowledge)
    if found is not None:
        request = request_of(visit, understood, found.terms, found.picks)
        if request == found.request:
            return found
        if found.is_untouched:
            anew = replace(found, request=request, plan=propose(request))
        else:
            anew = replace(found, request=request, is_behind=True)
        return drafts.save(visit, anew, author=author, at=at)
    if standing_plan(visit) is not None:
        return None
    terms = usual_terms(visit, understood.regions)
    request = request_of(visit, understood, terms)
    fresh = PlanDraft(plan=propose(request), request=request, terms=terms)
    return drafts.save(visit, fresh, author=author, at=at)


def for_change(visit: Visit, understood: Understanding, *, author: User, at: datetime) -> PlanDraft:
    """The draft to change: the author's own, a new one, or one that begins from the plan in force.

    Raises CannotEditError once the session has begun.
    """
    if visit.state in BEGUN:
        raise CannotEditError("The session has begun; what is left of it is changed there.")
    found = current(visit, understood, author=author, at=at)
    if found is not None:
        return found
    kept = read(newest(visit), understood.knowledge)
    fresh = replace(kept, request=request_of(visit, understood, kept.terms))
    return drafts.save(visit, fresh, author=author, at=at)


def read(row: PlanRecord, knowledge: Knowledge) -> PlanDraft:
    """A sealed plan with its request and terms."""
    techniques = current_techniques(knowledge)
    request = request_from_json(row.content["request"], techniques)
    terms = row.content.get("terms") or Terms(minutes=request.minutes).as_json()
    return PlanDraft(
        plan=plan_from_json(row.content["plan"]), request=request, terms=terms_from(terms)
    )


def edited(draft: PlanDraft, words: Sequence[str], sent: Mapping[str, str]) -> PlanDraft:
    """One edit: `remove 3`, `longer 3`, `shorter 3`, `up 3`, `down 3`, `switch 3 ID`, `excuse ID`.

    Raises CannotEditError for what makes no sense.
    """
    verb, rest = (words[0], words[1:]) if words else ("", [])
    plan, request = draft.plan, draft.request
    if verb == "excuse":
        target, why = _known_target(rest, request), sent.get("why", "").strip()
        return draft.changed(plan=edit.excused(plan, target, why or "agreed today", request))
    at = _number(rest)
    if verb == "remove":
        without = draft.changed(plan=edit.removed(plan, at, request))
        return without.picking(_put_aside(draft.picks, plan.lines[at]))
    changed = draft.changed(plan=_edited_line(verb, plan, at, rest[1:], request))
    if verb == "switch":
        return changed.picking(_taken_up(draft.picks, plan.lines[at], rest[1]))
    return changed


def _edited_line(verb: str, plan: Plan, at: int, rest: Sequence[str], request: PlanRequest) -> Plan:
    if verb in ("longer", "shorter"):
        return edit.resized(plan, at, 0.5 if verb == "longer" else -0.5, request)
    if verb in ("up", "down"):
        return edit.moved(plan, at, -1 if verb == "up" else 1, request)
    if verb == "switch" and rest:
        return edit.switched(plan, at, rest[0], request)
    raise CannotEditError("This change is not known; reload the page.")


def _number(words: Sequence[str]) -> int:
    if not words or not words[0].isdecimal():
        raise CannotEditError("Say which line to change; reload the page.")
    return int(words[0])


def _known_target(words: Sequence[str], request: PlanRequest) -> str:
    known = {target.id for target in request.targets}
    if not words or words[0] not in known:
        raise CannotEditError("That muscle is not in this plan; reload the page.")
    return words[0]


def _put_aside(picks: Picks, line: Line) -> Picks:
    """What is removed by hand is not planned again by itself."""
    if not line.block.is_treatment:
        return picks
    gone = tuple(Pick(technique=line.technique, target=target) for target in line.targets)
    wanted = tuple(pick for pick in picks.wanted if not any(_covers(pick, g) for g in gone))
    return Picks(wanted=wanted, unwanted=tuple(dict.fromkeys((*picks.unwanted, *gone))))


def _taken_up(picks: Picks, line: Line, technique: str) -> Picks:
    """What is switched to is no longer put aside, and what is switched from no longer wished."""
    now = Pick(technique=technique, target=line.targets[0])
    old = Pick(technique=line.technique, target=line.targets[0])
    return Picks(
        wanted=tuple(pick for pick in picks.wanted if not _covers(pick, old)),
        unwanted=tuple(pick for pick in picks.unwanted if not _covers(pick, now)),
    )


def _covers(pick: Pick, one: Pick) -> bool:
    return pick.technique in ("", one.technique) and pick.target in ("", one.target)


def planned_again(
    draft: PlanDraft,
    visit: Visit,
    understood: Understanding,
    terms: Terms,
    sent: Mapping[str, str],
) -> PlanDraft:
    """The best plan for the terms, with what is wished for and without what was removed.

    A wish that cannot be met changes nothing but says why.
    """
    picks = NO_PICKS if sent.get("forget") else _with_wish(draft.picks, sent)
    request = request_of(visit, understood, terms, picks)
    _must_be_known(request, picks)
    plan = propose(request)
    if not plan.treatment and picks.wanted != draft.picks.wanted:
        raise CannotEditError(plan.notes[0])
    return draft.changed(plan=plan, request=request, terms=terms, picks=picks, is_behind=False)


def _with_wish(picks: Picks, sent: Mapping[str, str]) -> Picks:
    wish = Pick(technique=sent.get("technique", ""), target=sent.get("target", ""))
    if not wish.technique and not wish.target:
        return picks
    unwanted = tuple(pick for pick in picks.unwanted if pick != wish)
    return Picks(wanted=tuple(dict.fromkeys((*picks.wanted, wish))), unwanted=unwanted)


def _must_be_known(request: PlanRequest, picks: Picks) -> None:
    targets = {target.id for target in request.targets}
    techniques = {technique.id for technique in request.techniques}
    for pick in picks.wanted:
        if pick.target and pick.target not in targets:
            raise CannotEditError("That place is not among today's likely sources.")
        if pick.technique and pick.technique not in techniques:
            raise CannotEditError("That technique is not in use; choose one from the list.")


def as_before(draft: PlanDraft, work: tuple[tuple[str, str], ...]) -> PlanDraft:
    """The same as last time; raises CannotEditError where there was no last time."""
    if not work:
        raise CannotEditError("No work of an earlier visit is recorded.")
    plan, picks = as_last_time(draft.request, work)
    return draft.changed(plan=plan, is_behind=False).picking(picks)


def waiting(request: PlanRequest) -> tuple[tuple[str, str], ...]:
    """The rules that wait for a doctor's written word, with what they say."""
    return tuple({limit.id: limit.why for limit in request.limits if limit.no_work}.items())


def offered(request: PlanRequest) -> list[dict[str, str]]:
    """The techniques a wish may name."""
    return [
        {"id": technique.id, "label": technique.label}
        for technique in sorted(request.techniques, key=lambda one: one.label)
        if technique.kind != "education"
    ]
