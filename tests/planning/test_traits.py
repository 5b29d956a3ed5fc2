import pytest

from palpate.findings.finding import Finding, State
from palpate.knowledge.read import shipped
from palpate.planning.traits import on_side, traits_of, weak_partner
from palpate.planning.visit import Visit
from palpate.quantities import Side

KNOWLEDGE = shipped()
TRAPEZIUS = KNOWLEDGE.sources["trapezius-upper"]
VISIT = Visit(minutes=60.0)


def traits(*findings, visit=VISIT, side=Side.LEFT):
    return traits_of(TRAPEZIUS, side, findings, visit, KNOWLEDGE)


@pytest.mark.parametrize(
    ("grade", "refers"), [(0.25, False), (0.5, False), (0.75, True), (1.0, True)]
)
def test_a_point_refers_from_the_grade_that_says_so(grade, refers):
    point = Finding(key="palpation:trapezius-upper", side=Side.LEFT, grade=grade)
    assert ("referring" in traits(point)) is refers


def test_a_point_of_the_other_side_says_nothing_here():
    point = Finding(key="palpation:trapezius-upper", side=Side.RIGHT)
    assert "referring" not in traits(point)


def test_limited_movement_that_the_muscle_explains_makes_it_short():
    limited = Finding(key="sign:limited.neck-side-bending", side=Side.LEFT)
    assert "short" in traits(limited)
    assert "short" not in traits(Finding(key="sign:limited.hip-flexion", side=Side.LEFT))
    free = Finding(key=limited.key, side=Side.LEFT, state=State.ABSENT)
    assert "short" not in traits(free)


def test_a_long_course_outweighs_a_sudden_start():
    sudden, long = Finding(key="has:onset-sudden"), Finding(key="has:course-long")
    assert "acute" in traits(sudden)
    assert {"chronic"} == traits(sudden, long) & {"acute", "chronic"}


def test_what_can_be_lifted_is_known_from_the_region():
    assert "pincer" in traits()


def test_the_therapists_own_word_counts():
    visit = Visit(
        minutes=60.0,
        traits={"": frozenset({"diffuse"}), "trapezius-upper": frozenset({"very-tender"})},
        is_sensitised=True,
        asked_for_deep_tissue=True,
    )
    assert traits(visit=visit) >= {"diffuse", "very-tender", "sensitised", "asked-for-deep-tissue"}


@pytest.mark.parametrize(
    ("finding", "side", "holds"),
    [
        (Side.LEFT, Side.LEFT, True),
        (Side.LEFT, Side.RIGHT, False),
        (Side.BOTH, Side.RIGHT, True),
        (Side.UNKNOWN, Side.LEFT, True),
        (Side.LEFT, Side.UNKNOWN, True),
    ],
)
def test_a_finding_speaks_of_its_own_side(finding, side, holds):
    assert on_side(Finding(key="pain:temple", side=finding), side) is holds


def a_muscle_with_weakness_signs():
    """A muscle whose antagonist has a strength sign in the knowledge."""
    for muscle in KNOWLEDGE.muscles.values():
        for name in muscle.antagonists:
            source = KNOWLEDGE.sources.get(name)
            signs = [link.concept for link in source.signs] if source else []
            weak = [sign for sign in signs if sign.startswith("weak.")]
            if weak:
                return muscle, KNOWLEDGE.muscles[name], weak[0]
    raise AssertionError("no antagonist in the knowledge has a sign of weakness")


def test_the_partner_is_the_antagonist_found_weak():
    muscle, partner, sign = a_muscle_with_weakness_signs()
    weak = Finding(key=f"sign:{sign}", side=Side.LEFT)
    found = weak_partner(muscle, Side.LEFT, (weak,), KNOWLEDGE)
    assert found is not None
    assert sign in {link.concept for link in KNOWLEDGE.sources[found.id].signs}
    assert partner.id in muscle.antagonists


def test_without_a_strength_test_it_is_the_first_antagonist():
    muscle = KNOWLEDGE.muscles["trapezius-upper"]
    found = weak_partner(muscle, Side.LEFT, (), KNOWLEDGE)
    assert found is not None
    assert found.id == muscle.antagonists[0]
