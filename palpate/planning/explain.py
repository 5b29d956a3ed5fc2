"""A reason for every line: what it is for, why this tool, why not the next best."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from palpate.knowledge.technique import Effect, Technique
from palpate.planning.application import Application, application_of
from palpate.planning.home import home_programme
from palpate.planning.offers import every, forbidden_because
from palpate.planning.plan import Block, Line, Plan
from palpate.planning.request import Goal, PlanRequest, Target
from palpate.planning.rivals import not_next_best, rivals_of
from palpate.planning.worth import goal_gains, goals_of

_OUTCOMES = {
    "pain": "pain", "ppt": "pressure pain threshold", "rom": "range of motion",
    "function": "function",
}  # fmt: skip


def explained(plan: Plan, request: PlanRequest) -> Plan:
    """The plan with its texts: reasons, evidence, home programme, what was left out and why."""
    lines = tuple(
        line if line in request.done else _explained(line, plan, request) for line in plan.lines
    )
    told = replace(plan, lines=lines)
    return replace(
        told,
        home=home_programme(told, request) if told.treatment else (),
        notes=(*plan.notes, *left_out(told, request)),
        for_client=client_sentence(told, request),
    )


def _explained(line: Line, plan: Plan, request: PlanRequest) -> Line:
    if line.block is Block.RETEST:
        return _explained_retest(line, request)
    if not line.block.is_treatment:
        return _explained_talk(line, request)
    application = application_of(line, request)
    technique, goal = application.technique, main_goal(application, request)
    rivals = rivals_of(application, plan, request)
    return replace(
        line,
        goal=goal.label,
        reason=_reason(application, goal),
        not_next_best=not_next_best(application, rivals, plan, request),
        stop_if=_stop_if(application),
        evidence=evidence_sentence(technique),
        certainty=technique.certainty,
        for_client=f"{technique.for_client} It is meant for: {goal.label}.",
        alternatives=tuple(r.technique.id for r in rivals if not r.forbidden),
    )


def _explained_retest(line: Line, request: PlanRequest) -> Line:
    served = ", ".join(request.target(target).label for target in line.targets)
    return replace(
        line,
        reason=f"The same measure as at the start tells whether work on {served} did something.",
        for_client="We repeat what hurt at the start and compare.",
    )


def _explained_talk(line: Line, request: PlanRequest) -> Line:
    why = {
        Block.GREET: "What is new since last time, and whether anything speaks against treatment.",
        Block.BASELINE: "Without a first measure no change can be told from hope.",
        Block.HOME: "What is done daily at home outweighs what is done weekly on the table.",
    }
    reminders = " ".join(request.reminders) if line.block is Block.GREET else ""
    return replace(line, reason=f"{why.get(line.block, '')} {reminders}".strip())


def main_goal(application: Application, request: PlanRequest) -> Goal:
    """The goal the application does most for; the weightiest where it does nothing by itself."""
    summed: dict[str, float] = {}
    for target in application.targets:
        for goal, effect in goal_gains(application, target, request).items():
            summed[goal] = summed.get(goal, 0.0) + effect * target.probability
    goals = goals_of(request)
    return max(goals, key=lambda goal: (summed.get(goal.id, 0.0), goal.weight))


def _reason(application: Application, goal: Goal) -> str:
    technique, targets = application.technique, application.targets
    whys = list(
        dict.fromkeys(
            row.why
            for row in technique.leanings
            if row.factor > 1 and any(row.trait in target.traits for target in targets)
        )
    )
    because = " and ".join(whys) or _plainly(technique)
    if application.partner:
        place = f"{application.partner.label}, partner of {targets[0].label}"
    elif technique.reach == "person":
        place = "the client as a whole"
    elif technique.reach != "target":
        regions = " and ".join(sorted(r.replace("-", " ") for r in application.regions))
        place = f"the {regions}, {len(targets)} possible sources at once"
    else:
        place = ", ".join(_with_chance(target) for target in targets)
    return f"{technique.label} for {place}: chosen because {because}. It serves {goal.label}."


def _plainly(technique: Technique) -> str:
    """The reason where no trait of the tissue speaks for it."""
    if technique.kind in ("specific", "lengthening"):
        return "it adds most here of what is allowed and not yet done to this tissue"
    return technique.chosen_when


def _with_chance(target: Target) -> str:
    return f"{target.label} ({round(100 * target.probability)} of 100)"


def _stop_if(application: Application) -> str:
    sites = dict.fromkeys(d.site for target in application.targets for d in target.dangers)
    near = (
        f" Mind: {'; '.join(sites)}." if sites and application.technique.contact != "none" else ""
    )
    return f"Stop if {application.technique.stop_if}.{near}"


def evidence_sentence(technique: Technique) -> str:
    """The comparison with the best certainty, or that none was read."""
    order = ("high", "moderate", "low", "very low", "recalled")
    if not technique.effects:
        return "No comparison of this technique was read; its place here is judgement."
    best = min(technique.effects, key=lambda effect: order.index(effect.certainty))
    return (
        f"{best.population[:1].upper()}{best.population[1:]}: {_size(best)} on "
        f"{_OUTCOMES[best.outcome]} ({best.comparison}); certainty {best.certainty}. "
        "An average of studies, not a forecast for this client."
    )


def _size(effect: Effect) -> str:
    unit = {
        "smd": " standard deviations", "within-group d": " standard deviations, before and after",
        "or": " as odds ratio", "md": f" {effect.unit}",
    }[effect.measure]  # fmt: skip
    span = f" ({effect.low:g} to {effect.high:g})" if effect.low is not None else ""
    return f"{effect.estimate:g}{unit}{span}"


def left_out(plan: Plan, request: PlanRequest) -> tuple[str, ...]:
    """Sentences on what the plan leaves out: targets, partners, minutes."""
    if plan.status == "no session":
        return ()
    notes = list(_untreated(plan, request))
    notes += [
        f"{row.partner} is not activated today: {row.why}." for row in plan.unpaired if row.why
    ]
    if plan.treatment and plan.spare_minutes >= 5:
        notes.append(
            f"{plan.spare_minutes:g} minutes are left free: nothing more is expected to be worth "
            "them. Use them to examine, or for general work the client enjoys."
        )
    return tuple(notes)


def _untreated(plan: Plan, request: PlanRequest) -> Iterator[str]:
    """The targets without work, gathered by the reason."""
    work = [application_of(line, request) for line in plan.treatment]
    treated = {target for a in work if a.works for target in a.target_ids}
    by_reason: dict[str, list[str]] = {}
    for target in request.targets:
        if target.id not in treated:
            by_reason.setdefault(_why_untreated(target, request), []).append(target.label)
    for reason, labels in by_reason.items():
        yield f"Not treated today: {'; '.join(labels)}. {reason}"


def _why_untreated(target: Target, request: PlanRequest) -> str:
    own = [a for a in every(request) if a.targets == (target,) and a.works]
    reasons = [forbidden_because(a, request) for a in own]
    if not own:
        return "No technique here treats it."
    if not all(reasons):
        return "The minutes are expected to do more elsewhere."
    # The widest ban says most: what keeps all hands away rather than one technique.
    common = Counter(sentence.partition(": ")[2] or sentence for sentence in reasons)
    return _capital(common.most_common(1)[0][0])


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def client_sentence(plan: Plan, request: PlanRequest) -> str:
    """One or two sentences for the client: for what, and why these tools; no source is named."""
    if not plan.treatment:
        return "Today there is no hands-on treatment; we talk about what to do next."
    goals = dict.fromkeys(line.goal for line in plan.treatment if line.goal)
    minutes = sum(line.minutes for line in plan.treatment)
    broad = any(line.technique == "deep-tissue" for line in plan.treatment)
    how = (
        "Broad, slow deep strokes take the larger part, because the ache is broad or lies in "
        "several places of one muscle group."
        if broad
        else "We work on few places precisely rather than broadly over everything, because that "
        "is where the findings point."
    )
    return f"About {minutes:g} minutes of treatment today, for: {'; '.join(goals)}. {how}"
