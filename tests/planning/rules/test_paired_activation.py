from dataclasses import replace

from palpate.planning.plan import Unpaired
from palpate.planning.request import Pick
from palpate.planning.solve import solve
from tests.planning.cast import HOUR, LEVATOR, TRAPEZIUS, broken, hour, line, plan_of

RELEASE = line("met-pir", TRAPEZIUS)


def test_a_release_followed_by_its_weak_partner_is_complete():
    pair = plan_of(RELEASE, line("activation", TRAPEZIUS, at=5.0))
    assert "paired_activation" not in broken(pair, HOUR)


def test_a_release_alone_is_not_and_neither_is_activation_before_it():
    early = plan_of(line("activation", TRAPEZIUS), replace(RELEASE, start_minute=5.0))
    assert "paired_activation" in broken(plan_of(RELEASE), HOUR)
    assert "paired_activation" in broken(early, HOUR)


def test_a_stated_reason_excuses_it_and_an_empty_one_does_not():
    said = Unpaired(target=TRAPEZIUS.id, partner="Deep neck flexors", why="no minutes")
    assert "paired_activation" not in broken(plan_of(RELEASE, unpaired=(said,)), HOUR)
    silent = replace(said, why="")
    assert "paired_activation" in broken(plan_of(RELEASE, unpaired=(silent,)), HOUR)


def test_a_muscle_that_is_not_short_needs_no_partner():
    assert "paired_activation" not in broken(plan_of(line("met-pir", LEVATOR)), HOUR)


def test_where_activation_is_put_aside_the_plan_says_why_it_is_missing():
    request = hour(unwanted=(Pick(technique="activation"),))
    plan = solve(request)
    assert [row.target for row in plan.unpaired] == [TRAPEZIUS.id]
    assert plan.unpaired[0].why
    assert broken(plan, request) == set()
