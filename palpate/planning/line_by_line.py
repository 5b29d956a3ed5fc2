"""Rules that judge one application at a time: their checking and their posting are alike."""

from collections.abc import Callable, Iterator

from palpate.planning.application import Application, application_of
from palpate.planning.choice import Choice, Model
from palpate.planning.plan import Line, Plan
from palpate.planning.request import PlanRequest
from palpate.planning.violation import Violation

Forbids = Callable[[Application, PlanRequest], str]
"""Why an application is not allowed, as a sentence; empty where it is."""


def new_lines(plan: Plan, request: PlanRequest) -> tuple[Line, ...]:
    """The lines proposed; what is already done is a fact and no longer judged."""
    return plan.lines[len(request.done) :]


def new_work(plan: Plan, request: PlanRequest) -> Iterator[tuple[Line, Application]]:
    """The treatment lines proposed, each with its application."""
    for line in new_lines(plan, request):
        if line.block.is_treatment and is_known(line, request):
            yield line, application_of(line, request)


def all_work(plan: Plan, request: PlanRequest) -> Iterator[tuple[Line, Application]]:
    """The treatment lines of the whole session, done ones too."""
    for line in plan.lines:
        if line.block.is_treatment and is_known(line, request):
            yield line, application_of(line, request)


def done_work(request: PlanRequest) -> Iterator[tuple[Line, Application]]:
    """The treatment lines already over."""
    yield from all_work(Plan(lines=request.done, status="feasible"), request)


def is_known(line: Line, request: PlanRequest) -> bool:
    """Whether its technique and targets are among the request's."""
    return line.technique in {technique.id for technique in request.techniques} and set(
        line.targets
    ) <= {target.id for target in request.targets}


def violations_of(
    rule: str, forbids: Forbids, plan: Plan, request: PlanRequest
) -> tuple[Violation, ...]:
    """A violation for each new line whose application the rule forbids."""
    return tuple(
        Violation(rule=rule, sentence=why, line_key=line.key)
        for line, application in new_work(plan, request)
        if (why := forbids(application, request))
    )


def post_each(forbids: Forbids, model: Model, choice: Choice, request: PlanRequest) -> None:
    """Keep every forbidden application out of the model."""
    for application in choice.applications:
        if forbids(application, request):
            model.add(choice.chosen(application) == 0)
