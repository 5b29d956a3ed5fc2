import numpy as np
import pytest

from palpate.reasoning.evidence import Evidence, Graded
from palpate.reasoning.infer import Status, posteriors
from palpate.reasoning.network import Link, network
from palpate.reasoning.shares import Effort, shares
from tests.reasoning.enumeration import (
    absent_chance,
    enumerate_states,
    random_evidence,
    random_small_network,
)


def enumerated_shares(net, evidence, finding):
    """by_source (n,), leak, not_there and unexplained, straight from the definition."""
    truth = enumerate_states(net, evidence)
    absent = absent_chance(net, finding, truth.states)
    weights = {g.finding: (g.if_explained, g.if_not) for g in evidence.graded}
    a, b = weights.get(finding, (1.0, 0.0))
    there = a * (1.0 - absent) / (a * (1.0 - absent) + b * absent)
    at = net.finding_index(finding)
    rate = -np.log1p(-net.strengths(np.array([at]))[0]) * truth.states
    leak_rate = -np.log1p(-net.leak[at])
    total = rate.sum(axis=1) + leak_rate
    only_leak = net.leak[at] * np.exp(-rate.sum(axis=1)) / (1.0 - absent)
    credit = truth.weight * there
    return (
        (credit / total) @ rate,
        (credit / total).sum() * leak_rate,
        1.0 - credit.sum(),
        credit @ only_leak,
    )


@pytest.mark.parametrize("seed", range(25))
def test_shares_agree_with_full_enumeration(seed):
    rng = np.random.default_rng(seed)
    net = random_small_network(rng, sources=7, findings=8)
    evidence = random_evidence(rng, net)
    found = shares(posteriors(net, evidence))
    for i, name in enumerate(found.findings):
        by_source, leak, not_there, unexplained = enumerated_shares(net, evidence, name)
        np.testing.assert_allclose(found.by_source[i], by_source, atol=1e-9)
        assert found.leak[i] == pytest.approx(leak, abs=1e-9)
        assert found.not_there[i] == pytest.approx(not_there, abs=1e-9)
        assert found.unexplained[i] == pytest.approx(unexplained, abs=1e-9)
    whole = found.by_source.sum(axis=1) + found.leak + found.not_there
    np.testing.assert_allclose(whole, 1.0, atol=1e-9)
    assert (found.unexplained <= found.leak + 1e-12).all()


def test_many_strong_sources_at_once_still_add_up():
    sources = [f"s{i}" for i in range(8)]
    net = network(
        priors=dict.fromkeys(sources, 0.9),
        leaks={"f": 0.3, "g": 0.3},
        links=[Link(finding=f, source=s, strength=0.95) for s in sources for f in ("f", "g")],
    )
    found = shares(posteriors(net, Evidence.of(present=["f", "g"])))
    np.testing.assert_allclose(found.by_source.sum(axis=1) + found.leak, 1.0, atol=1e-6)


def test_a_present_finding_with_no_source_is_all_leak():
    net = network(priors={"s": 0.1}, leaks={"f": 0.01}, links=[])
    found = shares(posteriors(net, Evidence.of(present=["f"])))
    assert found.leak == pytest.approx([1.0])
    assert found.unexplained == pytest.approx([1.0])


def test_an_absent_finding_has_nothing_to_explain():
    net = random_small_network(np.random.default_rng(1), sources=3, findings=3)
    assert shares(posteriors(net, Evidence.of(absent=["f0", "f1"]))).findings == ()


def test_beyond_the_effort_shares_are_sampled_and_say_so():
    rng = np.random.default_rng(8)
    net = random_small_network(rng, sources=7, findings=7)
    evidence = Evidence.of(
        present=["f0", "f1", "f2", "f3"],
        graded=[Graded(finding="f4", if_explained=0.3, if_not=0.4)],
    )
    found = posteriors(net, evidence)
    sharp, rough = shares(found), shares(found, effort=Effort(cells=0, samples=4000, seed=3))
    assert (sharp.status, rough.status) == (Status.EXACT, Status.PROVISIONAL)
    for name in ("by_source", "leak", "not_there", "unexplained"):
        np.testing.assert_allclose(getattr(rough, name), getattr(sharp, name), atol=0.03)
