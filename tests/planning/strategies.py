"""Requests of every sort, feasible or not, drawn from the standing cast."""

from dataclasses import replace

from hypothesis import strategies as st

from palpate.planning.request import Consent, LastWork, Limit, Pick, PositionLimit, Therapist
from palpate.planning.scenario import from_samples
from tests.planning.cast import FLEXORS, HOUR, TARGETS, TECHNIQUES

TRAITS = ("short", "weak", "referring", "diffuse", "very-tender", "acute", "chronic", "pincer")
AREAS = sorted({area for target in TARGETS for area in target.areas})
NAMES = [technique.id for technique in TECHNIQUES]
POSITIONS = ("prone", "supine", "side-lying-right", "sitting")


@st.composite
def targets(draw):
    chosen = draw(st.lists(st.sampled_from(TARGETS), min_size=1, max_size=6, unique=True))
    return tuple(
        replace(
            target,
            probability=draw(st.floats(0.01, 1.0)),
            traits=draw(st.frozensets(st.sampled_from(TRAITS), max_size=3)),
            partner=draw(st.sampled_from([None, FLEXORS])),
        )
        for target in chosen
    )


@st.composite
def limits(draw):
    return Limit(
        id=draw(st.sampled_from(["anticoagulant", "hypermobility", "other"])),
        why="a precaution",
        areas=draw(st.frozensets(st.sampled_from(AREAS), max_size=2)),
        no_work=draw(st.booleans()) and draw(st.booleans()),
        no_deep=draw(st.booleans()),
        discomfort_at_most=draw(st.sampled_from([None, 2, 4])),
    )


@st.composite
def requests(draw):
    found = draw(targets())
    ids = [target.id for target in found]
    rows = draw(st.lists(st.tuples(*[st.booleans()] * len(ids)), max_size=20))
    return replace(
        HOUR,
        targets=found,
        minutes=draw(st.sampled_from([20.0, 30.0, 45.0, 60.0, 90.0])),
        scenarios=from_samples(rows, ids) if rows else (),
        limits=tuple(draw(st.lists(limits(), max_size=2))),
        position_limits=tuple(
            PositionLimit(
                position=place, why="x", minutes_at_most=draw(st.sampled_from([0.0, 6.0]))
            )
            for place in draw(st.lists(st.sampled_from(POSITIONS), max_size=2, unique=True))
        ),
        consent=Consent(
            sensitive=frozenset({"front-of-neck"}),
            agreed=draw(st.sampled_from([frozenset(), frozenset({"front-of-neck"})])),
        ),
        therapist=Therapist(
            credentials=draw(st.frozensets(st.just("joint-mobilisation"))),
            hand_load_at_most=draw(st.sampled_from([10.0, 120.0])),
        ),
        discomfort_at_most=draw(st.integers(1, 7)),
        pressure_budget=draw(st.sampled_from([20.0, 150.0])),
        irritability=draw(st.sampled_from(["low", "moderate", "high"])),
        progressing_loss=draw(st.booleans()) and draw(st.booleans()),
        last=tuple(
            LastWork(
                target=draw(st.sampled_from(ids)), technique=draw(st.sampled_from(NAMES)),
                hours_ago=draw(st.sampled_from([20.0, 100.0])),
                sore_hours=draw(st.sampled_from([0.0, 60.0])),
            )
            for _ in range(draw(st.integers(0, 2)))
        ),
        unwanted=tuple(
            Pick(technique=name)
            for name in draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))
        ),
    )  # fmt: skip
