"""One to three things to do at home."""

from collections.abc import Iterator

from palpate.planning.application import application_of
from palpate.planning.plan import HomeItem, Plan
from palpate.planning.request import PlanRequest, Target
from palpate.planning.worth import line_effect

MOST_ITEMS = 3
"""More than three things are not done; a judgement."""
STOP = "Stop and call if it is worse for more than 48 hours, or if numbness or weakness is new."


def home_programme(plan: Plan, request: PlanRequest) -> tuple[HomeItem, ...]:
    """The weak partner first, then self-care of what was worked on most, then warmth and walking.

    Nothing is given for a target that a precaution keeps alone, for it was not worked on either.
    """
    found: dict[str, HomeItem] = {}
    for item in _candidates(plan, request):
        found.setdefault(item.id, item)
    return tuple(found.values())[:MOST_ITEMS]


def _candidates(plan: Plan, request: PlanRequest) -> Iterator[HomeItem]:
    ranked = _by_effect(plan, request)
    yield from _partners(plan, request)
    if ranked:
        yield from _self_care(ranked[0], plan, request)
    yield from _general(plan, request)
    for target in ranked[1:]:
        yield from _self_care(target, plan, request)


def _by_effect(plan: Plan, request: PlanRequest) -> list[Target]:
    """The targets worked on, by expected effect times probability."""
    weight: dict[str, float] = {}
    for line in plan.treatment:
        application = application_of(line, request)
        for target in application.targets if application.works else ():
            effect = line_effect(line, application, target, request) * target.probability
            weight[target.id] = weight.get(target.id, 0.0) + effect
    return sorted(
        (target for target in request.targets if target.id in weight),
        key=lambda target: -weight[target.id],
    )


def _partners(plan: Plan, request: PlanRequest) -> Iterator[HomeItem]:
    """Activation of one weak partner: one that had no minutes today, else the likeliest begun."""
    begun = [x.targets[0] for x in plan.treatment if x.technique == "activation"]
    begun.sort(key=lambda name: -request.target(name).probability)
    waiting = [row.target for row in plan.unpaired if "allowed" not in row.why]
    for name in (*waiting, *begun)[:1]:
        target = request.target(name)
        label = target.partner.label if target.partner else target.label
        areas = target.partner.areas if target.partner else target.areas
        yield from _of_technique("activation", f"Wake up: {label}", (target,), areas, request)


def _self_care(target: Target, plan: Plan, request: PlanRequest) -> Iterator[HomeItem]:
    """The muscle's own self-care, or the home part of a technique used on it today."""
    if target.self_care:
        yield HomeItem(
            id=f"self-care/{target.id}",
            label=f"For the {target.structure or target.label}",
            how=target.self_care,
            dose="as described, until the next visit",
            for_client=target.self_care,
            targets=(target.id,),
            areas=target.areas,
            stop_if=STOP,
        )
        return
    for line in plan.treatment:
        if target.id in line.targets and line.technique != "activation":
            label = f"For the {target.structure or target.label}"
            items = list(_of_technique(line.technique, label, (target,), target.areas, request))
            if items:
                yield items[0]
                return


def _general(plan: Plan, request: PlanRequest) -> Iterator[HomeItem]:
    settles = any(line.technique == "breathing" for line in plan.treatment)
    name = "breathing" if settles else "home-care"
    yield from _of_technique(
        name, "Breathe slowly" if settles else "Warmth and walking", (), (), request
    )


def _of_technique(
    technique: str,
    label: str,
    targets: tuple[Target, ...],
    areas: tuple[str, ...],
    request: PlanRequest,
) -> Iterator[HomeItem]:
    found = next((one for one in request.techniques if one.id == technique and one.home), None)
    if found:
        yield HomeItem(
            id="/".join((technique, *(target.id for target in targets))),
            label=label,
            how=found.home,
            dose=found.home_dose,
            for_client=f"{found.home} {found.home_dose[:1].upper()}{found.home_dose[1:]}.",
            targets=tuple(target.id for target in targets),
            areas=areas,
            stop_if=STOP,
        )
