"""From a ranking of sources to the targets a plan may treat."""

from collections.abc import Sequence
from typing import Protocol as Shape

from palpate.anatomy.muscle import Muscle
from palpate.findings.finding import Finding
from palpate.knowledge.base import Knowledge
from palpate.knowledge.protocol import Protocol
from palpate.knowledge.source import Source
from palpate.planning.limits import positions_named
from palpate.planning.measures import retests_of
from palpate.planning.plan import Position
from palpate.planning.request import Danger, Partner, Retest, Target
from palpate.planning.traits import traits_of, weak_partner
from palpate.planning.visit import Visit
from palpate.quantities import Side

MOST_TARGETS = 8
LEAST_PROBABILITY = 0.05
_STRICT = ("pulse", "jugular", "femoral artery", "femoral vessels", "aorta", "pincer grip only")
_ONE_SIDE = "never both sides"


class Placed(Shape):
    """A line of a ranking: a source on a side with its posterior."""

    @property
    def source(self) -> str: ...
    @property
    def side(self) -> Side: ...
    @property
    def probability(self) -> float: ...


def targets_of(
    ranking: Sequence[Placed], findings: Sequence[Finding], visit: Visit, knowledge: Knowledge
) -> tuple[tuple[Target, ...], tuple[Retest, ...]]:
    """The likeliest treatable sources, at most eight, with every re-test they name."""
    targets: dict[str, Target] = {}
    retests: dict[str, Retest] = {}
    for placed in sorted(ranking, key=lambda one: -one.probability):
        source = knowledge.sources.get(placed.source)
        if not source or not source.treatable or placed.probability < LEAST_PROBABILITY:
            continue
        target, own = _target(source, placed, findings, visit, knowledge)
        if target.id not in targets and len(targets) < MOST_TARGETS:
            targets[target.id] = target
            retests.update({retest.id: retest for retest in own})
    return tuple(targets.values()), tuple(retests.values())


def target_id(source: str, side: Side) -> str:
    """A target's id: the source and its side."""
    return f"{source}:{side.value}"


def _target(
    source: Source, placed: Placed, findings: Sequence[Finding], visit: Visit, knowledge: Knowledge
) -> tuple[Target, tuple[Retest, ...]]:
    muscle = knowledge.muscles.get(source.id)
    protocol = protocol_of(source, knowledge)
    positions = _positions(muscle, protocol, placed.side)
    retests = retests_of(source, placed.side, findings, knowledge, protocol, positions)
    traits = traits_of(source, placed.side, findings, visit, knowledge)
    target = Target(
        id=target_id(source.id, placed.side),
        source=source.id,
        label=_label(source, placed.side),
        kind=source.kind,
        side=placed.side,
        region=protocol.id if protocol else source.region,
        probability=min(1.0, placed.probability),
        positions=positions,
        areas=_areas(source, protocol),
        structure=source.structure,
        traits=traits,
        dangers=dangers_of(muscle),
        credentials=_credentials(muscle),
        retests=tuple(retest.id for retest in retests),
        partner=_partner(muscle, placed.side, traits, findings, knowledge),
        self_care=muscle.self_care if muscle else "",
    )
    return target, retests


def protocol_of(source: Source, knowledge: Knowledge) -> Protocol | None:
    """The region's protocol; None for what belongs to no region."""
    return next((p for p in knowledge.protocols.values() if source.region in p.regions), None)


def _label(source: Source, side: Side) -> str:
    return f"{source.label}, {side.value}" if side in (Side.LEFT, Side.RIGHT) else source.label


def _areas(source: Source, protocol: Protocol | None) -> tuple[str, ...]:
    """What the hands touch: where the structure itself is tender, else the region's own places."""
    return source.belly or (protocol.areas if protocol else ())


def _positions(
    muscle: Muscle | None, protocol: Protocol | None, side: Side
) -> tuple[Position, ...]:
    names = (muscle.positions if muscle else ()) or (protocol.positions if protocol else ())
    places = tuple(place for name in names for place in positions_named(name))
    # Whoever lies on the sore side cannot be worked on there.
    lying_on_it = {Side.LEFT: "side-lying-left", Side.RIGHT: "side-lying-right"}.get(side)
    return tuple(place for place in places if place != lying_on_it)


def dangers_of(muscle: Muscle | None) -> tuple[Danger, ...]:
    """What must be respected at a muscle; a pulse or a great vessel is strict."""
    words = muscle.endangerment if muscle else ()
    one_side = any(_ONE_SIDE in site for site in words)
    return tuple(
        Danger(site=site, strict=any(word in site for word in _STRICT), one_side=one_side)
        for site in words
    )


def _credentials(muscle: Muscle | None) -> tuple[str, ...]:
    """Work inside the mouth or the pelvis needs its own training."""
    words = " ".join(muscle.endangerment) if muscle else ""
    return ("pelvic-floor",) if "specially trained" in words else ()


def _partner(
    muscle: Muscle | None,
    side: Side,
    traits: frozenset[str],
    findings: Sequence[Finding],
    knowledge: Knowledge,
) -> Partner | None:
    if muscle is None or "short" not in traits:
        return None
    partner = weak_partner(muscle, side, findings, knowledge)
    if partner is None:
        return None
    source = knowledge.sources[partner.id]
    protocol = protocol_of(source, knowledge)
    return Partner(
        id=partner.id,
        label=partner.label,
        positions=_positions(partner, protocol, side),
        areas=_areas(source, protocol),
    )
