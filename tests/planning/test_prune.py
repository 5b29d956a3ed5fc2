import pytest
from hypothesis import given, settings

from palpate.planning import solve as solving
from palpate.planning.offers import offers
from palpate.planning.prune import expected_shares, promising
from palpate.planning.request import Pick
from palpate.planning.solve import solve
from tests.planning.cast import ALTERNATIVES, HOUR, ROOT, TRAPEZIUS, hour
from tests.planning.strategies import requests


def names(request):
    return {a.technique.id for a in promising(offers(request), request)}


def test_shares_of_the_burden_follow_the_scenarios():
    share = expected_shares(hour(scenarios=ALTERNATIVES))
    assert share[TRAPEZIUS.id] == pytest.approx(0.4 / 2 + 0.2)
    assert share[ROOT.id] == pytest.approx(0.2)
    assert sum(share.values()) == pytest.approx(1.0)


def test_what_others_need_and_what_is_wanted_stays():
    assert {"warm-glide", "palmar-compression", "neural-slider", "activation"} <= names(HOUR)
    wish = hour(wanted=(Pick(technique="breathing"),))
    assert "breathing" in names(wish)


def test_something_hopeless_is_left_out():
    assert len(promising(offers(HOUR), HOUR)) < len(offers(HOUR))


@settings(max_examples=8, deadline=None)
@given(requests())
def test_leaving_out_the_hopeless_loses_nothing(request):
    pruned = solve(request, effort=2.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(solving, "promising", lambda applications, _: applications)
        whole = solve(request, effort=2.0)
    if pruned.status == whole.status == "optimal":
        assert pruned.value == pytest.approx(whole.value, abs=0.001)
    assert pruned.value <= whole.bound + 0.001
