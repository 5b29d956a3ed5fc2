"""Tissue rests: not loaded again too soon, not loaded too long or too often in one session."""

from palpate.planning.application import Application
from palpate.planning.choice import Choice, Model, ticks
from palpate.planning.line_by_line import all_work, done_work, post_each, violations_of
from palpate.planning.plan import Plan
from palpate.planning.request import LastWork, PlanRequest
from palpate.planning.violation import Violation

ID = "tissue_rest"
SAYS = "Loaded tissue rests for the hours its technique names, and bears only so much a session."
LOADED_MINUTES = 8.0
"""Loading work one tissue bears in a session; a judgement."""
LOADING_TECHNIQUES = 2
HEAVY_HOURS = 48
"""One technique with so long a rest is enough for a tissue in a session."""


def forbids(application: Application, request: PlanRequest) -> str:
    """The target that still rests from the last visit, and for how long; empty where none."""
    if not application.loads:
        return ""
    for work in request.last:
        hours = _rest_left(work, request)
        if work.target in application.target_ids and hours > 0:
            label = request.target(work.target).label
            return (
                f"{application.technique.label}: {label} was loaded {work.hours_ago:g} hours ago "
                f"and rests for {hours:g} more."
            )
    return ""


def _rest_left(work: LastWork, request: PlanRequest) -> float:
    """Hours of rest still due: what the technique names, or two days past lasting soreness."""
    rest = {technique.id: technique.rest_hours for technique in request.techniques}
    due = max(float(rest.get(work.technique, 0)), work.sore_hours)
    return due - work.hours_ago


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """Lines on tissue that still rests, and tissue loaded too much in this session."""
    found = list(violations_of(ID, forbids, plan, request))
    for target in request.targets:
        loading = [
            (line, a)
            for line, a in all_work(plan, request)
            if a.loads and target.id in a.target_ids
        ]
        new = [line for line, _ in loading if line not in request.done]
        minutes = sum(line.minutes for line, _ in loading)
        heavy = sum(a.technique.rest_hours >= HEAVY_HOURS for _, a in loading)
        if new and (minutes > LOADED_MINUTES or len(loading) > LOADING_TECHNIQUES or heavy > 1):
            sentence = f"{target.label} is loaded {len(loading)} times for {minutes:g} minutes."
            found.append(Violation(rule=ID, sentence=sentence, line_key=new[-1].key))
    return tuple(found)


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Leave out what loads resting tissue; bound minutes and techniques that load one tissue."""
    post_each(forbids, model, choice, request)
    for target in request.targets:
        loading = [a for a in choice.covering(target.id) if a.loads]
        was = [(line, a) for line, a in done_work(request) if a.loads]
        was = [(line, a) for line, a in was if target.id in a.target_ids]
        spent = sum(ticks(line.minutes) for line, _ in was)
        left = max(0, ticks(LOADED_MINUTES) - spent)
        model.add(sum(choice.ticks(a) for a in loading) <= left)
        times = max(0, LOADING_TECHNIQUES - len(was))
        model.add(sum(choice.chosen(a) for a in loading) <= times)
        heavy = [a for a in loading if a.technique.rest_hours >= HEAVY_HOURS]
        had = sum(a.technique.rest_hours >= HEAVY_HOURS for _, a in was)
        model.add(sum(choice.chosen(a) for a in heavy) <= max(0, 1 - had))
