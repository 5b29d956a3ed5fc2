import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from palpate.planning.plan import Block
from palpate.planning.request import Pick
from palpate.planning.solve import is_possible, solve
from tests.planning.cast import ALTERNATIVES, HOUR, LEVATOR, TRAPEZIUS, hour

ROOT_FOLDER = Path(__file__).parents[2]


def test_planning_can_be_imported_without_the_solver():
    code = (
        "import sys, palpate.planning.propose, palpate.planning.replan; "
        "sys.exit('ortools' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_hour_begins_with_greeting_and_measuring_and_ends_with_home_care():
    blocks = [line.block for line in solve(HOUR).lines]
    assert blocks[:3] == [Block.GREET, Block.BASELINE, Block.WARM_UP]
    assert blocks[-1] is Block.HOME


@pytest.mark.parametrize("minutes", [30.0, 60.0, 90.0])
def test_the_standing_case_is_solved_to_the_proven_best(minutes):
    plan = solve(hour(minutes=minutes, scenarios=ALTERNATIVES))
    assert plan.status == "optimal"
    assert plan.gap < 0.01


def test_ninety_minutes_take_less_than_a_second_of_one_core():
    request = hour(minutes=90.0, scenarios=ALTERNATIVES)
    solve(request)
    before = time.process_time()
    solve(request)
    assert time.process_time() - before < 1.0


def test_more_minutes_are_never_worth_less():
    short, long = solve(hour(minutes=30.0)), solve(hour(minutes=60.0))
    assert short.value <= long.value + 0.005


def test_another_seed_finds_a_plan_of_the_same_worth():
    assert solve(HOUR, seed=1).value == pytest.approx(solve(HOUR, seed=99).value, abs=0.002)


def test_what_is_likelier_is_treated_before_what_is_not():
    likely = hour(minutes=30.0)
    first = {target for line in solve(likely).treatment for target in line.targets}
    assert TRAPEZIUS.id in first


def test_doing_nothing_is_allowed_where_nothing_is_worth_it():
    unlikely = tuple(replace(target, probability=0.0) for target in HOUR.targets)
    plan = solve(hour(targets=unlikely))
    assert plan.status == "nothing"
    assert not plan.treatment
    assert plan.notes


def test_no_targets_give_no_treatment_and_no_error():
    plan = solve(hour(targets=(), retests=()))
    assert plan.status == "nothing"


def test_minutes_too_short_to_greet_give_no_lines():
    plan = solve(hour(minutes=2.0))
    assert (plan.lines, plan.status) == ((), "nothing")
    assert "book longer" in plan.notes[0]


def test_wishes_that_clash_are_found_impossible():
    both = (Pick(technique="met-pir", target=LEVATOR.id),)
    assert is_possible(hour(wanted=both))
    assert not is_possible(hour(wanted=both, unwanted=both))


def test_the_searchs_effort_bounds_it_and_a_plan_still_comes():
    plan = solve(HOUR, effort=0.02)
    assert plan.status in ("feasible", "optimal", "nothing")
    assert plan.value <= plan.bound


def test_the_same_request_gives_the_same_plan_in_every_process():
    code = (
        "from tests.planning.cast import HOUR; from palpate.planning.solve import solve; "
        "from palpate.planning.stored import lines_to_json; print(lines_to_json(solve(HOUR).lines))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT_FOLDER)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(printed) == 1
