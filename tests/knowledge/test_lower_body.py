"""Laws of the shipped knowledge of low back, hip, knee and foot."""

import pytest

from palpate.knowledge.read import shipped

ROOTS = {
    "l3-root": "reflex.knee",
    "l4-root": "reflex.knee",
    "l5-root": "weak.great-toe-extension",
    "s1-root": "reflex.ankle",
}
REGIONS = {"abdomen", "hip", "pelvis", "thigh", "leg", "foot"}
BONES = ("femoral-neck-stress", "sacral-stress", "pubic-ramus-stress", "slipped-femoral-epiphysis")


@pytest.mark.parametrize(("root", "sign"), ROOTS.items())
def test_a_root_causes_the_sign_it_is_known_by(root: str, sign: str) -> None:
    signs = {link.concept: link.strength for link in shipped().sources[root].signs}
    assert signs[sign] >= 0.5


def test_a_sensory_nerve_of_the_thigh_causes_no_weakness() -> None:
    nerve = shipped().sources["lateral-femoral-cutaneous-nerve"]
    assert not [link for link in nerve.signs if link.concept.startswith("weak.")]
    assert "sign:weak.knee-extension" in nerve.spared


@pytest.mark.parametrize("bone", BONES)
def test_overloaded_or_growing_bone_is_not_for_manual_treatment(bone: str) -> None:
    assert not shipped().sources[bone].treatable


def test_the_sites_of_the_sciatic_nerve_rank_together() -> None:
    sources = shipped().sources
    sites = [s.site for s in sources.values() if s.group == "sciatic nerve"]
    assert len(sites) >= 3
    assert len(set(sites)) == len(sites)


def test_the_leg_raises_and_the_slump_are_one_family() -> None:
    examinations = shipped().examinations
    raised = ("straight-leg-raise", "crossed-straight-leg-raise", "slump")
    assert {examinations[name].family for name in raised} == {"straight-leg-raise-family"}


def test_the_five_sacroiliac_tests_and_their_count_are_one_family() -> None:
    family = [e for e in shipped().examinations.values() if e.family == "sacroiliac-provocation"]
    assert len(family) == 6
    assert all("sacroiliac-joint" in {b.source for b in e.bears_on} for e in family)


def test_the_observed_order_of_hip_extension_hardly_counts() -> None:
    look = shipped().examinations["prone-hip-extension-look"]
    assert look.leak >= 0.3
    assert all((bearing.strength or 1.0) <= 0.3 for bearing in look.bears_on)


@pytest.mark.parametrize("action", ["hip-flexion", "knee-extension", "ankle-dorsiflexion"])
def test_a_strength_test_amounts_to_its_weakness(action: str) -> None:
    assert shipped().examinations[f"strength-{action}"].sign == (f"weak.{action}",)


def test_foot_drop_at_the_knee_spares_what_a_root_does_not() -> None:
    nerve = shipped().sources["common-fibular-nerve"]
    assert {"sign:weak.ankle-inversion", "sign:weak.hip-abduction"} <= set(nerve.spared)
    root = {link.concept for link in shipped().sources["l5-root"].signs}
    assert {"weak.ankle-inversion", "weak.hip-abduction"} <= root


def test_a_clot_forbids_pressure_on_the_calf() -> None:
    examinations = shipped().examinations
    for name in ("palpate-gastrocnemius", "palpate-soleus", "soleal-sling-pressure"):
        assert "clot-in-a-limb" in examinations[name].contraindications


@pytest.mark.parametrize("bone", ["tibial-bone-stress", "metatarsal-stress", "calcaneal-stress"])
def test_a_stressed_bone_of_the_leg_hurts_on_hopping(bone: str) -> None:
    links = {link.concept: link.strength for link in shipped().sources[bone].aggravating}
    assert links["hopping-on-it"] >= 0.4
    assert not shipped().sources[bone].treatable


def test_every_muscle_of_the_lower_body_says_how_it_may_be_treated() -> None:
    muscles = [m for m in shipped().muscles.values() if m.region in REGIONS]
    assert len(muscles) > 60
    for muscle in muscles:
        assert muscle.positions, muscle.id
        assert muscle.endangerment, muscle.id
        assert muscle.attachments, muscle.id


def test_no_warning_of_a_muscle_breaks_off_inside_a_bracket() -> None:
    for muscle in (m for m in shipped().muscles.values() if m.region in REGIONS):
        for warning in (*muscle.endangerment, *muscle.can_entrap):
            assert warning.count("(") == warning.count(")"), (muscle.id, warning)
