import pytest

from palpate.planning.explain import explained
from palpate.planning.solve import solve
from palpate.planning.stored import (
    StoredPlanError,
    lines_from_json,
    lines_to_json,
    plan_from_json,
    plan_to_json,
    request_from_json,
    request_to_json,
)
from tests.planning.cast import ALTERNATIVES, HOUR, TECHNIQUES, hour


def test_a_plan_comes_back_as_it_was():
    plan = explained(solve(HOUR), HOUR)
    assert plan_from_json(plan_to_json(plan)) == plan
    assert lines_from_json(lines_to_json(plan.lines)) == plan.lines


def test_a_request_comes_back_with_the_techniques_of_the_knowledge():
    request = hour(scenarios=ALTERNATIVES)
    text = request_to_json(request)
    assert "Positional release" not in text
    assert request_from_json(text, TECHNIQUES) == request


@pytest.mark.parametrize("text", ["", "{}", '{"lines": 3, "status": "optimal"}', "not json"])
def test_what_is_no_plan_is_refused_in_a_sentence(text):
    with pytest.raises(StoredPlanError, match="Make a new plan"):
        plan_from_json(text)
