"""One technique on what it covers: the unit the planner chooses and the rules judge."""

from dataclasses import dataclass
from typing import cast

from palpate.knowledge.technique import Technique, TechniqueClass
from palpate.planning.plan import Block, Line, Position
from palpate.planning.request import Limit, Partner, PlanRequest, Target
from palpate.quantities import Side

TIER: dict[TechniqueClass, int] = {
    "general": 0, "specific": 1, "joint": 1, "neural": 1, "lengthening": 2, "activation": 3,
    "education": 4,
}  # fmt: skip
"""The order on one tissue: general, specific, lengthening, activation."""
BLOCK: dict[TechniqueClass, Block] = {
    "general": Block.WARM_UP, "specific": Block.SPECIFIC, "joint": Block.SPECIFIC,
    "neural": Block.SPECIFIC, "lengthening": Block.LENGTHENING, "activation": Block.ACTIVATION,
    "education": Block.HOME,
}  # fmt: skip
SIDE_LYING = ("side-lying-left", "side-lying-right")


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """A technique on its targets, in the positions where all of them can be reached."""

    technique: Technique
    targets: tuple[Target, ...]
    positions: tuple[Position, ...]

    @property
    def key(self) -> str:
        return "/".join((self.technique.id, *self.target_ids))

    @property
    def target_ids(self) -> tuple[str, ...]:
        return tuple(target.id for target in self.targets)

    @property
    def tier(self) -> int:
        return TIER[self.technique.kind]

    @property
    def block(self) -> Block:
        return BLOCK[self.technique.kind]

    @property
    def partner(self) -> Partner | None:
        """The weak muscle that is activated in place of the target, where there is one."""
        return self.targets[0].partner if self.technique.kind == "activation" else None

    @property
    def areas(self) -> frozenset[str]:
        """What the hands touch; nothing for breathing."""
        if self.technique.reach == "person":
            return frozenset()
        if self.partner:
            return frozenset(self.partner.areas)
        return frozenset(area for target in self.targets for area in target.areas)

    @property
    def regions(self) -> frozenset[str]:
        if self.technique.reach == "person":
            return frozenset()
        return frozenset(target.region for target in self.targets)

    @property
    def works(self) -> bool:
        """Whether it treats its targets, so that they are measured again; warming does not."""
        return self.tier > 0

    @property
    def loads(self) -> bool:
        """Whether the tissue needs hours of rest after it."""
        return self.technique.rest_hours > 0


def application_of(line: Line, request: PlanRequest) -> Application:
    """The application a line performs; raises KeyError for an unknown technique or target."""
    technique = request.technique(line.technique)
    targets = tuple(request.target(target) for target in line.targets)
    return Application(
        technique=technique, targets=targets, positions=positions_of(technique, targets)
    )


def positions_of(technique: Technique, targets: tuple[Target, ...]) -> tuple[Position, ...]:
    """Where the technique can be done on all of the targets at once."""
    allowed = [
        place
        for name in technique.positions
        for place in (SIDE_LYING if name == "side-lying" else (name,))
    ]
    if technique.reach != "person":
        allowed = [p for p in allowed if all(p in _reachable(technique, t) for t in targets)]
    return tuple(cast(Position, place) for place in allowed)


def _reachable(technique: Technique, target: Target) -> tuple[Position, ...]:
    if technique.kind == "activation" and target.partner:
        return target.partner.positions
    return target.positions


def limits_on(application: Application, request: PlanRequest) -> tuple[Limit, ...]:
    """The precautions that hold where this application works."""
    return tuple(limit for limit in request.limits if _holds(limit, application))


def _holds(limit: Limit, application: Application) -> bool:
    if not limit.areas and not limit.regions:
        return True
    if not (limit.areas & application.areas or limit.regions & application.regions):
        return False
    sides = {target.side for target in application.targets}
    one_sided = limit.side in (Side.LEFT, Side.RIGHT)
    return not one_sided or bool(sides - {limit.side.mirrored()})


def discomfort_cap(application: Application, request: PlanRequest) -> int:
    """The most discomfort (0-10) allowed for it: the client's, and every precaution's."""
    caps = [limit.discomfort_at_most for limit in limits_on(application, request)]
    known = [cap for cap in caps if cap is not None]
    if _is_sore(application, request):
        known.append(SORE_CAP)
    if application.technique.near_danger != "allowed" and _is_beside_danger(application):
        known.append(GENTLE_CAP)
    return min([request.discomfort_at_most, *known])


SORE_CAP = 3
"""Tissue that was sore for over 48 hours after the last visit is worked at most this hard."""
SORE_HOURS = 48.0
GENTLE_CAP = 4
"""Pressing work beside a nerve, an organ or a bone that may break stays at or under this."""


def _is_beside_danger(application: Application) -> bool:
    return any(target.dangers for target in application.targets)


def _is_sore(application: Application, request: PlanRequest) -> bool:
    ids = set(application.target_ids)
    return any(work.target in ids and work.sore_hours > SORE_HOURS for work in request.last)


def discomfort_of(application: Application, request: PlanRequest) -> int:
    """What it is given at: the technique's usual most, or less where the cap is lower."""
    return min(application.technique.dose.discomfort[1], discomfort_cap(application, request))
