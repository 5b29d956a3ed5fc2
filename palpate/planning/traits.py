"""What the findings say of a tissue that matters for the choice of technique."""

from collections.abc import Sequence

from palpate.anatomy.muscle import Muscle
from palpate.findings.finding import Finding
from palpate.knowledge.base import Knowledge
from palpate.knowledge.source import Source
from palpate.planning.visit import Visit
from palpate.quantities import Side

REFERS_FROM = 0.75
"""Palpation grade from which a point refers or brings on the familiar pain."""
_BY_HISTORY = {"onset-sudden": "acute", "course-long": "chronic", "onset-after-trauma": "acute"}


def traits_of(
    source: Source, side: Side, findings: Sequence[Finding], visit: Visit, knowledge: Knowledge
) -> frozenset[str]:
    """Traits by palpation, limited movement, weakness, history and the therapist's own word."""
    here = [f for f in findings if on_side(f, side)]
    traits = set(visit.traits.get("", ())) | set(visit.traits.get(source.id, ()))
    traits.update(_by_palpation(source, here))
    traits.update(_by_signs(source, here))
    traits.update(_by_history(findings))
    if source.id in pincer_muscles(source, knowledge):
        traits.add("pincer")
    if visit.is_sensitised:
        traits.add("sensitised")
    if visit.asked_for_deep_tissue:
        traits.add("asked-for-deep-tissue")
    return frozenset(traits)


def on_side(finding: Finding, side: Side) -> bool:
    """Whether a finding may speak of this side; an unsided one speaks of any."""
    if finding.side in (Side.UNKNOWN, Side.BOTH, Side.MIDLINE):
        return True
    return side in (Side.UNKNOWN, Side.BOTH, Side.MIDLINE, finding.side)


def _by_palpation(source: Source, here: Sequence[Finding]) -> set[str]:
    points = [f for f in here if f.is_present and f.key == f"palpation:{source.id}"]
    return {"referring"} if any(f.grade >= REFERS_FROM for f in points) else set()


def _by_signs(source: Source, here: Sequence[Finding]) -> set[str]:
    """Limited movement that this source explains makes it short; weakness makes it weak."""
    own = {link.concept for link in source.signs}
    seen = {f.concept for f in here if f.is_present and f.role == "sign"} & own
    traits = set()
    if source.kind == "trigger_point" and any(s.startswith("limited.") for s in seen):
        traits.add("short")
    if any(s.startswith("weak.") for s in seen):
        traits.add("weak")
    return traits


def _by_history(findings: Sequence[Finding]) -> set[str]:
    said = {f.concept for f in findings if f.is_present and f.role == "has"}
    traits = {trait for concept, trait in _BY_HISTORY.items() if concept in said}
    if "chronic" in traits:
        traits.discard("acute")
    return traits


def pincer_muscles(source: Source, knowledge: Knowledge) -> frozenset[str]:
    """The muscles of the source's region that can be lifted between finger and thumb."""
    return frozenset(
        muscle
        for protocol in knowledge.protocols.values()
        if source.region in protocol.regions
        for muscle in protocol.pincer
    )


def weak_partner(
    muscle: Muscle, side: Side, findings: Sequence[Finding], knowledge: Knowledge
) -> Muscle | None:
    """The antagonist to activate: one found weak, else the first not tested and found strong."""
    partners = [knowledge.muscles[m] for m in muscle.antagonists if m in knowledge.muscles]
    asked = {
        finding.concept: finding.is_present
        for finding in findings
        if finding.role == "sign" and on_side(finding, side)
    }
    strength = [(partner, _weakness(partner, asked, knowledge)) for partner in partners]
    weak = [partner for partner, is_weak in strength if is_weak]
    untested = [partner for partner, is_weak in strength if is_weak is None]
    return next(iter(weak or untested), None)


def _weakness(muscle: Muscle, asked: dict[str, bool], knowledge: Knowledge) -> bool | None:
    """Found weak, found strong, or None where no strength test of it was done."""
    source = knowledge.sources.get(muscle.id)
    signs = [link.concept for link in source.signs] if source else []
    known = [asked[sign] for sign in signs if sign.startswith("weak.") and sign in asked]
    return any(known) if known else None
