"""Headache from under the skull, and a jaw that clenches."""

from palpate.clinic.seed.archetypes.archetype import (
    Archetype,
    Talk,
    aim,
    felt,
    keys,
    mark,
    moved,
    tried,
)
from palpate.quantities import Side

UNDER_THE_SKULL = Archetype(
    id="head-suboccipital",
    region="neck",
    complaint="Headache from the back of the head to behind the eye",
    onset="Comes and goes since the studies; more often in weeks with much reading.",
    reason="chronic",
    side=Side.RIGHT,
    marks=(
        mark("suboccipital", 6, "aching", "tight"),
        mark("temple", 4, "aching"),
        mark("behind-eye", 5, "aching"),
    ),
    told=keys(
        "has:one-sided has:headache worse:looking-down worse:head-held-long better:massage-pressure"
    ),
    checks=(
        felt("rectus-capitis-post-major", 1.0),
        felt("obliquus-capitis-inferior", 0.75),
        felt("splenius-capitis", 0.5),
        tried("flexion-rotation-test", 0.5),
        tried("tinel-greater-occipital", 0),
        moved("neck-flexion-range", 40, 52),
        moved("neck-rotation-range", 64, 76),
    ),
    aims=(
        aim("Read for an evening", "reading for an hour", 4, 8),
        aim("Fewer headache days", "a week of work with a clear head", 4, 9),
    ),
    pain=6,
    scale=("ndi", 15),
    talk=Talk(
        start="Begins under the edge of the skull and pulls round to behind the eye, always right.",
        better=(
            "One headache since the last visit, gone after an hour.",
            "Only the pressure under the skull, not behind the eye.",
        ),
        well="Two weeks without one; reads sitting up straight now.",
        stuck="Still two headaches a week, the same as in the spring.",
    ),
    idea="Sustained pressure under the skull brings the familiar ache behind the eye. Muscles "
    "between the upper two vertebrae and the skull likeliest; the joint beside them not excluded.",
    home="Chin-in nods 10 x 5 s; two small balls under the skull, 3 min at 4 of 10; reading stand.",
)

CLENCHED_JAW = Archetype(
    id="jaw-clench",
    region="head-and-jaw",
    complaint="Jaw and temple ache, worst in the morning",
    onset="Since a move and a new job; the partner hears teeth grinding at night.",
    reason="overuse",
    side=Side.LEFT,
    marks=(
        mark("jaw", 6, "aching", "tight"),
        mark("temple", 5, "aching"),
        mark("ear", 3, "aching"),
    ),
    told=keys(
        "has:bruxism has:clicking has:aching worse:chewing worse:stress better:heat better:rest"
    ),
    checks=(
        felt("masseter-superficial", 1.0),
        felt("temporalis-anterior", 0.75),
        felt("pterygoid-lateral", 0.5),
        moved("mouth-opening-range", 34, 46, unit="mm"),
        tried("jaw-joint-sounds", 0.5),
        tried("jaw-joint-palpation", 0),
        tried("bite-test", 0),
    ),
    aims=(
        aim("Eat a crusty loaf again", "chewing bread", 4, 7),
        aim("Wake without a headache", "getting up in the morning", 4, 8),
    ),
    pain=6,
    talk=Talk(
        start="Wakes with a tired, aching jaw; bread and apples are hard work.",
        better=(
            "Mornings are lighter; caught the teeth pressed together at the screen.",
            "Ate an apple. The temple is quiet most days.",
        ),
        well="Chews on both sides again and wakes rested.",
        stuck="Softer for a day after the visit, then clenched again.",
    ),
    idea="The outer chewing muscle gives the familiar ache into the teeth and temple; opening "
    "limited softly, without a catch. Dentist asked about a night splint.",
    home="Lips together, teeth apart, tongue up; warm flannel 10 min in the evening.",
    consents=("tongue", "throat"),
)

ARCHETYPES = (UNDER_THE_SKULL, CLENCHED_JAW)
