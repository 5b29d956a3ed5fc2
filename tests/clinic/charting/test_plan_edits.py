"""Edits of a plan: the clock, the doses and the re-tests follow, and what breaks a rule is said."""

import pytest

from palpate.clinic.charting.plan import edit
from palpate.clinic.charting.plan.edit import CannotEditError
from palpate.planning.check import check
from palpate.planning.plan import Block, Line, Plan
from palpate.planning.propose import propose
from tests.planning.cast import HOUR, LEVATOR, TRAPEZIUS, hour

PLAN = propose(HOUR)


def at(plan: Plan, block: Block) -> int:
    return next(n for n, line in enumerate(plan.lines) if line.block is block)


def rules(plan: Plan) -> set[str]:
    return {violation.rule for violation in check(plan, HOUR)}


def assert_clocked(plan: Plan) -> None:
    assert "session_time" not in rules(plan)
    starts = [line.start_minute for line in plan.lines]
    assert starts == sorted(starts)


def test_removing_nothing_of_weight_leaves_a_plan_that_breaks_no_rule() -> None:
    same = edit.settled(PLAN, PLAN.lines, HOUR)
    assert [line.key for line in same.lines] == [line.key for line in PLAN.lines]
    assert [line.start_minute for line in same.lines] == [x.start_minute for x in PLAN.lines]
    assert not check(same, HOUR)


def test_every_single_line_can_be_removed_and_the_clock_closes_up() -> None:
    for number in range(len(PLAN.lines)):
        assert_clocked(edit.removed(PLAN, number, HOUR))


def test_without_its_warm_up_deep_work_breaks_a_rule_in_words() -> None:
    without = edit.removed(PLAN, at(PLAN, Block.WARM_UP), HOUR)
    sentences = [v.sentence for v in check(without, HOUR) if v.rule == "warm_before_deep"]
    assert any("still cold" in sentence for sentence in sentences)


def test_a_retest_of_what_is_no_longer_treated_falls_away() -> None:
    plan = PLAN
    while plan.treatment:
        plan = edit.removed(plan, plan.lines.index(plan.treatment[0]), HOUR)
    assert not [line for line in plan.lines if line.block is Block.RETEST]


def test_longer_and_shorter_come_back_to_the_same_dose() -> None:
    number = at(PLAN, Block.WARM_UP)
    shorter = edit.resized(PLAN, number, -0.5, HOUR)
    assert shorter.lines[number].minutes == PLAN.lines[number].minutes - 0.5
    assert shorter.end_minute == PLAN.end_minute - 0.5
    assert edit.resized(shorter, number, 0.5, HOUR).lines == PLAN.lines


def test_a_dose_outside_its_technique_is_refused_with_the_range() -> None:
    number = at(PLAN, Block.SPECIFIC)
    line, span = PLAN.lines[number], edit.minutes_of(PLAN.lines[number], HOUR)
    longest = edit.resized(PLAN, number, span.most - line.minutes, HOUR)
    with pytest.raises(CannotEditError, match="is given for"):
        edit.resized(longest, number, 0.5, HOUR)


def test_a_switch_keeps_the_target_and_changes_the_technique() -> None:
    number = next(n for n, line in enumerate(PLAN.lines) if line.alternatives)
    line = PLAN.lines[number]
    switched = edit.switched(PLAN, number, line.alternatives[0], HOUR).lines[number]
    assert switched.technique == line.alternatives[0]
    assert switched.targets[0] == line.targets[0]
    assert switched.reason


def test_a_technique_nobody_knows_is_refused() -> None:
    with pytest.raises(CannotEditError, match="no-such-technique"):
        edit.switched(PLAN, at(PLAN, Block.SPECIFIC), "no-such-technique", HOUR)


def test_what_is_no_treatment_cannot_be_switched() -> None:
    with pytest.raises(CannotEditError, match="nothing to switch"):
        edit.switched(PLAN, at(PLAN, Block.GREET), "pressure-release", HOUR)


def test_a_line_moves_by_one_and_greeting_and_home_care_stay_at_the_ends() -> None:
    number = at(PLAN, Block.SPECIFIC)
    moved = edit.moved(PLAN, number, 1, HOUR)
    assert moved.lines[number + 1].key == PLAN.lines[number].key
    assert_clocked(moved)
    with pytest.raises(CannotEditError, match="cannot go past"):
        edit.moved(PLAN, at(PLAN, Block.WARM_UP), -1, HOUR)


@pytest.mark.parametrize("number", [-1, 99])
def test_a_line_that_is_not_there_cannot_be_changed(number: int) -> None:
    with pytest.raises(CannotEditError, match="no such line"):
        edit.removed(PLAN, number, HOUR)


def test_a_partner_not_activated_asks_for_a_reason_and_takes_one() -> None:
    request = hour(targets=(TRAPEZIUS, LEVATOR))
    plan = propose(request)
    without = plan
    for line in [x for x in plan.lines if x.technique == "activation"]:
        number = [x.key for x in without.lines].index(line.key)
        without = edit.removed(without, number, request)
    assert "paired_activation" in {v.rule for v in check(without, request)}
    excused = edit.excused(without, TRAPEZIUS.id, "too sore today", request)
    assert "paired_activation" not in {v.rule for v in check(excused, request)}
    assert excused.unpaired[-1].why == "too sore today"


def test_done_lines_cannot_be_edited() -> None:
    done: tuple[Line, ...] = PLAN.lines[:2]
    with pytest.raises(CannotEditError):
        edit.removed(PLAN, 0, hour(done=done))
