import pytest

from palpate.reasoning.evidence import Evidence, Graded


def test_a_finding_has_one_answer():
    with pytest.raises(ValueError, match="'x' is given in two ways"):
        Evidence.of(present=["x"], absent=["x"])
    with pytest.raises(ValueError, match="'x' is given in two ways"):
        Evidence.of(
            graded=[
                Graded(finding="x", if_explained=1, if_not=0.5),
                Graded(finding="x", if_explained=1, if_not=0.4),
            ]
        )


@pytest.mark.parametrize("weights", [(0, 0), (-0.1, 1), (float("nan"), 1), (float("inf"), 1)])
def test_impossible_weights_are_refused(weights):
    with pytest.raises(ValueError, match="weights of 'x'"):
        Graded(finding="x", if_explained=weights[0], if_not=weights[1])


def test_the_order_told_is_forgotten():
    assert Evidence.of(present=["x", "y"]) == Evidence.of(present=["y", "x"])


def test_answers_can_be_added_and_taken_back():
    graded = Graded(finding="z", if_explained=0.8, if_not=0.1)
    evidence = Evidence.of(present=["x"], graded=[graded]).also(absent=["y"], present=["w"])
    assert evidence.asked() == {"w", "x", "y", "z"}
    assert evidence.without("z").without("w").without("y") == Evidence.of(present=["x"])
