from dataclasses import replace

from palpate.planning.home import MOST_ITEMS, home_programme
from palpate.planning.plan import Unpaired
from tests.planning.cast import HOUR, LEVATOR, ROOT, TRAPEZIUS, hour, line, plan_of


def ids(plan, request=HOUR):
    return [item.id for item in home_programme(plan, request)]


def test_one_to_three_things_each_with_dose_and_stop():
    plan = plan_of(*(line("met-pir", t) for t in (TRAPEZIUS, LEVATOR)), line("neural-slider", ROOT))
    items = home_programme(plan, HOUR)
    assert 1 <= len(items) <= MOST_ITEMS
    for item in items:
        assert item.dose
        assert item.for_client
        assert "48 hours" in item.stop_if


def test_a_partner_without_minutes_comes_first():
    waiting = Unpaired(target=TRAPEZIUS.id, partner="Deep neck flexors", why="no minutes")
    plan = plan_of(line("met-pir", LEVATOR), unpaired=(waiting,))
    assert ids(plan)[0] == f"activation/{TRAPEZIUS.id}"


def test_a_partner_that_must_not_be_exercised_is_not_given():
    barred = Unpaired(target=TRAPEZIUS.id, partner="x", why="no exercise for it is allowed today")
    assert not any("activation" in name for name in ids(plan_of(unpaired=(barred,))))


def test_the_muscles_own_self_care_goes_before_a_general_one():
    caring = replace(LEVATOR, self_care="Look into the armpit for 30 seconds.")
    request = hour(targets=(caring,))
    item = home_programme(plan_of(line("met-pir", caring)), request)[0]
    assert item.how == "Look into the armpit for 30 seconds."
    assert item.areas == caring.areas


def test_a_nerve_takes_its_slider_home():
    assert f"neural-slider/{ROOT.id}" in ids(plan_of(line("neural-slider", ROOT)))


def test_who_was_settled_by_breathing_goes_on_breathing():
    assert "breathing" in ids(plan_of(line("breathing", LEVATOR)))
    assert "home-care" in ids(plan_of(line("met-pir", LEVATOR)))
