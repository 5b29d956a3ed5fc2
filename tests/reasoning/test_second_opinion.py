"""Against another library's exact inference; PALPATE_SECOND_OPINIONS=1000 for the long run."""

import os

import numpy as np
import pyagrum
import pytest

from palpate.reasoning.evidence import Evidence
from palpate.reasoning.infer import Status, posteriors
from palpate.reasoning.network import Network
from tests.reasoning.enumeration import random_evidence, random_small_network

COUNT = int(os.environ.get("PALPATE_SECOND_OPINIONS", "200"))


def their_net(net: Network) -> pyagrum.BayesNet:
    """The same network; `addNoisyORNet` has our convention (strengths without the leak)."""
    theirs = pyagrum.BayesNet()
    for name, prior in zip(net.source_ids, net.prior, strict=True):
        theirs.add(pyagrum.LabelizedVariable(name, "", 2))
        theirs.cpt(name).fillWith([1.0 - prior, prior])
    for i, (name, leak) in enumerate(zip(net.finding_ids, net.leak, strict=True)):
        theirs.addNoisyORNet(pyagrum.LabelizedVariable(name, "", 2), float(leak))
        for source, strength in zip(*net.links_of(i), strict=True):
            theirs.addWeightedArc(net.source_ids[source], name, float(strength))
    return theirs


def their_answer(net: Network, evidence: Evidence) -> np.ndarray:
    inference = pyagrum.LazyPropagation(their_net(net))
    said = {name: [0.0, 1.0] for name in evidence.present}
    said |= {name: [1.0, 0.0] for name in evidence.absent}
    for g in evidence.graded:
        largest = max(g.if_explained, g.if_not)
        said[g.finding] = [g.if_not / largest, g.if_explained / largest]
    inference.setEvidence(said)
    inference.makeInference()
    return np.array([inference.posterior(name)[1] for name in net.source_ids])


@pytest.mark.parametrize("seed", range(COUNT))
def test_an_independent_library_says_the_same(seed):
    rng = np.random.default_rng([77, seed])
    net = random_small_network(
        rng, sources=int(rng.integers(2, 31)), findings=int(rng.integers(1, 31)), most_links=7
    )
    evidence = random_evidence(rng, net)
    found = posteriors(net, evidence)
    assert found.status is Status.EXACT
    np.testing.assert_allclose(found.probability, their_answer(net, evidence), atol=1e-9)


def test_the_other_convention_would_be_noticed():
    theirs = pyagrum.BayesNet()
    theirs.add(pyagrum.LabelizedVariable("s", "", 2))
    theirs.cpt("s").fillWith([0.8, 0.2])
    theirs.addNoisyORCompound(pyagrum.LabelizedVariable("f", "", 2), 0.1)
    theirs.addWeightedArc("s", "f", 0.6)
    inference = pyagrum.LazyPropagation(theirs)
    inference.setEvidence({"f": 1})
    inference.makeInference()
    assert inference.posterior("s")[1] == pytest.approx(0.6)
