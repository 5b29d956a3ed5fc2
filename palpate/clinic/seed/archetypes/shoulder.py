"""Shoulders: behind the back, over the head, slowly stiffening, and between the blades."""

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

BEHIND_THE_BACK = Archetype(
    id="shoulder-reach",
    region="shoulder",
    complaint="Shoulder ache when reaching behind the back or lying on it",
    onset="Since a weekend of hedge cutting in the spring.",
    reason="overuse",
    side=Side.RIGHT,
    marks=(
        mark("front-of-shoulder", 6, "aching"),
        mark("side-of-upper-arm", 4, "aching"),
        mark("radial-forearm", 2, "aching"),
    ),
    told=keys(
        "has:overuse has:aching worse:reach-behind-back worse:lying-on-it worse:lifting "
        "better:heat better:support-arm"
    ),
    checks=(
        felt("infraspinatus-main", 1.0),
        felt("teres-minor", 0.5),
        felt("deltoid-posterior", 0.25),
        tried("resisted-shoulder-external-rotation"),
        tried("hawkins-kennedy", 0),
        tried("external-rotation-lag", 0),
        tried("hand-behind-back"),
        moved("shoulder-internal-rotation-passive", 48, 68),
    ),
    aims=(
        aim("Fasten clothes behind the back", "reaching behind the back", 3, 7),
        aim("Sleep on the right side", "lying on the shoulder", 3, 8),
    ),
    pain=6,
    scale=("quickdash", 36),
    talk=Talk(
        start="A deep ache at the front of the shoulder; cannot fasten clothes behind the back.",
        better=(
            "Reaches the back pocket again, still with a pull.",
            "Slept on that side for half the night.",
        ),
        well="Reaches between the blades; sleeps on either side.",
        stuck="The ache at night is as it was; reaching back no further.",
    ),
    idea="Pressing the muscle on the back of the blade brings the ache at the front. Strength "
    "good, tendon tests not painful: muscular source likeliest.",
    home="Ball between blade and wall, 60 s at 4 of 10; sleeper stretch in comfort 3 x 30 s.",
)

OVERHEAD = Archetype(
    id="shoulder-overhead",
    region="shoulder",
    complaint="Shoulder pain on lifting the arm",
    onset="Built up over two months of serving practice and overhead work.",
    reason="sport",
    side=Side.RIGHT,
    marks=(mark("side-of-shoulder", 6, "aching", "sharp"), mark("side-of-upper-arm", 4, "aching")),
    told=keys(
        "has:overhead-sport has:onset-gradual has:sharp worse:overhead-reach worse:throwing "
        "better:rest better:cold"
    ),
    checks=(
        tried("painful-arc"),
        tried("hawkins-kennedy"),
        tried("empty-can", 0.5),
        tried("drop-arm", 0),
        tried("scapular-assistance"),
        felt("supraspinatus", 0.75),
        felt("subscapularis", 0.5),
        moved("shoulder-abduction-range", 128, 172),
    ),
    aims=(
        aim("Serve again by the start of the season", "an overhead serve", 2, 9),
        aim("Put plates on the top shelf", "lifting above the head", 4, 6),
    ),
    pain=5,
    scale=("quickdash", 32),
    talk=Talk(
        start="Catches halfway up and eases at the top; serving is out of the question.",
        better=("The catch is smaller and starts higher.", "Ten easy serves without regret."),
        well="Back to two sessions a week, warm-up first.",
        stuck="The catch is the same, and throwing still hurts the next day.",
    ),
    idea="Painful arc that eases when the blade is helped. Structures under the shoulder roof "
    "with tender supraspinatus; no sign of a large tear.",
    home="Elastic band outward 3 x 12 without pain; wall slides; no serving for two weeks.",
)

STIFFENING = Archetype(
    id="shoulder-stiff",
    region="shoulder",
    complaint="Shoulder that has grown stiff and painful",
    onset="Four months, for no reason known; a little stiffer every month.",
    reason="chronic",
    side=Side.LEFT,
    marks=(mark("front-of-shoulder", 7, "aching"), mark("side-of-upper-arm", 6, "aching")),
    told=keys(
        "has:onset-gradual has:course-progressive has:aching has:stiffness "
        "worse:overhead-reach worse:reach-behind-back worse:lying-on-it"
    ),
    checks=(
        tried("shoulder-passive-range"),
        moved("shoulder-external-rotation-passive", 18, 34),
        moved("shoulder-abduction-range", 82, 104),
        tried("hand-behind-back"),
        tried("drop-arm", 0),
        felt("subscapularis", 0.75),
        felt("infraspinatus-main", 0.5),
    ),
    aims=(aim("Put on a coat without help", "putting on a coat", 3, 8),),
    pain=7,
    scale=("quickdash", 52),
    talk=Talk(
        start="Turns outwards hardly at all; the coat goes on with the other hand's help.",
        better=("Nights a little calmer; the movement is the same.",),
        well="Comfortable within the range there is.",
        stuck="No more movement than three visits ago, and every jerk hurts.",
    ),
    idea="Passive turning outwards lost as much as active: more than muscle. Work for comfort, "
    "and a doctor's opinion.",
    home="Pendulum swings 2 min, stick-assisted turning out to first pull, warmth before bed.",
    history="Diabetes, well controlled.",
    medicines="Metformin.",
    yes=("diabetes",),
    referral="Letter to the family doctor given: left shoulder with marked loss of passive outward "
    "turning over four months, little change over the visits. Please assess.",
)

BETWEEN_THE_BLADES = Archetype(
    id="blade-ache",
    region="shoulder",
    complaint="Burning ache beside the shoulder blade",
    onset="Since the office moved to hot desks; worse at the end of the week.",
    reason="overuse",
    side=Side.LEFT,
    marks=(
        mark("medial-scapular-border", 6, "burning", "aching"),
        mark("angle-of-neck", 3, "tight"),
    ),
    told=keys(
        "has:desk-worker has:burning has:aching worse:sitting-long worse:typing "
        "better:movement-eases better:massage-pressure"
    ),
    checks=(
        felt("rhomboid-major", 0.75),
        felt("scalenus-medius", 0.5),
        felt("serratus-posterior-superior", 0.5),
        tried("resisted-scapular-retraction", 0.5),
        tried("light-touch-beside-blade", 0),
        tried("rib-spring", 0),
        moved("thoracic-rotation-range", 34, 47),
    ),
    aims=(aim("Sit through the Friday meeting", "sitting for two hours", 4, 7),),
    pain=5,
    talk=Talk(
        start="A burning strip between spine and blade after an hour at the screen.",
        better=("Lasts to the lunch break now.", "Only on the two long days."),
        well="Gone, apart from the day with five meetings.",
        stuck="The strip burns by eleven, visit or no visit.",
    ),
    idea="Muscles between blade and spine tender, and the side of the neck refers there; spring "
    "of the ribs free.",
    home="Open-book turn 10 each side; forearms supported; stand for calls.",
)

ARCHETYPES = (BEHIND_THE_BACK, OVERHEAD, STIFFENING, BETWEEN_THE_BLADES)
