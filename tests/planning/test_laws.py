"""What holds of every plan, whatever the request."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palpate.planning.check import check
from palpate.planning.explain import explained
from palpate.planning.replan import replan
from palpate.planning.solve import solve
from palpate.planning.worth import worth
from tests.planning.strategies import requests

MANY = settings(max_examples=20, deadline=None)
SOME = settings(max_examples=8, deadline=None)


@MANY
@given(requests())
def test_every_plan_passes_the_checker(request):
    plan = solve(request)
    assert check(plan, request) == ()
    assert plan.end_minute <= request.minutes


@SOME
@given(requests())
def test_a_plan_is_worth_what_it_says_and_no_more_than_its_bound(request):
    plan = solve(request)
    assert plan.value == pytest.approx(worth(plan, request))
    assert -1e-9 <= plan.value <= plan.bound
    if plan.status == "optimal":
        # The solver counts in ten-thousandths; more than rounding may not lie between.
        assert plan.bound - plan.value < 0.005


@SOME
@given(requests())
def test_the_same_request_gives_the_same_plan(request):
    assert explained(solve(request), request) == explained(solve(request), request)


@SOME
@given(requests(), st.data())
def test_re_planning_keeps_what_was_done_and_passes_the_checker(request, data):
    plan = solve(request)
    kept = data.draw(st.integers(0, len(plan.lines)))
    done = plan.lines[:kept]
    now = done[-1].end_minute if done else 0.0
    again = replan(request, done, at_minute=now)
    assert again.lines[:kept] == done
    assert check(again, request_after(request, done, now)) == ()


def request_after(request, done, now):
    return replace(request, done=done, elapsed_minutes=now)


@SOME
@given(requests())
def test_every_line_of_treatment_tells_why_and_when_to_stop(request):
    plan = explained(solve(request), request)
    for line in plan.treatment:
        assert line.goal
        assert line.reason
        assert line.not_next_best
        assert line.stop_if.startswith("Stop if")
        assert line.evidence
        assert line.certainty
        assert line.for_client
    assert len(plan.home) <= 3
    assert bool(plan.home) == bool(plan.treatment)
