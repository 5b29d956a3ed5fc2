"""Places as clients and clinicians name them, against the areas meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palpate.knowledge.read import shipped
from palpate.knowledge.terms.lexicon import lexicon
from palpate.knowledge.terms.places import Place
from palpate.quantities import Side

PLACES = lexicon(shipped()).places
SHOULDER = {"top-of-shoulder", "front-of-shoulder", "side-of-shoulder", "back-of-shoulder"}
SCAPULA = {"scapula", "inferior-scapular-angle", "medial-scapular-border", "body-of-the-scapula",
           "top-of-scapula"}  # fmt: skip
BUTTOCK = {"buttock", "upper-buttock", "gluteal-fold", "lower-buttock"}
KNEE = {"front-of-knee", "back-of-knee", "medial-knee", "lateral-knee"}
THIGH = {"front-of-thigh", "back-of-thigh", "outer-thigh", "inner-thigh"}
NECK = {"back-of-neck", "side-of-neck", "angle-of-neck"}
HIP = {"front-of-hip", "lateral-hip", "groin", "upper-buttock"}


def read(text: str, side: Side = Side.UNKNOWN) -> tuple[Place, ...]:
    return PLACES.read(text, side=side)


def areas(text: str) -> list[set[str]]:
    return [set(place.areas) for place in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # head and neck
        ("behind the left eye", {"behind-eye"}),
        ("above the eye", {"eyebrow"}),
        ("around the eyes", {"behind-eye", "eyebrow"}),
        ("behind the ear", {"behind-ear"}),
        ("in front of the ear", {"jaw-joint", "ear"}),
        ("top of the head", {"vertex"}),
        ("base of the skull", {"suboccipital"}),
        ("back of the head", {"occiput"}),
        ("temple", {"temple"}),
        ("forehead", {"forehead"}),
        ("angle of the jaw", {"angle-of-jaw"}),
        ("lower front (mandibular anterior) teeth", {"lower-teeth"}),
        ("upper teeth", {"upper-teeth"}),
        ("side of the neck", {"side-of-neck"}),
        ("back of my neck", {"back-of-neck"}),
        ("base of the neck", {"angle-of-neck"}),
        ("front of the neck", {"front-of-neck"}),
        # shoulder girdle
        ("top front of the shoulder", {"top-of-shoulder", "front-of-shoulder"}),
        ("outer shoulder", {"side-of-shoulder"}),
        ("posterolateral shoulder", {"back-of-shoulder", "side-of-shoulder"}),
        ("back and outer side of the shoulder", {"back-of-shoulder", "side-of-shoulder"}),
        ("shoulder, mostly posterior", {"back-of-shoulder"}),
        ("between the shoulder blades", {"medial-scapular-border"}),
        ("beside my right shoulder blade", {"medial-scapular-border"}),
        ("inner border of the scapula", {"medial-scapular-border"}),
        ("lower tip of the shoulder blade", {"inferior-scapular-angle"}),
        ("upper shoulder blade", {"top-of-scapula"}),
        ("greater tuberosity", {"side-of-shoulder"}),
        ("acromioclavicular joint", {"top-of-shoulder"}),
        # arm and hand
        ("back of the upper arm", {"back-of-upper-arm"}),
        ("inner upper arm", {"inner-upper-arm"}),
        ("outer elbow", {"lateral-elbow"}),
        ("lateral epicondyle", {"lateral-elbow"}),
        ("medial epicondyle", {"medial-elbow"}),
        ("crook of the elbow", {"front-of-elbow"}),
        ("front (volar) proximal forearm", {"volar-forearm"}),
        ("extensor side of the forearm", {"dorsal-forearm"}),
        ("thumb side of the wrist", {"radial-wrist"}),
        ("little finger side of the hand", {"little-finger", "ring-finger", "ulnar-wrist"}),
        ("back of the hand", {"dorsum-of-hand"}),
        ("ring and little fingers", {"ring-finger", "little-finger"}),
        ("index and middle fingers", {"index-finger", "middle-finger"}),
        ("thumb, index, middle and half of the ring finger",
         {"thumb", "index-finger", "middle-finger", "ring-finger"}),
        ("thumb to ring finger", {"thumb", "index-finger", "middle-finger", "ring-finger"}),
        ("fourth and fifth fingers", {"ring-finger", "little-finger"}),
        ("dorsal web space between the thumb and index finger", {"thumb-web"}),
        ("base of the thumb", {"thumb-base"}),
        # trunk
        ("low back", {"low-back"}),
        ("lower back", {"low-back"}),
        ("thoracolumbar region", {"mid-back", "low-back"}),
        ("T9 to T12", {"mid-back"}),
        ("C5-6", {"back-of-neck"}),
        ("L4-5", {"low-back"}),
        ("flank", {"flank"}),
        ("breastbone", {"sternum"}),
        ("under the ribs", {"upper-abdomen"}),
        ("tailbone", {"coccyx"}),
        ("sacroiliac joint", {"sacroiliac-area"}),
        ("posterior iliac crest", {"iliac-crest"}),
        ("groin", {"groin"}),
        ("between my legs", {"perineum"}),
        ("sit bone", {"lower-buttock", "gluteal-fold"}),
        # leg and foot
        ("front of the hip", {"front-of-hip", "groin"}),
        ("outside of the hip", {"lateral-hip"}),
        ("greater trochanter", {"lateral-hip"}),
        ("posterior thigh", {"back-of-thigh"}),
        ("outer lower thigh", {"outer-thigh"}),
        ("behind the knee", {"back-of-knee"}),
        ("around the kneecap", {"front-of-knee"}),
        ("medial joint line", {"medial-knee"}),
        ("outer lower leg", {"lateral-leg"}),
        ("Achilles tendon", {"achilles"}),
        ("below the medial malleolus", {"medial-ankle"}),
        ("underside of heel", {"heel"}),
        ("bottom of my foot", {"arch-of-foot", "ball-of-foot"}),
        ("top of the foot", {"dorsum-of-foot"}),
        ("outer edge of the foot", {"lateral-foot"}),
        ("big toe", {"great-toe"}),
        ("between the third and fourth toes", {"ball-of-foot", "lesser-toes"}),
    ],
)  # fmt: skip
def test_a_precise_place_is_its_areas(text: str, expected: set[str]) -> None:
    (place,) = read(text)
    assert set(place.areas) == expected
    assert place.concepts == place.areas or len(place.areas) > 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shoulder", SHOULDER),
        ("neck", NECK),
        ("shoulder blade region", SCAPULA),
        ("buttock", BUTTOCK),
        ("gluteal region", BUTTOCK),
        ("hip", HIP),
        ("thigh", THIGH),
        ("knee", KNEE),
        ("sholder", SHOULDER),
    ],
)
def test_a_vague_place_is_one_finding_over_a_set(text: str, expected: set[str]) -> None:
    (place,) = read(text)
    assert place.vague
    assert set(place.areas) == expected
    assert place.concepts == ("+".join(sorted(expected)),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hip and groin", [HIP, {"groin"}]),
        ("neck and top of the shoulder", [NECK, {"top-of-shoulder"}]),
        ("jaw and back of the neck", [{"jaw", "jaw-joint", "angle-of-jaw"}, {"back-of-neck"}]),
        ("back of the head and neck", [{"occiput"}, {"back-of-neck"}]),
        ("outside of the hip and thigh", [{"lateral-hip"}, {"outer-thigh"}]),
        ("posterior thigh to the knee", [{"back-of-thigh"}, {"back-of-knee"}]),
        ("inner border and lower tip of the shoulder blade",
         [{"medial-scapular-border"}, {"inferior-scapular-angle"}]),
        ("low back from the last rib to the back of the iliac crest",
         [{"low-back"}, {"flank"}, {"iliac-crest"}]),
        ("outside of the knee, up the lateral thigh and to the upper shin",
         [{"lateral-knee"}, {"outer-thigh"}, {"shin"}]),
        ("palm side of thumb and thenar eminence", [{"thumb"}, {"thumb-base"}]),
        ("temple and behind the eye", [{"temple"}, {"behind-eye"}]),
    ],
)  # fmt: skip
def test_several_places_are_told_apart(text: str, expected: list[set[str]]) -> None:
    assert areas(text) == expected


def test_from_one_place_to_another_covers_what_lies_between() -> None:
    found = read("from the right shoulder to the forearm")
    assert [place.between for place in found] == [False, True, True, False]
    assert set(found[1].areas) == {"front-of-upper-arm", "side-of-upper-arm", "back-of-upper-arm",
                                   "inner-upper-arm"}  # fmt: skip
    assert {place.side for place in found} == {Side.RIGHT}
    assert found[1].grade < found[0].grade


def test_a_way_keeps_to_the_side_of_the_limb_it_started_on() -> None:
    found = areas("from the buttock down the back of the thigh to the ankle")
    assert {"back-of-knee"} in found
    assert {"calf"} in found
    assert not any("front-of-knee" in place for place in found)


def test_the_back_of_the_leg_does_not_end_at_the_back_of_the_foot() -> None:
    foot = areas("down the back of the leg to the foot")[-1]
    assert "dorsum-of-foot" in foot


@pytest.mark.parametrize(
    ("text", "side", "expected"),
    [
        ("behind the left eye", Side.UNKNOWN, [Side.LEFT]),
        ("shoulder", Side.RIGHT, [Side.RIGHT]),
        ("both knees", Side.LEFT, [Side.BOTH]),
        ("left knee and right hip", Side.UNKNOWN, [Side.LEFT, Side.RIGHT]),
        ("side of my neck on the right", Side.UNKNOWN, [Side.RIGHT]),
        ("right side of my low back", Side.UNKNOWN, [Side.RIGHT]),
        ("bilateral shoulder", Side.UNKNOWN, [Side.BOTH]),
        ("other shoulder", Side.LEFT, [Side.RIGHT]),
        ("sacrum", Side.LEFT, [Side.MIDLINE]),
        ("left-handed, shoulder", Side.UNKNOWN, [Side.UNKNOWN]),
    ],
)
def test_a_place_has_the_side_its_words_say(text: str, side: Side, expected: list[Side]) -> None:
    assert [place.side for place in read(text, side)] == expected


def test_the_right_side_of_the_neck_is_not_its_lateral_side() -> None:
    assert areas("right side of my neck") == [NECK]
    assert areas("side of my neck") == [{"side-of-neck"}]


@pytest.mark.parametrize("text", ["", "nothing at all", "tibial nerve", "it never changes"])
def test_words_that_name_no_place_give_none(text: str) -> None:
    assert read(text) == ()


@settings(deadline=None)
@given(st.text(max_size=200))
def test_reading_places_never_fails(text: str) -> None:
    for place in read(text):
        assert place.areas
        assert place.said == text[place.start : place.end]


@settings(deadline=None)
@given(st.sampled_from(["shoulder", "back of the knee", "ring and little fingers", "buttock"]),
       st.sampled_from([Side.LEFT, Side.RIGHT]))  # fmt: skip
def test_naming_the_side_or_being_given_it_is_the_same(place: str, side: Side) -> None:
    said, given_ = read(f"{side.value} {place}"), read(place, side)
    assert [(p.areas, p.side) for p in said] == [(p.areas, p.side) for p in given_]
