from dataclasses import replace

import pytest

from palpate.planning.check import RULES, check
from palpate.planning.explain import explained
from palpate.planning.plan import Block
from palpate.planning.replan import (
    clash_sentence,
    done_line,
    fallbacks,
    replan,
    switches,
    why_impossible,
)
from palpate.planning.request import Pick, Therapist
from palpate.planning.solve import is_possible, solve
from tests.planning.cast import ALTERNATIVES, HOUR, LEVATOR, TRAPEZIUS, hour, line

REQUEST = hour(scenarios=ALTERNATIVES)
TWO_POINTS = tuple(Pick(technique="init", target=t.id) for t in (TRAPEZIUS, LEVATOR))


@pytest.fixture(scope="module")
def plan():
    return explained(solve(REQUEST), REQUEST)


def first_of(plan, block):
    return next(n for n, line in enumerate(plan.lines) if line.block is block)


def test_done_lines_stand_first_and_unchanged(plan):
    done = plan.lines[: first_of(plan, Block.LENGTHENING)]
    again = replan(REQUEST, done, at_minute=done[-1].end_minute)
    assert again.lines[: len(done)] == done


def test_nothing_starts_before_now(plan):
    done = plan.lines[:3]
    again = replan(REQUEST, done, at_minute=31.2)
    assert again.lines[3].start_minute >= 31.5
    assert again.end_minute <= REQUEST.minutes


def test_what_is_put_aside_does_not_come_back(plan):
    dropped = plan.treatment[1]
    done = plan.lines[: first_of(plan, Block.SPECIFIC)]
    pick = Pick(technique=dropped.technique, target=dropped.targets[0])
    again = replan(REQUEST, done, at_minute=done[-1].end_minute, unwanted=(pick,))
    assert not any(
        x.technique == pick.technique and pick.target in x.targets for x in again.treatment
    )


def test_a_client_who_says_less_gets_less(plan):
    done = plan.lines[: first_of(plan, Block.SPECIFIC)]
    again = replan(REQUEST, done, at_minute=done[-1].end_minute, discomfort_at_most=3)
    assert all(x.dose.discomfort_at_most <= 3 for x in again.treatment if x not in done)


def test_work_already_done_is_measured_again_even_if_nothing_else_follows(plan):
    specific = first_of(plan, Block.SPECIFIC)
    done = plan.lines[: specific + 1]
    stop = tuple(Pick(technique=technique.id) for technique in REQUEST.techniques)
    again = replan(REQUEST, done, at_minute=done[-1].end_minute, unwanted=stop)
    assert any(x.block is Block.RETEST for x in again.lines[len(done) :])
    assert len(again.treatment) == len([x for x in done if x.block.is_treatment])


def test_what_was_done_is_recorded_in_halves():
    spoken = done_line(line("met-pir", TRAPEZIUS), start_minute=12.2, minutes=3.1)
    assert (spoken.start_minute, spoken.minutes) == (12.0, 3.0)
    assert done_line(line("met-pir", TRAPEZIUS), start_minute=0.0, minutes=0.1).minutes == 0.5


def test_the_greeting_is_not_repeated_and_the_baseline_only_if_it_was_missed(plan):
    only_greeted = replan(REQUEST, plan.lines[:1], at_minute=plan.lines[0].end_minute)
    blocks = [x.block for x in only_greeted.lines]
    assert blocks.count(Block.GREET) == 1
    assert blocks.count(Block.BASELINE) == 1
    later = replan(REQUEST, plan.lines[:4], at_minute=plan.lines[3].end_minute)
    assert [x.block for x in later.lines].count(Block.BASELINE) == 1


def test_every_switch_offered_passes_the_checker_in_its_place(plan):
    offered = switches(plan, REQUEST)
    assert any(offered.values())
    for x in plan.treatment:
        for other in offered[x.key]:
            swapped = replace(plan, lines=tuple(other if o is x else o for o in plan.lines))
            assert check(swapped, REQUEST) == ()
            assert (other.start_minute, other.position) == (x.start_minute, x.position)
            assert other.minutes <= x.minutes


def test_a_fallback_for_each_line_leaves_it_out_and_keeps_the_rules():
    request = hour(minutes=30.0, scenarios=ALTERNATIVES)
    plan = explained(solve(request), request)
    for key, other in fallbacks(plan, request).items():
        assert key not in {x.key for x in other.treatment}
        assert other.end_minute <= 30.0


def test_what_is_possible_clashes_with_nothing():
    assert why_impossible(HOUR) == ()
    assert clash_sentence(HOUR) == ""


def test_leaving_out_any_rule_of_a_clash_makes_it_possible():
    request = hour(minutes=12.0, wanted=TWO_POINTS)
    clash = why_impossible(request)
    assert clash
    assert not is_possible(request, without=set(RULES) - set(clash))
    for rule in clash:
        assert is_possible(request, without=(set(RULES) - set(clash)) | {rule})


def test_a_clash_is_one_clear_sentence_with_what_to_do():
    request = hour(minutes=12.0, wanted=TWO_POINTS)
    said = clash_sentence(request)
    assert "12 minutes" in said
    assert "book longer" in said
    scarce = hour(wanted=(Pick(technique="joint-mobilisation-soft"),))
    assert "credential" in clash_sentence(scarce)
    trained = Therapist(credentials=frozenset({"joint-mobilisation"}))
    assert clash_sentence(replace(scarce, therapist=trained)) == ""


def test_where_no_technique_suits_any_target_the_knowledge_is_named():
    assert why_impossible(hour(techniques=())) == ("known",)
