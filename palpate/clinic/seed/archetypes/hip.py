"""Buttock, side of the hip, groin and the outside of the thigh."""

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

DEEP_BUTTOCK = Archetype(
    id="buttock-sitting",
    region="hip",
    complaint="Deep buttock pain on sitting, with tingling down the thigh",
    onset="After a winter of long drives for work.",
    reason="nerve_symptoms",
    side=Side.RIGHT,
    marks=(
        mark("upper-buttock", 5, "aching"),
        mark("lower-buttock", 6, "aching"),
        mark("back-of-thigh", 4, "tingling"),
    ),
    told=keys(
        "has:driver has:aching has:tingling worse:sitting-long worse:driving-long "
        "worse:leg-crossing better:standing-still better:movement-eases"
    ),
    checks=(
        felt("piriformis", 1.0),
        felt("obturator-internus", 0.25),
        tried("sciatic-notch-press"),
        tried("seated-piriformis-stretch"),
        tried("straight-leg-raise", 0),
        tried("slump", 0.5),
        tried("strength-ankle-dorsiflexion", 0),
        tried("reflex-ankle", 0),
        moved("hip-internal-rotation-range", 24, 36),
    ),
    aims=(
        aim("Drive to the coast", "sitting in the car for an hour", 3, 8),
        aim("Sit through the evening course", "sitting on a hard chair", 3, 6),
    ),
    pain=6,
    scale=("lefs", 50),
    talk=Talk(
        start="After twenty minutes in the car the buttock burns and the thigh goes fizzy.",
        better=("Forty minutes in the car.", "The fizz stays above the knee and goes on walking."),
        well="Two hours with one stop; no tingling for a fortnight.",
        stuck="Twenty minutes, then the same fizz.",
    ),
    idea="Deep hip rotators and the nerve beneath them likeliest; leg raise, strength and reflexes "
    "normal, so less like a root. Re-test at each visit.",
    home="Figure-four stretch 3 x 30 s; nerve sliders 10, never into pins and needles."
    " Stop every hour on drives.",
)

SIDE_OF_HIP = Archetype(
    id="hip-side",
    region="hip",
    complaint="Pain over the side of the hip, worst lying on it",
    onset="Came on over the spring with a new habit of hill walks.",
    reason="overuse",
    side=Side.LEFT,
    marks=(mark("lateral-hip", 6, "aching"), mark("outer-thigh", 4, "aching")),
    told=keys(
        "has:onset-gradual has:aching worse:lying-on-it worse:stairs worse:one-leg-standing "
        "worse:leg-crossing better:rest"
    ),
    checks=(
        tried("trochanter-press"),
        moved("single-leg-stance-30", 11, 30, unit="s"),
        tried("resisted-external-derotation", 0.5),
        felt("gluteus-minimus-anterior", 0.75),
        felt("gluteus-medius-middle", 0.75),
        felt("tensor-fasciae-latae", 0.5),
        tried("faber", 0),
    ),
    aims=(
        aim("Sleep on the left side", "lying on the left side", 2, 8),
        aim("Walk in the hills again", "an hour uphill", 3, 7),
    ),
    pain=6,
    scale=("lefs", 48),
    talk=Talk(
        start="Turns off the sore side several times a night; stairs are one step at a time.",
        better=("Half the night on that side.", "Stairs normally, carrying nothing."),
        well="Hills again, the shorter round.",
        stuck="Lying on it is still out of the question.",
    ),
    idea="Tendons and muscles at the outer hip; joint tests quiet. Load before pressure: keep "
    "hands off the bony point itself.",
    home="Side-lying leg holds 5 x 20 s; no crossed legs; pillow between the knees.",
)

GROIN = Archetype(
    id="hip-front",
    region="hip",
    complaint="Pull at the front of the hip after sport",
    onset="During the build-up to a race, without one moment it began.",
    reason="sport",
    side=Side.RIGHT,
    marks=(mark("front-of-hip", 5, "aching", "tight"), mark("front-of-thigh", 3, "aching")),
    told=keys(
        "has:cyclist has:tight worse:hip-flexing worse:stairs worse:cycling "
        "worse:getting-up-from-sitting better:stretching"
    ),
    checks=(
        felt("iliacus", 0.75),
        felt("rectus-femoris", 0.5),
        felt("psoas-major", 0.5),
        tried("resisted-hip-flexion", 0.5),
        tried("fadir", 0),
        tried("adductor-squeeze", 0),
        moved("thomas", 14, 3),
    ),
    aims=(aim("Ride eighty kilometres", "two hours on the bike", 4, 9),),
    pain=5,
    scale=("lefs", 60),
    talk=Talk(
        start="After an hour on the bike the front of the hip pulls and getting off is stiff.",
        better=("Ninety minutes before it pulls.", "Stiff only on the first steps after."),
        well="Eighty kilometres, a coffee, and home again.",
        stuck="An hour and no further.",
    ),
    idea="Hip flexors short and tender with the familiar pull; squeezing and turning of the hip "
    "free of pain. Saddle height to be looked at.",
    home="Half-kneeling stretch 3 x 30 s; bridges 3 x 12; easy spinning below an hour.",
    consents=("groin",),
)

OUTER_THIGH = Archetype(
    id="thigh-numb",
    region="hip",
    complaint="Numb, burning patch on the outside of the thigh",
    onset="Since some new, stiff work trousers with a tool belt.",
    reason="nerve_symptoms",
    side=Side.LEFT,
    marks=(mark("outer-thigh", 5, "burning", "numb"),),
    told=keys("has:burning has:numb worse:tight-clothing worse:standing-long better:sitting-down"),
    checks=(
        tried("tinel-lfcn"),
        tried("pelvic-compression-lfcn"),
        tried("strength-knee-extension", 0),
        tried("reflex-knee", 0),
        tried("femoral-nerve-stretch", 0),
        felt("tensor-fasciae-latae", 0.5),
    ),
    aims=(aim("Stand at the bench for a morning", "standing for three hours", 4, 7),),
    pain=4,
    scale=("lefs", 62),
    talk=Talk(
        start="A hand-sized patch that burns by noon and does not feel the trouser leg.",
        better=("Smaller since the belt is off.", "Burns only on long days."),
        well="Feels the cloth again.",
        stuck="The patch has the size it had.",
    ),
    idea="Skin nerve at the front of the hip: feeling only, strength and reflex normal. Take the "
    "pressure away first.",
    home="No belt, wider trousers; hip-opening stretch 3 x 30 s in comfort.",
)

ARCHETYPES = (DEEP_BUTTOCK, SIDE_OF_HIP, GROIN, OUTER_THIGH)
