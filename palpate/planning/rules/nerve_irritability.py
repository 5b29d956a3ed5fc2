"""Nerves: nothing with progressing loss or cord signs, sliding before winding up."""

from palpate.planning.application import Application
from palpate.planning.choice import Choice, Model
from palpate.planning.line_by_line import all_work, done_work, post_each, violations_of
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest
from palpate.planning.violation import Violation

ID = "nerve_irritability"
SAYS = "No nerve work with progressing loss or cord signs; sliders before tensioners."


def forbids(application: Application, request: PlanRequest) -> str:
    """Why this nerve work must not be done today; empty where it may."""
    technique = application.technique
    if technique.nerve == "none":
        return ""
    if request.progressing_loss or request.cord_signs:
        return f"{technique.label}: not with loss that progresses or signs of the spinal cord."
    if technique.nerve == "tensions" and request.irritability != "low":
        return f"{technique.label}: the complaint is too irritable to wind the nerve up."
    return ""


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """Forbidden nerve work, winding up before sliding, and long sliding in an irritable nerve."""
    found = list(violations_of(ID, forbids, plan, request))
    slid = _slid_before(request)
    for line, application in all_work(plan, request):
        technique, new = application.technique, line not in request.done
        if technique.nerve == "tensions" and new and not slid.issuperset(application.target_ids):
            sentence = f"{line.label}: slide this nerve first, today or at an earlier visit."
            found.append(Violation(rule=ID, sentence=sentence, line_key=line.key))
        if technique.nerve == "slides":
            slid.update(application.target_ids)
            if new and request.irritability == "high" and line.minutes > technique.minutes.least:
                sentence = f"{line.label}: an irritable nerve takes the least dose only."
                found.append(Violation(rule=ID, sentence=sentence, line_key=line.key))
    return tuple(found)


def _slid_before(request: PlanRequest) -> set[str]:
    """Targets slid at an earlier visit without lasting soreness."""
    sliding = {technique.id for technique in request.techniques if technique.nerve == "slides"}
    return {w.target for w in request.last if w.technique in sliding and w.sore_hours <= 24}


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """Leave out forbidden nerve work; winding up lies in or after a segment with sliding."""
    post_each(forbids, model, choice, request)
    slid = _slid_before(request)
    for _, a in done_work(request):
        slid.update(a.target_ids if a.technique.nerve == "slides" else ())
    for a in choice.applications:
        if a.technique.nerve == "slides" and request.irritability == "high":
            model.add(choice.usual[a.key] == 0)
        if a.technique.nerve == "tensions" and not slid.issuperset(a.target_ids):
            _after_sliding(model, choice, a)


def _after_sliding(model: Model, choice: Choice, tension: Application) -> None:
    for target in tension.target_ids:
        sliding = [a for a in choice.covering(target) if a.technique.nerve == "slides"]
        for k in choice.segments:
            model.add(choice.in_segment(tension, k) <= choice.until(sliding, k))
