from palpate.planning.replan import why_impossible
from palpate.planning.request import Pick
from palpate.planning.solve import solve
from tests.planning.cast import HOUR, TRAPEZIUS, broken, hour, line, plan_of

PIN = (Pick(technique="pin-and-stretch"),)


def test_a_dry_grip_comes_before_oil():
    right = plan_of(line("pin-and-stretch", TRAPEZIUS), line("warm-glide", TRAPEZIUS, at=5.0))
    wrong = plan_of(line("warm-glide", TRAPEZIUS), line("pin-and-stretch", TRAPEZIUS, at=5.0))
    assert "dry_before_oil" not in broken(right, HOUR)
    assert "dry_before_oil" in broken(wrong, HOUR)


def test_a_plan_with_pinning_warms_the_region_dry():
    names = [x.technique for x in solve(hour(wanted=PIN)).treatment]
    pinned = names.index("pin-and-stretch")
    assert "palmar-compression" in names[:pinned]
    assert not {"warm-glide", "specific-gliding"} & set(names[:pinned])


def test_once_the_region_is_oiled_it_cannot_be_pinned():
    oiled = hour(done=(line("warm-glide", TRAPEZIUS),), elapsed_minutes=5.0, wanted=PIN)
    assert set(why_impossible(oiled)) == {"dry_before_oil", "wishes"}
