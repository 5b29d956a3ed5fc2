"""Everything that could be done: each technique on each target, group or region it suits."""

from collections.abc import Callable, Collection, Iterator
from itertools import groupby

from palpate.knowledge.technique import Technique
from palpate.planning.application import Application, positions_of
from palpate.planning.plan import Position
from palpate.planning.request import PlanRequest, Target
from palpate.planning.rules import (
    consent,
    credentials,
    endangerment,
    hands,
    nerve_irritability,
    precautions,
    pressure_budget,
    screen,
    tissue_rest,
    wishes,
)

FORBIDDERS: dict[str, Callable[[Application, PlanRequest], str]] = {
    rule.ID: rule.forbids
    for rule in (
        screen, consent, precautions, credentials, hands, endangerment, pressure_budget,
        nerve_irritability, tissue_rest, wishes,
    )
}  # fmt: skip
"""The rules that judge one application by itself, with their reason as a sentence."""


def forbidden_because(
    application: Application, request: PlanRequest, *, without: Collection[str] = ()
) -> str:
    """The first rule's reason against an application; empty where it is allowed."""
    return next(
        (
            why
            for rule, forbids in FORBIDDERS.items()
            if rule not in without and (why := forbids(application, request))
        ),
        "",
    )


def offers(request: PlanRequest, *, without: Collection[str] = ()) -> tuple[Application, ...]:
    """Every allowed application, in a fixed order; `without` names rules to leave out.

    A technique that covers a group or a region covers its allowed targets only.
    """
    found: dict[str, Application] = {}
    for technique in request.techniques:
        for targets in _coverages(technique, _suited(technique, request, without)):
            application = Application(
                technique=technique, targets=targets, positions=positions_of(technique, targets)
            )
            if application.positions:
                found.setdefault(application.key, application)
    return tuple(a for a in found.values() if not forbidden_because(a, request, without=without))


def every(request: PlanRequest) -> tuple[Application, ...]:
    """Every application on a single target, allowed or not; for explaining what was left out."""
    return tuple(
        Application(technique=t, targets=(target,), positions=positions_of(t, (target,)))
        for t in request.techniques
        for target in request.targets
        if _suits(t, target)
    )


def _suited(
    technique: Technique, request: PlanRequest, without: Collection[str]
) -> tuple[Target, ...]:
    """The targets it may be done on, each judged by itself."""
    suited = []
    for target in request.targets:
        alone = Application(
            technique=technique, targets=(target,), positions=positions_of(technique, (target,))
        )
        if _suits(technique, target) and not forbidden_because(alone, request, without=without):
            suited.append(target)
    return tuple(suited)


def _suits(technique: Technique, target: Target) -> bool:
    if technique.kind == "education" or technique.status == "retired":
        return False
    if technique.kind == "activation" and target.kind == "trigger_point":
        # A muscle that hurts is not exercised for itself, only where it or its partner is weak.
        return technique.fit(target.kind) > 0 and bool(target.partner or "weak" in target.traits)
    return technique.fit(target.kind) > 0


def _coverages(technique: Technique, targets: tuple[Target, ...]) -> Iterator[tuple[Target, ...]]:
    """The sets of targets one application of the technique may serve."""
    if technique.reach == "person":
        yield from ([targets] if targets else [])
    elif technique.kind == "activation":
        yield from _by_partner(targets)
    elif technique.reach == "target":
        yield from ((target,) for target in targets)
    else:
        yield from _grouped(technique, targets)


def _by_partner(targets: tuple[Target, ...]) -> Iterator[tuple[Target, ...]]:
    """Targets with the same weak partner on the same side are served by one exercise."""
    found: dict[tuple[str, str], list[Target]] = {}
    for target in targets:
        own = (target.partner.id, target.side.value) if target.partner else (target.id, "")
        found.setdefault(own, []).append(target)
    yield from (tuple(served) for served in found.values())


def _grouped(technique: Technique, targets: tuple[Target, ...]) -> Iterator[tuple[Target, ...]]:
    """One side of a region, or a region: for each position, the targets reached in it."""

    def place(target: Target) -> tuple[str, str]:
        return target.region, target.side.value if technique.reach == "group" else ""

    for _, members in groupby(sorted(targets, key=place), key=place):
        inside = tuple(members)
        for position in _positions(inside):
            reached = tuple(t for t in inside if position in positions_of(technique, (t,)))
            if reached:
                yield reached


def _positions(targets: tuple[Target, ...]) -> tuple[Position, ...]:
    return tuple(sorted({place for target in targets for place in target.positions}))
