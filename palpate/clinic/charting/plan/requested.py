"""From the records of a visit to the planner's request, and to the plan it gives."""

from dataclasses import dataclass, replace

from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.plan import circumstances
from palpate.clinic.charting.plan.terms import Terms
from palpate.clinic.charting.understanding import Understanding
from palpate.knowledge.base import Knowledge
from palpate.knowledge.technique import Technique
from palpate.planning.offers import every, forbidden_because
from palpate.planning.plan import Plan
from palpate.planning.propose import propose, request_from
from palpate.planning.request import Pick, PlanRequest
from palpate.planning.visit import Visit as Planned

SENSITISED = "sensitisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picks:
    """What the therapist wants in the plan, and what not."""

    wanted: tuple[Pick, ...] = ()
    unwanted: tuple[Pick, ...] = ()


NO_PICKS = Picks()


def request_of(
    visit: Visit, understood: Understanding, terms: Terms, picks: Picks = NO_PICKS
) -> PlanRequest:
    """Everything a plan of this visit depends on, as the records stand now.

    Where nothing was told, drawn or found there is nothing to treat: what is common is no finding.
    """
    return request_from(
        understood.knowledge,
        understood.assessment.ranking if understood.findings else (),
        _planned(visit, understood, terms, picks),
        findings=understood.findings,
        screened=understood.screen,
    )


def _planned(visit: Visit, understood: Understanding, terms: Terms, picks: Picks) -> Planned:
    day = visit.starts_at.date()
    return Planned(
        minutes=terms.minutes,
        goals=circumstances.goals_of(visit, understood.told),
        discomfort_at_most=terms.discomfort_at_most,
        tolerance=terms.tolerance,
        irritability=terms.irritability,
        is_sensitised=any(flag.id == SENSITISED for flag in understood.screen.flags),
        asked_for_deep_tissue=terms.deep_tissue,
        cleared=frozenset(terms.cleared),
        guardian_present=terms.guardian,
        consent=circumstances.consent_of(visit.client),
        therapist=circumstances.therapist_of(visit.practitioner, day),
        last=circumstances.earlier_work(visit),
        wanted=picks.wanted,
        unwanted=picks.unwanted,
    )


def current_techniques(knowledge: Knowledge) -> tuple[Technique, ...]:
    """The techniques a kept request is read again with."""
    return tuple(t for t in knowledge.techniques.values() if t.status == "current")


def as_last_time(request: PlanRequest, work: tuple[tuple[str, str], ...]) -> tuple[Plan, Picks]:
    """A plan with last visit's techniques on last visit's targets, as far as today allows.

    What is no target today or is forbidden today is left out, and the plan's notes say so.
    """
    today, left = _still_possible(request, work)
    wished = replace(request, wanted=today, unwanted=())
    plan = propose(wished)
    if not plan.treatment and today:
        return replace(propose(replace(request, wanted=())), notes=plan.notes), NO_PICKS
    return replace(plan, notes=(*left, *plan.notes)), Picks(wanted=today)


def _still_possible(
    request: PlanRequest, work: tuple[tuple[str, str], ...]
) -> tuple[tuple[Pick, ...], tuple[str, ...]]:
    offered = {(a.technique.id, a.targets[0].id): a for a in every(request)}
    picks, left = [], []
    for technique, target in work:
        found = offered.get((technique, target))
        label = _label(request, technique)
        if found is None:
            left.append(f"{label} of last time is left out: its place is no target today.")
        elif why := forbidden_because(found, request):
            left.append(f"Left out of last time: {why}")
        else:
            picks.append(Pick(technique=technique, target=target))
    return tuple(picks), tuple(dict.fromkeys(left))


def _label(request: PlanRequest, technique: str) -> str:
    known = {one.id: one.label for one in request.techniques}
    return known.get(technique, technique.replace("-", " ").capitalize())
