from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palpate.planning.application import Application, positions_of
from palpate.planning.plan import Plan
from palpate.planning.request import Goal
from palpate.planning.scenario import Scenario
from palpate.planning.worth import (
    benefit,
    chords,
    costs,
    dose_factor,
    effects_of,
    gain,
    least,
    shared,
    worth,
)
from tests.planning.cast import (
    HOUR,
    LEVATOR,
    PAIN,
    ROOT,
    SUBOCCIPITALS,
    TRAPEZIUS,
    hour,
    line,
    plan_of,
    technique,
)


def applied(name, target):
    found = technique(name)
    return Application(technique=found, targets=(target,), positions=positions_of(found, (target,)))


@given(st.floats(0, 5), st.floats(0, 5))
def test_relief_rises_and_flattens(one, other):
    low, high = sorted((one, other))
    middle = (low + high) / 2
    for curve in (chords(), shared()):
        assert least(curve, low) <= least(curve, high) + 1e-12
        assert least(curve, middle) >= (least(curve, low) + least(curve, high)) / 2 - 1e-12
    assert 0.0 <= least(chords(), high) <= 1.0


def test_the_usual_dose_counts_whole_and_more_adds_little():
    assert dose_factor(3.0, 3.0) == 1.0
    assert 0.5 < dose_factor(1.5, 3.0) < 1.0 < dose_factor(6.0, 3.0) < 1.2


def test_a_technique_that_does_not_suit_does_nothing():
    assert gain(applied("neural-slider", ROOT), ROOT, HOUR) > 0
    assert gain(applied("neural-slider", TRAPEZIUS), TRAPEZIUS, HOUR) == 0


def test_traits_speak_for_and_against_a_technique():
    sore = replace(LEVATOR, traits=frozenset({"very-tender"}))
    assert gain(applied("pressure-release", sore), sore, HOUR) < gain(
        applied("pressure-release", LEVATOR), LEVATOR, HOUR
    )
    assert gain(applied("positional-release", sore), sore, HOUR) > gain(
        applied("positional-release", LEVATOR), LEVATOR, HOUR
    )


def test_goals_of_another_region_do_not_count_here():
    knee = Goal(id="knee", label="stairs", outcome="pain", weight=8, regions=("knee",))
    elsewhere = hour(goals=(knee,))
    assert gain(applied("met-pir", TRAPEZIUS), TRAPEZIUS, elsewhere) == 0
    assert gain(applied("met-pir", TRAPEZIUS), TRAPEZIUS, hour(goals=(PAIN,))) > 0


def test_doing_the_same_to_a_tissue_twice_counts_once():
    once = plan_of(line("init", TRAPEZIUS))
    twice = plan_of(line("init", TRAPEZIUS), line("pressure-release", TRAPEZIUS, at=5.0))
    assert effects_of(twice.lines, HOUR) == effects_of(once.lines, HOUR)
    other = plan_of(line("init", TRAPEZIUS), line("static-stretch", TRAPEZIUS, at=5.0))
    assert effects_of(other.lines, HOUR)[TRAPEZIUS.id] > effects_of(once.lines, HOUR)[TRAPEZIUS.id]


def test_warming_adds_up_only_to_its_longest_dose():
    long = technique("warm-glide").minutes.most
    one = plan_of(line("warm-glide", TRAPEZIUS, minutes=long))
    two = plan_of(*one.lines, line("warm-glide", TRAPEZIUS, at=20.0, minutes=long))
    assert effects_of(two.lines, HOUR) == pytest.approx(effects_of(one.lines, HOUR))


def test_covering_two_alternatives_beats_betting_on_one():
    either = (
        Scenario(present=frozenset({TRAPEZIUS.id}), weight=0.5),
        Scenario(present=frozenset({LEVATOR.id}), weight=0.5),
    )
    request = hour(scenarios=either)
    spread = {t.id: 0.0 for t in request.targets} | {TRAPEZIUS.id: 0.5, LEVATOR.id: 0.5}
    bet = {t.id: 0.0 for t in request.targets} | {TRAPEZIUS.id: 1.0}
    assert benefit(spread, request) > benefit(bet, request)


def test_scenarios_without_any_target_are_worth_nothing():
    nothing = hour(scenarios=(Scenario(present=frozenset(), weight=1.0),))
    assert benefit({t.id: 1.0 for t in nothing.targets}, nothing) == 0.0


def test_turning_the_client_costs():
    stays = plan_of(line("met-pir", TRAPEZIUS), line("met-pir", LEVATOR, at=5.0))
    turns = plan_of(line("met-pir", TRAPEZIUS), line("met-pir", LEVATOR, at=5.0, position="prone"))
    assert costs(turns, HOUR) > costs(stays, HOUR)


def test_an_empty_plan_is_worth_nothing():
    assert worth(Plan(lines=(), status="nothing"), HOUR) == 0.0


def test_every_target_has_an_effect_even_if_none():
    assert effects_of((), HOUR)[SUBOCCIPITALS.id] == 0.0
