from collections import Counter

import numpy as np
import pytest

from palpate.reasoning.evidence import Evidence
from palpate.reasoning.infer import Budget, posteriors
from palpate.reasoning.network import Link, network
from palpate.reasoning.order import (
    CLOSE_FINDING,
    CLOSE_SOURCE,
    LINK,
    OPEN_FINDING,
    OPEN_SOURCE,
    best_order,
)
from palpate.reasoning.reduction import reduce
from tests.reasoning.enumeration import random_small_network


def components(seed, sources=14, findings=12, most_links=6):
    net = random_small_network(
        np.random.default_rng(seed), sources=sources, findings=findings, most_links=most_links
    )
    return reduce(net, Evidence.of(present=net.finding_ids)).components


@pytest.mark.parametrize("seed", range(10))
def test_every_vertex_opens_and_closes_once_and_every_edge_is_done_between(seed):
    for component in components(seed):
        order = best_order(component, tries=4, seed=0)
        done = Counter((step.kind, step.which) for step in order.steps)
        assert set(done.values()) == {1}
        wanted = {
            (kind, s) for s in range(len(component.shared)) for kind in (OPEN_SOURCE, CLOSE_SOURCE)
        }
        wanted |= {
            (kind, f)
            for f in range(len(component.findings))
            for kind in (OPEN_FINDING, CLOSE_FINDING)
        }
        wanted |= {(LINK, e) for e in range(len(component.edge_source))}
        assert set(done) == wanted


@pytest.mark.parametrize("seed", range(10))
def test_bits_follow_the_open_vertices_and_the_certificate_their_number(seed):
    for component in components(seed):
        order = best_order(component, tries=4, seed=0)
        bits, width, cells, kept = [], 0, 0, 0
        for step in order.steps:
            if step.kind in (OPEN_SOURCE, OPEN_FINDING):
                assert step.bit == len(bits)
                bits.append((step.kind, step.which))
                kept += 2 ** len(bits)
            cells += 2 ** len(bits)
            width = max(width, len(bits))
            if step.kind == LINK:
                assert bits[step.bit] == (OPEN_SOURCE, component.edge_source[step.which])
                assert bits[step.other] == (OPEN_FINDING, component.edge_finding[step.which])
            elif step.kind in (CLOSE_SOURCE, CLOSE_FINDING):
                assert bits.pop(step.bit) == (step.kind - CLOSE_SOURCE, step.which)
        assert not bits
        assert (order.width, order.cells, order.kept_cells) == (width, cells, kept)


def test_the_same_seed_gives_the_same_order():
    for component in components(3):
        assert best_order(component, tries=8, seed=5) == best_order(component, tries=8, seed=5)


def test_more_tries_never_cost_more():
    for seed in range(6):
        for component in components(seed, sources=30, findings=20, most_links=9):
            costs = [best_order(component, tries=t, seed=1).cells for t in (1, 4, 16)]
            assert costs == sorted(costs, reverse=True)


def test_chance_finds_cheaper_orders():
    pairs = [
        (best_order(c, tries=1, seed=1).cells, best_order(c, tries=32, seed=1).cells)
        for seed in range(6)
        for c in components(seed, sources=40, findings=24, most_links=12)
    ]
    assert sum(tried for _, tried in pairs) < 0.9 * sum(plain for plain, _ in pairs)


def test_a_chain_stays_narrow_however_long():
    names = [f"f{i}" for i in range(60)]
    net = network(
        priors={f"s{i}": 0.1 for i in range(61)},
        leaks=dict.fromkeys(names, 0.01),
        links=[
            Link(finding=f, source=f"s{i + k}", strength=0.5)
            for i, f in enumerate(names)
            for k in (0, 1)
        ],
    )
    assert posteriors(net, Evidence.of(present=names)).certificate.width <= 3


def test_answers_do_not_depend_on_the_order_chosen():
    net = random_small_network(np.random.default_rng(9), sources=14, findings=12, most_links=6)
    evidence = Evidence.of(present=net.finding_ids[:10])
    answers = [
        posteriors(net, evidence, budget=Budget(seed=seed, tries=3)).probability
        for seed in range(4)
    ]
    for answer in answers[1:]:
        np.testing.assert_allclose(answer, answers[0], atol=1e-13)
