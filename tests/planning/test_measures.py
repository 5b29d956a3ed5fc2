from palpate.findings.finding import Finding
from palpate.knowledge.read import shipped
from palpate.planning.candidates import protocol_of
from palpate.planning.measures import retests_of
from palpate.quantities import Side

KNOWLEDGE = shipped()
TRAPEZIUS = KNOWLEDGE.sources["trapezius-upper"]


def retests(source, *findings):
    return retests_of(
        source, Side.LEFT, findings, KNOWLEDGE, protocol_of(source, KNOWLEDGE), ("supine",)
    )


def test_the_clients_own_limited_movement_is_measured_again():
    first = retests(TRAPEZIUS, Finding(key="sign:limited.neck-side-bending", side=Side.LEFT))[0]
    assert first.kind == "movement"
    assert "side" in first.label.lower()


def test_a_test_that_was_positive_and_bears_on_the_source_is_repeated():
    test, source = next(
        (e, KNOWLEDGE.sources[b.source])
        for e in KNOWLEDGE.examinations.values()
        for b in e.bears_on
        if b.source in KNOWLEDGE.sources
    )
    found = retests(source, Finding(key=f"test:{test.id}", side=Side.LEFT))
    assert found[0].id == f"{test.id}:left"
    assert (found[0].minutes * 2) % 1 == 0


def test_a_trigger_point_is_always_pressed_again_and_a_joint_is_not():
    assert retests(TRAPEZIUS)[-1].kind == "point"
    joint = next(s for s in KNOWLEDGE.sources.values() if s.kind == "joint")
    assert not any(one.id.startswith("point:") for one in retests(joint))


def test_where_nothing_of_the_client_is_known_the_region_gives_a_measure():
    for source in KNOWLEDGE.sources.values():
        if source.treatable and protocol_of(source, KNOWLEDGE):
            assert retests(source), source.id


def test_the_regions_measures_stand_back_behind_the_clients_own():
    own = retests(TRAPEZIUS, Finding(key="sign:limited.neck-side-bending", side=Side.LEFT))
    general = retests(TRAPEZIUS)
    assert not {one.id for one in own} & {one.id for one in general if one.kind == "movement"}
