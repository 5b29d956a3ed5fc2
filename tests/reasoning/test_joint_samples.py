import numpy as np
import pytest

from palpate.reasoning.infer import posteriors
from tests.reasoning.enumeration import enumerate_states, random_evidence, random_small_network

COUNT = 20_000


@pytest.mark.parametrize("seed", range(8))
def test_draws_have_the_marginals_and_the_pairs_of_the_posterior(seed):
    rng = np.random.default_rng(seed)
    net = random_small_network(rng, sources=8, findings=10)
    evidence = random_evidence(rng, net)
    drawn = posteriors(net, evidence).sample(COUNT, rng).astype(float)
    together = enumerate_states(net, evidence).together
    spread = np.sqrt(together * (1.0 - together) / COUNT) + 1e-6
    assert (np.abs(drawn.T @ drawn / COUNT - together) / spread).max() < 5.0


def test_whole_states_come_as_often_as_they_should():
    rng = np.random.default_rng(42)
    net = random_small_network(rng, sources=5, findings=7)
    evidence = random_evidence(rng, net)
    drawn = posteriors(net, evidence).sample(COUNT, rng)
    weight = enumerate_states(net, evidence).weight
    seen = np.bincount(drawn @ (1 << np.arange(5)), minlength=32) / COUNT
    spread = np.sqrt(weight * (1.0 - weight) / COUNT) + 1e-4
    assert (np.abs(seen - weight) / spread).max() < 5.0


def test_the_same_seed_draws_the_same():
    rng = np.random.default_rng(1)
    net = random_small_network(rng, sources=8, findings=10)
    found = posteriors(net, random_evidence(rng, net))
    once, again, other = (found.sample(50, np.random.default_rng(seed)) for seed in (7, 7, 8))
    np.testing.assert_array_equal(once, again)
    assert (once != other).any()
