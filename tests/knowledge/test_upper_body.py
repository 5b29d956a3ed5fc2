"""Laws of the shipped knowledge of head, jaw, neck, shoulder, chest and upper back."""

import pytest

from palpate.findings.finding import Finding, State
from palpate.knowledge.read import shipped
from palpate.quantities import Side
from palpate.reasoning.assess import assess
from palpate.reasoning.person import Person

REGIONS = {"jaw", "face", "neck-front", "neck-back", "shoulder-girdle", "shoulder", "chest"}
ROOTS = {
    "c5-root": "weak.shoulder-abduction",
    "c6-root": "reflex.brachioradialis",
    "c7-root": "reflex.triceps",
    "c8-root": "weak.finger-flexion",
    "t1-root": "weak.finger-abduction",
}
DOCTOR_FIRST = (
    "cervical-artery-dissection", "giant-cell-arteritis", "cervical-myelopathy", "heart",
    "lung-apex", "lung-pleura", "thoracic-aorta", "cervical-fracture", "rib-fracture",
    "upper-cervical-instability", "septic-joint", "vascular-outlet-vein", "migraine",
)  # fmt: skip
RIGHT = Side.RIGHT
ADULT = Person(age=45, sex="F")


def rank_of(source: str, findings: tuple[Finding, ...], person: Person = ADULT) -> int:
    """The rank of a source's line; 99 where it is not among those shown."""
    wanted = shipped().sources[source]
    for ranked in assess(shipped(), findings, person, asks=0).ranking:
        shown = shipped().sources[ranked.source]
        if (shown.kind, shown.group or shown.id) == (wanted.kind, wanted.group or wanted.id):
            return ranked.rank
    return 99


def right(*keys: str) -> tuple[Finding, ...]:
    return tuple(Finding(key=key, side=RIGHT) for key in keys)


@pytest.mark.parametrize(("root", "sign"), ROOTS.items())
def test_a_neck_root_causes_the_sign_it_is_known_by_and_no_other_root_as_strongly(
    root: str, sign: str
) -> None:
    sources = shipped().sources
    strengths = {
        name: max(
            (link.strength for link in sources[name].signs if link.concept == sign), default=0
        )
        for name in ROOTS
    }
    assert max(strengths, key=lambda name: strengths[name]) == root
    assert strengths[root] >= 0.4


def test_every_muscle_of_the_upper_body_can_be_planned_for() -> None:
    for muscle in shipped().muscles.values():
        if muscle.region in REGIONS:
            assert muscle.positions, muscle.id
            assert muscle.endangerment, muscle.id
            assert muscle.attachments, muscle.id
            assert muscle.self_care, muscle.id
            assert shipped().sources[muscle.id].belly, muscle.id


@pytest.mark.parametrize("source", DOCTOR_FIRST)
def test_what_lies_outside_manual_therapy_is_marked_so(source: str) -> None:
    assert not shipped().sources[source].treatable


def test_no_end_range_test_of_the_neck_is_done_with_a_suspected_torn_artery() -> None:
    ending = [e for e in shipped().examinations.values() if e.end_range_neck]
    assert len(ending) >= 5
    for examination in ending:
        assert "arterial-dissection" in examination.contraindications, examination.id
        assert "fracture" in examination.contraindications, examination.id


def test_the_outlet_tests_leak_as_often_as_they_are_positive_in_the_well() -> None:
    examinations = shipped().examinations
    assert examinations["elevated-arm-stress"].leak >= 0.2
    outlet = [e for e in examinations.values() if e.family == "thoracic-outlet"]
    assert {"adson", "wright", "costoclavicular", "elevated-arm-stress"} <= {e.id for e in outlet}


def test_the_nerve_tests_of_the_arm_are_one_family() -> None:
    tests = [shipped().examinations[f"ulnt{which}"] for which in ("1", "2a", "2b", "3")]
    assert {test.family for test in tests} == {"upper-limb-neurodynamic"}


def test_a_test_that_primary_care_found_worthless_says_so_and_weighs_little() -> None:
    crossing = shipped().examinations["cross-arm-adduction"]
    joint = next(b for b in crossing.bears_on if b.source == "ac-joint")
    assert joint.strength is not None
    assert joint.strength < 0.7
    assert any(c.source == "cadogan-2013" for c in crossing.cited.values())


def test_what_a_source_spares_is_a_sign_or_an_area() -> None:
    known = shipped()
    for source in known.sources.values():
        for spared in source.spared:
            role, _, concept = spared.partition(":")
            existing = known.concepts if role == "sign" else known.areas
            assert concept in existing, (source.id, spared)


def test_the_three_kinds_of_winging_are_told_apart() -> None:
    pushed = right("sign:winging.medial", "sign:weak.scapular-protraction")
    lifted = right("sign:winging.lateral", "sign:weak.shoulder-shrug")
    drawn = (
        *right("sign:winging.lateral", "sign:weak.scapular-retraction"),
        *right("pain:medial-scapular-border"),
        Finding(key="sign:weak.shoulder-shrug", side=RIGHT, state=State.ABSENT),
    )
    assert rank_of("long-thoracic", pushed) == 1
    assert rank_of("spinal-accessory", lifted) == 1
    assert rank_of("dorsal-scapular-scalene", drawn) == 1


def test_passive_movement_parts_a_frozen_from_a_torn_shoulder() -> None:
    told = right("pain:side-of-shoulder", "has:night-pain", "sign:limited.shoulder-abduction")
    stiff = right("sign:limited.shoulder-passive-range", "sign:limited.shoulder-external-rotation")
    torn = (
        *right("sign:weak.shoulder-abduction", "test:drop-arm"),
        Finding(key="sign:limited.shoulder-passive-range", side=RIGHT, state=State.ABSENT),
    )
    assert rank_of("frozen-shoulder", told + stiff) < rank_of("rotator-cuff-tear", told + stiff)
    assert rank_of("rotator-cuff-tear", told + torn) < rank_of("frozen-shoulder", told + torn)


def test_a_short_flexion_rotation_test_moves_a_headache_to_the_top_neck_joint() -> None:
    told = right("pain:suboccipital", "pain:occiput", "has:headache", "worse:neck-turning")
    tested = (*told, *right("test:flexion-rotation-test"))
    assert rank_of("c1-c2-joint", tested) == 1
    assert rank_of("c1-c2-joint", tested) <= rank_of("c1-c2-joint", told)


def test_a_full_drawing_above_and_below_is_one_widespread_pain() -> None:
    areas = ("back-of-neck", "top-of-shoulder", "low-back", "lateral-hip", "side-of-upper-arm")
    both = tuple(Finding(key=f"pain:{area}", side=Side.BOTH) for area in areas)
    told = (*both, Finding(key="has:fibromyalgia"), Finding(key="has:course-long"))
    assert rank_of("widespread-pain", told) == 1
