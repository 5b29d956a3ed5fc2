"""From what is known of a visit to an explained plan."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from palpate.findings.finding import Finding
from palpate.knowledge.base import Knowledge
from palpate.planning.candidates import Placed, target_id, targets_of
from palpate.planning.explain import explained
from palpate.planning.limits import (
    barred_by,
    limits_of,
    painful_areas,
    position_limits_of,
    reminders_of,
)
from palpate.planning.plan import Plan
from palpate.planning.replan import clash_sentence
from palpate.planning.request import Consent, PlanRequest, Target
from palpate.planning.scenario import Scenario, from_samples
from palpate.planning.solve import EFFORT, SEED, solve
from palpate.planning.visit import Visit
from palpate.screening.evaluate import Screen

_PROGRESSING = frozenset({"progressive-deficit"})
_CORD = frozenset({"spinal-cord", "upper-cervical-instability"})
_ALSO_SENSITIVE = frozenset({"groin"})


def request_from(
    knowledge: Knowledge,
    ranking: Sequence[Placed],
    visit: Visit,
    *,
    findings: Iterable[Finding] = (),
    screened: Screen | None = None,
    samples: Iterable[Sequence[bool]] | None = None,
) -> PlanRequest:
    """The request of a visit.

    `samples` are joint draws with one column per line of `ranking`, in its order; without them
    the sources are taken as independent. The screen's precautions, position limits and alarms
    are in the request, so no plan can go round them.
    """
    known = tuple(findings)
    flags = screened.flags if screened else ()
    targets, retests = targets_of(ranking, known, visit, knowledge)
    fired = {flag.id for flag in flags}
    return PlanRequest(
        minutes=visit.minutes,
        targets=targets,
        techniques=tuple(t for t in knowledge.techniques.values() if t.status == "current"),
        goals=visit.goals,
        retests=retests,
        scenarios=_scenarios(ranking, targets, samples),
        action=screened.action.value if screened else "proceed",
        barred_because=_barred(screened, visit),
        limits=limits_of(flags, knowledge, visit, painful_areas(known)),
        position_limits=position_limits_of(flags, visit),
        consent=_consent(visit.consent, knowledge),
        therapist=visit.therapist,
        discomfort_at_most=visit.discomfort_cap,
        pressure_budget=visit.pressure_budget,
        irritability=visit.irritability,
        progressing_loss=bool(fired & _PROGRESSING),
        cord_signs=bool(fired & _CORD),
        last=visit.last,
        wanted=visit.wanted,
        unwanted=visit.unwanted,
        reminders=reminders_of(flags),
        knowledge_version=knowledge.version,
    )


def propose(request: PlanRequest, *, seed: int = SEED, effort: float = EFFORT) -> Plan:
    """The best plan with its reasons, its home programme and what it leaves out.

    The same request gives the same plan. Where nothing fits, the notes name the rules that clash.
    """
    plan = solve(request, seed=seed, effort=effort)
    if plan.status == "nothing" and (clash := clash_sentence(request)):
        plan = replace(plan, notes=(clash,))
    return explained(plan, request)


def _barred(screened: Screen | None, visit: Visit) -> str:
    if screened is None:
        return ""
    if screened.no_session:
        return next(iter(screened.client_texts), "The screen forbids treatment today.")
    return barred_by(screened.flags, visit)


def _scenarios(
    ranking: Sequence[Placed],
    targets: tuple[Target, ...],
    samples: Iterable[Sequence[bool]] | None,
) -> tuple[Scenario, ...]:
    """Joint draws of the targets; of columns that are no target nothing is kept."""
    if samples is None:
        return ()
    columns = [target_id(placed.source, placed.side) for placed in ranking]
    at = {name: number for number, name in enumerate(columns)}
    ids = [target.id for target in targets]
    rows = ([bool(row[at[name]]) for name in ids] for row in samples)
    return from_samples(rows, ids)


def _consent(consent: Consent, knowledge: Knowledge) -> Consent:
    """Intimate and inner areas and the groin always need their own yes."""
    private = {area.id for area in knowledge.areas.values() if area.surface != "surface"}
    return replace(consent, sensitive=consent.sensitive | private | _ALSO_SENSITIVE)
