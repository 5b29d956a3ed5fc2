import numpy as np
import pytest

from palpate.reasoning.evidence import Evidence
from palpate.reasoning.gibbs import Chains
from palpate.reasoning.infer import Budget, Status, TooWideError, posteriors
from palpate.reasoning.network import Link, network
from tests.reasoning.enumeration import enumerate_states, random_evidence, random_small_network

NO_WORK = Budget(cells=0)
PATIENT = Budget(cells=0, chains=Chains(count=512, burn_in=20, sweeps=40))


def two_parts(wide=6):
    """`wide` sources that all share three findings, and apart from them two that share two."""
    links = [
        Link(finding=f"f{f}", source=f"wide{s}", strength=0.3 + 0.1 * f)
        for f in range(3)
        for s in range(wide)
    ]
    links += [Link(finding=f, source=s, strength=0.5) for f in ("g0", "g1") for s in ("a", "b")]
    priors = {f"wide{s}": 0.1 for s in range(wide)} | {"a": 0.2, "b": 0.1, "untouched": 0.3}
    net = network(
        priors=priors, leaks=dict.fromkeys(("f0", "f1", "f2", "g0", "g1"), 0.02), links=links
    )
    return net, Evidence.of(present=net.finding_ids)


@pytest.mark.parametrize("seed", range(10))
def test_simulated_answers_are_near_the_truth_and_marked(seed):
    rng = np.random.default_rng(seed)
    net = random_small_network(rng, sources=8, findings=10)
    evidence = random_evidence(rng, net)
    found, truth = posteriors(net, evidence, budget=PATIENT), enumerate_states(net, evidence)
    np.testing.assert_allclose(found.probability, truth.probability, atol=0.02)
    assert (np.abs(found.probability - truth.probability) <= 5.0 * found.error + 1e-12).all()
    assert (found.error[found.exact] == 0.0).all()
    assert (found.error[~found.exact] > 0.0).all()


def test_the_exact_answer_follows_a_provisional_one():
    net, evidence = two_parts()
    at_once = posteriors(net, evidence, budget=NO_WORK)
    assert (at_once.status, at_once.log_evidence) == (Status.PROVISIONAL, None)
    finished, straight = at_once.finish(), posteriors(net, evidence)
    assert finished.status is Status.EXACT
    np.testing.assert_array_equal(finished.probability, straight.probability)
    assert finished.log_evidence == straight.log_evidence


def test_each_number_has_its_own_status():
    net, evidence = two_parts()
    costs = sorted(part.order.cells for part in posteriors(net, evidence).parts)
    found = posteriors(net, evidence, budget=Budget(cells=costs[0]))
    assert found.of("wide0")[1] is Status.PROVISIONAL
    assert found.of("a")[1] is Status.EXACT
    assert found.of("untouched") == (0.3, Status.EXACT)
    assert {name for name, _, status in found.ranked() if status is Status.PROVISIONAL} == {
        f"wide{i}" for i in range(6)
    }


def test_the_same_seed_simulates_the_same():
    net, evidence = two_parts()
    once, again, other = (
        posteriors(net, evidence, budget=Budget(cells=0, seed=seed)).probability
        for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(once, again)
    assert (once != other).any()


def test_pairs_and_draws_of_a_provisional_answer_are_near():
    net, evidence = two_parts()
    found, truth = posteriors(net, evidence, budget=PATIENT), enumerate_states(net, evidence)
    np.testing.assert_allclose(found.together(net.source_ids), truth.together, atol=0.03)
    drawn = found.sample(6000, np.random.default_rng(3)).astype(float)
    assert drawn.shape == (6000, len(net.source_ids))
    np.testing.assert_allclose(drawn.T @ drawn / 6000, truth.together, atol=0.04)


def test_an_answer_too_wide_for_memory_is_refused_with_its_size():
    net, evidence = two_parts()
    found = posteriors(net, evidence, budget=NO_WORK)
    with pytest.raises(TooWideError, match="GB"):
        found.finish(bytes_limit=found.certificate.table_bytes - 1)
    assert found.finish(bytes_limit=found.certificate.table_bytes).status is Status.EXACT
