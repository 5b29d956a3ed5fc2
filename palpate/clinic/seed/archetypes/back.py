"""Low backs: one-sided, across, of old age, and of the second half of a pregnancy."""

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

ONE_SIDED = Archetype(
    id="back-one-sided",
    region="back",
    complaint="One-sided low back pain, sharp on turning in bed",
    onset="After carrying boxes down the stairs when moving house.",
    reason="back_or_neck",
    side=Side.LEFT,
    marks=(
        mark("iliac-crest", 6, "aching", "sharp"),
        mark("upper-buttock", 4, "aching"),
        mark("low-back", 5, "aching"),
    ),
    told=keys(
        "has:lifting-injury has:aching has:sharp worse:rolling-in-bed worse:coughing "
        "worse:trunk-twisting better:lying-down better:heat"
    ),
    checks=(
        felt("quadratus-lumborum-sup-caudal", 1.0),
        felt("quadratus-lumborum-deep-cranial", 0.5),
        felt("gluteus-medius-posterior", 0.5),
        tried("straight-leg-raise", 0),
        tried("light-touch-l5", 0),
        tried("fortin-finger", 0),
        moved("trunk-side-bending-range", 16, 27),
        moved("trunk-flexion-range", 24, 4, where="midline", unit="cm"),
    ),
    aims=(
        aim("Turn over without waking", "turning over in bed", 3, 8),
        aim("Lift the children", "lifting 15 kg", 3, 7),
    ),
    pain=6,
    scale=("odi", 34),
    talk=Talk(
        start="Turning over wakes her or him each night; stands up from a chair in two steps.",
        better=("Slept through three nights.", "Stands up in one go; twisting still reminds."),
        well="Lifts and turns as before, with a little more respect.",
        stuck="Good on the day, back again by the second morning.",
    ),
    idea="Deep muscle at the side of the low back gives the familiar ache over crest and buttock; "
    "leg raise and feeling normal.",
    home="Knee rolls 10 each side morning and evening; side stretch over a pillow 3 x 30 s.",
)

ACROSS = Archetype(
    id="back-across",
    region="back",
    complaint="Ache across the low back after bending and long standing",
    onset="On and off for two years, worse since last winter.",
    reason="chronic",
    side=Side.RIGHT,
    marks=(
        mark("low-back", 5, "aching", "tight", where="both"),
        mark("sacrum", 4, "aching", where="midline"),
    ),
    told=keys(
        "has:aching has:stiffness "
        "worse:standing-long worse:lifting better:movement-eases better:heat"
    ),
    checks=(
        felt("longissimus-thoracis", 0.75, "both"),
        felt("multifidus-s1", 0.75),
        felt("iliocostalis-lumborum", 0.5),
        tried("prone-instability", 0.5, "midline"),
        tried("slump", 0),
        tried("hip-internal-rotation-range", 0),
        moved("trunk-flexion-range", 21, 5, where="midline", unit="cm"),
        moved("trunk-extension-range", 14, 24, where="midline"),
    ),
    aims=(
        aim("Work in the garden on Saturdays", "an hour of gardening", 4, 7),
        aim("Stand through a shift", "standing for three hours", 4, 8),
    ),
    pain=5,
    scale=("odi", 28),
    talk=Talk(
        start="A broad, tired ache; the first steps after standing at the sink are bent.",
        better=("The evenings are easier.", "An hour of gardening with two breaks."),
        well="A day on the feet with nothing more than tiredness.",
        stuck="No different from before the summer: good days and bad days.",
    ),
    idea="Long back muscles and the short ones at the sacrum tender with familiar ache; no leg "
    "signs. Activity first, hands-on to make it easier.",
    home="Bird-dog 3 x 8, hip hinge with a stick, a walk of 20 minutes each day.",
)

OLDER = Archetype(
    id="back-older",
    region="back",
    complaint="Stiff low back and hip in the morning",
    onset="For years; more since the winter with fewer walks.",
    reason="chronic",
    side=Side.RIGHT,
    marks=(mark("low-back", 5, "aching"), mark("upper-buttock", 4, "aching")),
    told=keys(
        "has:course-long has:stiffness has:aching worse:getting-up-from-sitting "
        "worse:standing-long better:movement-eases better:heat"
    ),
    checks=(
        felt("gluteus-medius-posterior", 0.5),
        felt("quadratus-lumborum-sup-cranial", 0.25),
        tried("hip-scour", 0.5),
        tried("light-touch-l5", 0),
        tried("straight-leg-raise", 0),
        moved("hip-internal-rotation-range", 18, 25),
        moved("trunk-flexion-range", 30, 20, where="midline", unit="cm"),
    ),
    aims=(aim("Walk to the market and back", "walking for half an hour", 4, 9),),
    pain=5,
    scale=("rmdq", 10),
    talk=Talk(
        start="Needs a quarter of an hour in the morning; the market is too far without a bench.",
        better=("Puts on socks sitting, without help.", "One bench on the way to the market."),
        well="To the market and back, carrying a small bag.",
        stuck="Eases with warmth; the way to the market is as long as ever.",
    ),
    idea="Stiff hip with tender muscles round it; light work only, no thrust, no hard pressure "
    "over ribs and spine.",
    home="March on the spot holding the table, 2 min; warm pack; two short walks a day.",
    history="Osteoporosis, found three years ago. Cataracts, long since operated.",
    medicines="Alendronate once a week, vitamin D, apixaban.",
    yes=("osteoporosis", "anticoagulant"),
)

EXPECTING = Archetype(
    id="back-expecting",
    region="back",
    complaint="Low back and hip ache in pregnancy",
    onset="Since about the fifth month, more after days on the feet.",
    reason="back_or_neck",
    side=Side.RIGHT,
    marks=(mark("sacroiliac-area", 6, "aching"), mark("upper-buttock", 5, "aching")),
    told=keys(
        "has:pregnancy has:aching worse:standing-long worse:rolling-in-bed worse:stairs better:rest"
    ),
    checks=(
        tried("active-straight-leg-raise"),
        tried("thigh-thrust", 0.5),
        felt("gluteus-medius-posterior", 0.75),
        felt("piriformis", 0.5),
        tried("light-touch-l5", 0),
    ),
    aims=(aim("Stand to teach a lesson", "standing for 45 minutes", 4, 8),),
    pain=6,
    scale=("odi", 32),
    talk=Talk(
        start="Every turn in bed needs planning; stairs one at a time by evening.",
        better=("Turns with the pillow between the knees.", "A lesson standing, then a chair."),
        well="Manages the day; ready for the last weeks.",
        stuck="As long as she sits it is fine; standing is as before.",
    ),
    idea="Load transfer through the pelvis, muscles of the buttock guarding. Side-lying with "
    "pillows, light to moderate pressure, midwife knows of the visits.",
    home="Pillow between knees, small steps, sit to dress; belt on long days.",
    history="24 weeks pregnant, all checks fine.",
    medicines="Folic acid, iron.",
    yes=("pregnant", "pregnant-over-20-weeks"),
)

ARCHETYPES = (ONE_SIDED, ACROSS, OLDER, EXPECTING)
