"""Neck complaints: of the desk, of the pillow, of an old jolt, and one that goes into the arm."""

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

DESK = Archetype(
    id="neck-desk",
    region="neck",
    complaint="Neck tension with headache at the temple",
    onset="Crept in over some months, since more of the work is done at a laptop.",
    reason="back_or_neck",
    side=Side.RIGHT,
    marks=(
        mark("angle-of-neck", 6, "aching", "tight"),
        mark("side-of-neck", 4, "aching"),
        mark("temple", 5, "aching"),
    ),
    told=keys("has:desk-worker has:aching has:tight worse:typing worse:sitting-long better:heat"),
    checks=(
        felt("trapezius-upper", 1.0),
        felt("levator-scapulae", 0.5),
        felt("semispinalis-capitis", 0.25),
        moved("neck-rotation-range", 58, 76),
        moved("neck-side-bending-range", 29, 41),
        tried("spurling", 0),
    ),
    aims=(
        aim("Work a full day without a headache", "two hours at the laptop", 4, 9),
        aim("Reverse the car without turning the whole trunk", "looking over the shoulder", 5, 5),
    ),
    pain=6,
    scale=("ndi", 17),
    talk=Talk(
        start="By mid-afternoon a pull from the shoulder up to the temple; three or four days in "
        "the week end with a headache.",
        better=(
            "Two headaches this week instead of four, and shorter.",
            "The pull starts later in the day; turning the head is easier.",
            "One headache after a long meeting, otherwise only stiff.",
        ),
        well="A full working week without a headache. Stretches when the shoulder creeps up.",
        stuck="As before: good for two days after the visit, then the afternoons pull again.",
    ),
    idea="Pressing the upper border of the trapezius brings the familiar ache to the temple. "
    "Muscular sources likeliest; neurological screen clear.",
    home="Screen raised by a hand's breadth; side-bend stretch 3 x 30 s; a break each half hour.",
)

PILLOW = Archetype(
    id="neck-pillow",
    region="neck",
    complaint="Stiff neck that will not turn",
    onset="Woke with it some days ago after a night on a strange pillow.",
    reason="acute",
    side=Side.LEFT,
    marks=(mark("angle-of-neck", 7, "sharp", "tight"), mark("medial-scapular-border", 5, "aching")),
    told=keys(
        "has:stiffness has:aching worse:neck-turning worse:sleeping-awkward better:heat "
        "better:head-support"
    ),
    checks=(
        felt("levator-scapulae", 1.0),
        felt("splenius-cervicis-lower", 0.5),
        moved("neck-rotation-range", 34, 75),
        tried("neck-distraction", 0),
        tried("spurling", 0),
    ),
    aims=(aim("Turn the head again", "looking to the left while driving", 2, 9),),
    pain=7,
    scale=("ndi", 21),
    talk=Talk(
        start="Cannot look to the left at all; holds the head very still.",
        better=("Half the way to the left again, and slept through.", "Only the last bit pulls."),
        well="Turns freely; forgets about it for days.",
        stuck="Turns a little further, but each morning starts stiff again.",
    ),
    idea="Guarded levator scapulae, tender where it meets the blade; turning limited by pull, not "
    "by arm symptoms. Gentle work within comfort.",
    home="Warmth 10 min, small turns in comfort every hour, a flatter pillow.",
)

JOLT = Archetype(
    id="neck-jolt",
    region="neck",
    complaint="Neck ache that stayed after a bump in traffic last year",
    onset="Whiplash from a slow bump from behind, fourteen months ago; it has been there since.",
    reason="chronic",
    side=Side.LEFT,
    marks=(
        mark("back-of-neck", 6, "aching", where="both"),
        mark("suboccipital", 5, "aching", "tight"),
        mark("top-of-shoulder", 4, "aching"),
    ),
    told=keys("has:whiplash has:aching worse:head-held-long worse:driving-long"),
    checks=(
        felt("multifidus-cervical", 0.75),
        felt("splenius-capitis", 0.5),
        felt("scm-clavicular", 0.5),
        moved("neck-rotation-range", 55, 72),
        moved("neck-flexion-range", 38, 50),
        tried("deep-neck-flexor-endurance"),
        tried("neck-distraction", 0.5),
    ),
    aims=(
        aim("Drive an hour", "driving for an hour", 3, 8),
        aim("Read in the evening again", "reading with the head bent", 4, 6),
    ),
    pain=6,
    scale=("ndi", 22),
    talk=Talk(
        start="There every day, more by evening; holding the head still for long is the worst.",
        better=("A little lighter for two or three days after.", "Mornings are better."),
        well="Some evenings without it.",
        stuck="Eases on the table and is back the next evening. No worse, no better.",
    ),
    idea="Neck muscles tire early and several are tender on both sides; arm and nerve tests clear. "
    "Expect a slow course; measure closely.",
    home="Chin nods 10 x 5 s, twice a day; short walks; pace driving with breaks.",
    history="Looked at in hospital at the time; pictures of the neck were normal.",
)

ARM = Archetype(
    id="neck-arm",
    region="neck",
    complaint="Neck and arm pain with tingling in thumb and index finger",
    onset="Some weeks ago, after painting a ceiling; slowly further down the arm since.",
    reason="nerve_symptoms",
    side=Side.RIGHT,
    marks=(
        mark("side-of-neck", 5, "aching"),
        mark("side-of-upper-arm", 6, "shooting"),
        mark("radial-forearm", 5, "tingling"),
        mark("thumb", 4, "tingling", "numb"),
        mark("index-finger", 4, "tingling"),
    ),
    told=keys("has:tingling has:radiates worse:looking-up worse:neck-side-bending"),
    checks=(
        tried("spurling"),
        tried("ulnt1"),
        tried("neck-distraction"),
        tried("shoulder-abduction-relief"),
        tried("light-touch-c6", 0.5),
        tried("strength-wrist-extension", 0.5),
        tried("reflex-brachioradialis", 0.5),
        tried("hoffmann", 0),
        felt("scalenus-medius", 0.5),
        moved("neck-rotation-range", 50, 72),
    ),
    aims=(aim("Sleep through without the arm waking up", "sleeping on the right side", 3, 9),),
    pain=6,
    scale=("ndi", 23),
    talk=Talk(
        start="A line of pain down the outside of the arm; thumb and index finger prickle.",
        better=("The arm is quieter, the prickling comes only when looking up.",),
        well="The arm is free; now and then a prickle in the thumb.",
        stuck="The arm is no better, and the grip feels less sure than at the first visit.",
    ),
    idea="Root level at the neck has to be thought of first; muscles alone do not explain the "
    "reflex and the wrist. No end-range work on the neck; strength re-tried every visit.",
    home="Arm resting on the head when it prickles; no painting overhead; easy walking.",
    referral="Letter to the family doctor given: arm pain with reduced brachioradialis reflex and "
    "wrist strength on the right, no improvement over the visits. Please assess.",
)

ARCHETYPES = (DESK, PILLOW, JOLT, ARM)
