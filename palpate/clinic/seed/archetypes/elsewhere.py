"""Knee, calf and heel."""

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

KNEE = Archetype(
    id="knee-stairs",
    region="knee",
    complaint="Ache round the kneecap on stairs",
    onset="Since a walking holiday with long descents.",
    reason="overuse",
    side=Side.RIGHT,
    marks=(mark("front-of-knee", 5, "aching"), mark("front-of-thigh", 3, "aching")),
    told=keys("has:aching worse:stairs worse:squatting worse:sitting-long better:rest"),
    checks=(
        tried("squat-pain"),
        tried("patellar-grind", 0.5),
        tried("step-down"),
        felt("vastus-lateralis", 0.5),
        felt("rectus-femoris", 0.5),
        tried("joint-line", 0),
        tried("lachman", 0),
        tried("knee-swelling", 0),
    ),
    aims=(aim("Go down stairs without the rail", "three flights down", 4, 7),),
    pain=5,
    scale=("lefs", 56),
    talk=Talk(
        start="Downstairs is the worst; in the cinema the leg has to be stretched out.",
        better=("Down one flight without thinking.", "Sat through a film."),
        well="Stairs both ways with shopping.",
        stuck="The stairs at home are no easier.",
    ),
    idea="Ache round the kneecap on bending under load, control from the hip gives way on the "
    "step; ligaments, joint line and swelling unremarkable.",
    home="Step-ups 3 x 10 on a low step, slow; wall sit 5 x 20 s; short downhill steps.",
)

CALF = Archetype(
    id="calf-runner",
    region="leg",
    complaint="Tight calves and Achilles ache after running",
    onset="Grew with the training plan for a half marathon.",
    reason="sport",
    side=Side.LEFT,
    marks=(mark("calf", 5, "tight", "aching"), mark("achilles", 3, "aching")),
    told=keys(
        "has:runner has:overuse has:tight worse:running worse:hills worse:first-steps "
        "better:stretching better:massage-pressure"
    ),
    checks=(
        felt("soleus-distal", 0.75),
        felt("gastrocnemius-medial", 0.75),
        felt("tibialis-posterior", 0.25),
        moved("ankle-dorsiflexion-range", 9, 17),
        tried("thompson", 0),
        tried("leg-pulses", 0),
        tried("single-heel-raise", 0.5),
    ),
    aims=(aim("Run the half marathon", "an hour of running", 4, 9),),
    pain=4,
    scale=("lefs", 63),
    talk=Talk(
        start="Fine for four kilometres, then the calf sets like wood; hobbles the next morning.",
        better=("Seven kilometres before it tightens.", "Mornings are fine."),
        well="Fifteen kilometres, and stairs the next day.",
        stuck="Five kilometres and it is wood again.",
    ),
    idea="Deep and superficial calf taut, ankle stiff; pulses, squeeze and swelling unremarkable.",
    home="Slow heel lowering 3 x 12; stretch with bent knee; two easy runs a week for now.",
)

HEEL = Archetype(
    id="heel-morning",
    region="ankle-and-foot",
    complaint="Heel pain with the first steps in the morning",
    onset="Since standing all day in a new shop.",
    reason="overuse",
    side=Side.RIGHT,
    marks=(mark("heel", 6, "sharp", "aching"), mark("arch-of-foot", 3, "aching")),
    told=keys(
        "has:onset-gradual has:aching worse:first-steps worse:standing-long "
        "worse:barefoot-walking better:rest better:stretching"
    ),
    checks=(
        tried("fascia-origin"),
        tried("windlass", 0.5),
        tried("heel-squeeze", 0),
        tried("tinel-tarsal-tunnel", 0),
        felt("soleus-distal", 0.75),
        felt("quadratus-plantae", 0.5),
        felt("abductor-hallucis", 0.25),
        moved("ankle-dorsiflexion-range", 8, 16),
    ),
    aims=(aim("Walk the dog before breakfast", "the first ten minutes of walking", 3, 7),),
    pain=6,
    scale=("lefs", 55),
    talk=Talk(
        start="The first ten steps are on tiptoe; after a shift it is back.",
        better=("Three bad steps instead of ten.", "The shift is all right with other shoes."),
        well="Out of bed and down the stairs without thinking.",
        stuck="Mornings as bad as ever.",
    ),
    idea="Band under the foot sore at its origin, with a stiff calf that loads it; heel bone and "
    "nerve quiet.",
    home="Towel stretch before getting up, 10 x 10 s; slow heel raises with toes up; firm shoes.",
)

ARCHETYPES = (KNEE, CALF, HEEL)
