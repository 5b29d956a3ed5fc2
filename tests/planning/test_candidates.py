from dataclasses import dataclass, replace

from palpate.findings.finding import Finding
from palpate.knowledge.read import shipped
from palpate.planning.candidates import MOST_TARGETS, dangers_of, targets_of
from palpate.planning.visit import Visit
from palpate.quantities import Side

KNOWLEDGE = shipped()
VISIT = Visit(minutes=60.0)


@dataclass(frozen=True)
class Placed:
    source: str
    side: Side = Side.LEFT
    probability: float = 0.5


def targets(*placed, findings=(), knowledge=KNOWLEDGE):
    return targets_of(placed, findings, VISIT, knowledge)[0]


def test_the_likeliest_treatable_sources_become_targets():
    found = targets(
        Placed("trapezius-upper", probability=0.3),
        Placed("levator-scapulae", probability=0.7),
        Placed("c6-root", probability=0.02),
    )
    assert [one.id for one in found] == ["levator-scapulae:left", "trapezius-upper:left"]


def test_what_no_hands_can_treat_is_left_out():
    source = next(s for s in KNOWLEDGE.sources.values() if not s.treatable)
    assert targets(Placed(source.id), Placed("no-such-source")) == ()


def test_no_more_than_eight_targets():
    muscles = [Placed(name) for name in list(KNOWLEDGE.muscles)[:20]]
    assert len(targets(*muscles)) == MOST_TARGETS


def test_both_sides_are_two_targets():
    found = targets(Placed("trapezius-upper"), Placed("trapezius-upper", side=Side.RIGHT))
    assert len({one.id for one in found}) == 2


def test_nobody_lies_on_the_side_that_is_worked_on():
    (left,) = targets(Placed("gluteus-medius-posterior")) or targets(Placed("piriformis"))
    assert "side-lying-left" not in left.positions
    assert "side-lying-right" in left.positions


def test_a_muscle_over_the_carotid_is_in_strict_danger_and_never_both_sides():
    dangers = dangers_of(KNOWLEDGE.muscles["scm-sternal"])
    assert any(one.strict for one in dangers)
    assert all(one.one_side for one in dangers)


def test_a_short_muscle_has_a_partner_and_another_has_none():
    limited = Finding(key="sign:limited.neck-side-bending", side=Side.LEFT)
    (short,) = targets(Placed("trapezius-upper"), findings=(limited,))
    (free,) = targets(Placed("trapezius-upper"))
    assert short.partner is not None
    assert free.partner is None


def test_a_target_touches_the_belly_of_its_muscle():
    (found,) = targets(Placed("trapezius-upper"))
    assert found.areas == KNOWLEDGE.sources["trapezius-upper"].belly
    assert found.region == "neck-and-shoulder-girdle"


def test_a_region_without_protocol_still_makes_a_target():
    bare = replace(KNOWLEDGE, protocols={})
    (found,) = targets(Placed("trapezius-upper"), knowledge=bare)
    assert found.region == "shoulder-girdle"


def test_every_treatable_source_of_the_knowledge_makes_a_target_with_a_place():
    for source in KNOWLEDGE.current_sources():
        if source.treatable and source.region != "whole body":
            (found,) = targets(Placed(source.id))
            assert found.positions, source.id
            assert found.areas, source.id
