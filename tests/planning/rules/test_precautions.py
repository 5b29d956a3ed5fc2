import pytest

from palpate.planning.application import limits_on
from palpate.planning.offers import offers
from palpate.planning.request import Limit, Pick
from palpate.planning.solve import is_possible, solve
from palpate.quantities import Side
from tests.planning.cast import LEVATOR, SUBOCCIPITALS, TRAPEZIUS, broken, hour, line, plan_of

THINNER = Limit(id="anticoagulant", why="blood thinner")


def test_without_precautions_nothing_is_left_out():
    assert "precautions" not in broken(solve(hour()), hour())


def test_a_technique_that_names_the_rule_is_not_done():
    request = hour(limits=(THINNER,))
    assert not {"pressure-release", "ischemic-compression"} & {
        line.technique for line in solve(request).treatment
    }
    assert "precautions" in broken(plan_of(line("pressure-release", TRAPEZIUS)), request)


def test_a_limit_on_an_area_leaves_other_areas_alone():
    request = hour(
        limits=(Limit(id="x", why="x", areas=frozenset({"suboccipital"}), no_work=True),)
    )
    worked = {t for a in offers(request) for t in a.target_ids if a.technique.reach != "person"}
    assert SUBOCCIPITALS.id not in worked
    assert LEVATOR.id in worked


@pytest.mark.parametrize(
    ("limit", "kept_out"),
    [
        (Limit(id="x", why="x", no_classes=frozenset({"lengthening"})), "met-pir"),
        (Limit(id="x", why="x", no_contacts=frozenset({"sustained"})), "pressure-release"),
        (Limit(id="x", why="x", no_deep=True), "ischemic-compression"),
        (Limit(id="x", why="x", no_techniques=frozenset({"init"})), "init"),
    ],
)
def test_classes_contacts_depth_and_single_techniques_are_kept_out(limit, kept_out):
    offered = {a.technique.id for a in offers(hour(limits=(limit,)))}
    assert kept_out not in offered
    assert "warm-glide" in offered


def test_a_limit_on_one_side_leaves_the_other_side_alone():
    right = Limit(id="x", why="x", areas=frozenset(TRAPEZIUS.areas), side=Side.RIGHT, no_work=True)
    request = hour(limits=(right,))
    assert not limits_on(next(a for a in offers(request) if a.targets == (TRAPEZIUS,)), request)


def test_what_a_precaution_forbids_cannot_be_wished_for():
    wish = (Pick(technique="pressure-release"),)
    assert is_possible(hour(wanted=wish))
    assert not is_possible(hour(wanted=wish, limits=(THINNER,)))
