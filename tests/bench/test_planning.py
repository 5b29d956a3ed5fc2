import json

from bench.clients import requests
from bench.planners import greedy, routine
from bench.planning import rows, table
from palpate.knowledge.read import shipped
from palpate.planning.check import check
from palpate.planning.solve import solve

KNOWLEDGE = shipped()


def test_the_same_seed_gives_the_same_clients():
    one = requests(KNOWLEDGE, count=3, seed=5, minutes=30.0)
    assert one == requests(KNOWLEDGE, count=3, seed=5, minutes=30.0)
    assert one != requests(KNOWLEDGE, count=3, seed=6, minutes=30.0)


def test_simpler_planners_keep_the_rules_and_are_worth_no_more_than_the_bound():
    (request,) = requests(KNOWLEDGE, count=1, seed=4, minutes=30.0)
    best = solve(request)
    for plan in (greedy(request), routine(request)):
        assert check(plan, request) == ()
        assert plan.value <= best.bound + 0.001


def test_the_table_has_a_row_for_each_planner_and_length():
    found = list(rows(KNOWLEDGE, clients=1, seed=1, lengths=(30.0,)))
    assert [row.planner for row in found] == ["solver", "greedy", "routine"]
    assert all(row.broken == 0 for row in found)
    assert len(table(found).splitlines()) == 4
    assert json.dumps([row.value for row in found])
