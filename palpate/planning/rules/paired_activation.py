"""A short muscle that was released is followed by its weak partner, or the plan says why not."""

from palpate.planning.application import Application
from palpate.planning.choice import Choice, Expression, Model
from palpate.planning.line_by_line import all_work
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest
from palpate.planning.violation import Violation

ID = "paired_activation"
SAYS = "Releasing a short muscle goes with activating its weak partner, or the plan says why not."


def violations(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """Released short muscles without activation afterwards and without a stated reason."""
    excused = {row.target for row in plan.unpaired if row.why}
    return tuple(
        Violation(rule=ID, sentence=_sentence(target, request))
        for target in alone(plan, request)
        if target not in excused
    )


def alone(plan: Plan, request: PlanRequest) -> tuple[str, ...]:
    """The short muscles released with no activation of their partner afterwards."""
    released: dict[str, float] = {}
    activated: dict[str, float] = {}
    for line, application in all_work(plan, request):
        ends = released if _releases(application) else activated
        if _releases(application) or application.technique.kind == "activation":
            ends.update(dict.fromkeys(application.target_ids, line.end_minute))
    return tuple(
        target
        for target, end in released.items()
        if needs_partner(target, request) and activated.get(target, -1.0) <= end
    )


def _sentence(target: str, request: PlanRequest) -> str:
    found = request.target(target)
    partner = found.partner.label if found.partner else "its partner"
    return f"{found.label} is released, and {partner} is not activated afterwards."


def needs_partner(target: str, request: PlanRequest) -> bool:
    """Whether the target is a short muscle with a weak partner."""
    found = request.target(target)
    return "short" in found.traits and found.partner is not None


def _releases(application: Application) -> bool:
    return application.technique.releases


def post(model: Model, choice: Choice, request: PlanRequest) -> None:
    """A release asks for activation in its segment or later, or for an excuse, which costs."""
    left_open = alone(Plan(lines=request.done, status="feasible"), request)
    for target in request.targets:
        if not needs_partner(target.id, request):
            continue
        covering = choice.covering(target.id)
        partner = [a for a in covering if a.technique.kind == "activation"]
        excuse = choice.excused[target.id]
        for a in covering:
            if _releases(a):
                _pair(model, choice, a, partner, excuse)
        if target.id in left_open:
            model.add(sum(choice.chosen(p) for p in partner) + excuse >= 1)


def _pair(
    model: Model,
    choice: Choice,
    release: Application,
    partner: list[Application],
    excuse: Expression,
) -> None:
    for k in choice.segments:
        later = sum(choice.in_segment(p, j) for p in partner for j in choice.segments[k:])
        model.add(choice.in_segment(release, k) <= later + excuse)
