"""pyAgrum on the same question after our pruning, to compare time and answers with."""

# mypy: disallow-untyped-calls=False
# pyAgrum ships type hints for some of its functions only.

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyagrum

from palpate.reasoning.arrays import FloatArray
from palpate.reasoning.infer import Posteriors
from palpate.reasoning.reduction import Component

_MOST_CLIQUE_BITS = 18
"""A clique's table doubles with every bit; it is left out beyond this."""

_MOST_SOURCES_OF_A_FINDING = 14
"""A finding and all its sources form one clique there, and with 22 or more the search for a
junction tree alone took 10 to 40 s here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondOpinion:
    """How long it took and the largest difference between its answer and ours."""

    took_ms: float
    largest_difference: float


def second_opinion(found: Posteriors, clock: Callable[[], float]) -> SecondOpinion | None:
    """Its posteriors of all shared sources, or None where a clique would be too large for it.

    It is handed what is left after negatives are absorbed and lone sources folded, so its time
    leaves out the pruning that makes it possible.
    """
    components = [part.component for part in found.parts if len(part.component.shared)]
    if any(np.bincount(c.edge_finding).max() > _MOST_SOURCES_OF_A_FINDING for c in components):
        return None
    began = clock()
    inferences = [_inference(found, component) for component in components]
    if any(_clique_bits(one) > _MOST_CLIQUE_BITS for one in inferences):
        return None
    theirs = [_posterior(one, c) for one, c in zip(inferences, components, strict=True)]
    took_ms = (clock() - began) * 1e3
    differences = [
        np.abs(answer - found.probability[c.shared]).max()
        for answer, c in zip(theirs, components, strict=True)
    ]
    return SecondOpinion(took_ms=took_ms, largest_difference=float(max(differences, default=0.0)))


def _inference(found: Posteriors, component: Component) -> pyagrum.LazyPropagation:
    prior = found.reduced.prior
    net = pyagrum.BayesNet()
    for source in component.shared:
        net.add(pyagrum.LabelizedVariable(f"s{source}", "", 2))
        net.cpt(f"s{source}").fillWith([1.0 - prior[source], prior[source]])
    for finding, leak in enumerate(component.leak):
        own = component.lone_finding == finding
        spared = 1.0 - prior[component.lone[own]] * component.lone_strength[own]
        folded = float(1.0 - (1.0 - leak) * np.prod(spared))
        net.addNoisyORNet(pyagrum.LabelizedVariable(f"f{finding}", "", 2), folded)
    edges = zip(component.edge_source, component.edge_finding, component.edge_strength, strict=True)
    for source, finding, strength in edges:
        net.addWeightedArc(f"s{component.shared[source]}", f"f{finding}", float(strength))
    inference = pyagrum.LazyPropagation(net)
    inference.setEvidence({f"f{finding}": 1 for finding in range(len(component.findings))})
    return inference


def _clique_bits(inference: pyagrum.LazyPropagation) -> int:
    tree = inference.junctionTree()
    return max((len(tree.clique(node)) for node in tree.nodes()), default=0)


def _posterior(inference: pyagrum.LazyPropagation, component: Component) -> FloatArray:
    inference.makeInference()
    return np.array([inference.posterior(f"s{source}")[1] for source in component.shared])
