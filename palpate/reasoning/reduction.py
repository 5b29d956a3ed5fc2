"""What is left to infer once everything that is free has been done.

Exact steps, none of which costs inference: a plain negative tilts the odds of its sources; a source
without an open finding is independent of all else; a source with exactly one open finding folds
into that finding's leak, since 1 - p * strength is its chance of not explaining it; and the rest
falls into connected components that do not know of each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from palpate.reasoning.arrays import BoolArray, FloatArray, IntArray, sealed
from palpate.reasoning.evidence import Evidence, Results
from palpate.reasoning.network import Network
from palpate.reasoning.noisy_or import tilted


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Component:
    """Open findings that hang together through shared sources.

    `findings` (f,) are positions in the list of open findings, `leak` (f,) their leaks. `shared`
    (s,) are sources with two or more open findings; edge e joins local source `edge_source[e]` to
    local finding `edge_finding[e]` with `edge_strength[e]`, all (e,). `lone` (l,) are sources with
    one open finding, `lone_finding` its local position and `lone_strength` its strength, sorted by
    finding.
    """

    findings: IntArray
    leak: FloatArray
    shared: IntArray
    edge_source: IntArray
    edge_finding: IntArray
    edge_strength: FloatArray
    lone: IntArray
    lone_finding: IntArray
    lone_strength: FloatArray

    @property
    def sources(self) -> IntArray:
        """Shared sources, then lone ones."""
        return np.concatenate([self.shared, self.lone])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reduced:
    """A network and its evidence with everything free already done.

    `prior` (n,) has the negatives absorbed; `log_constant` is what they and the results without
    effect add to the log evidence; `free` are the sources with no open finding; `strengths`
    (m, n) are those of the open findings.
    """

    network: Network
    results: Results
    prior: FloatArray
    log_constant: float
    strengths: FloatArray
    components: tuple[Component, ...]
    free: IntArray


def placed(network: Network, evidence: Evidence) -> Results:
    """The evidence by position. Raises ValueError for a finding the network does not have."""
    weights = {name: (1.0, 0.0) for name in evidence.present}
    weights |= {name: (0.0, 1.0) for name in evidence.absent}
    weights |= {g.finding: (g.if_explained, g.if_not) for g in evidence.graded}
    rows = sorted((network.finding_index(name), a, b) for name, (a, b) in weights.items())
    said = [(i, a, b) for i, a, b in rows if a != b]
    opened = [row for row in said if row[1] > 0.0]
    absent = [row for row in said if row[1] == 0.0]
    mute = [np.log(a) for _, a, b in rows if a == b]
    return Results(
        open=np.array([i for i, _, _ in opened], dtype=np.int64),
        explained=sealed(np.array([a for _, a, _ in opened])),
        unexplained=sealed(np.array([b for _, _, b in opened])),
        absent=np.array([i for i, _, _ in absent], dtype=np.int64),
        log_constant=float(sum(mute) + sum(np.log(b) for _, _, b in absent)),
    )


def reduce(network: Network, evidence: Evidence) -> Reduced:
    """The evidence absorbed and the rest split into components."""
    results = placed(network, evidence)
    prior, log_absent = _absorb(network, results.absent)
    strengths = network.strengths(results.open)
    linked = strengths > 0.0
    degree = linked.sum(axis=0)
    shared, lone = np.flatnonzero(degree > 1), np.flatnonzero(degree == 1)
    return Reduced(
        network=network,
        results=results,
        prior=prior,
        log_constant=results.log_constant + log_absent,
        strengths=sealed(strengths),
        components=tuple(
            _component(network, results, strengths, group, shared, lone)
            for group in _groups(linked[:, shared])
        ),
        free=np.flatnonzero(degree == 0),
    )


def _absorb(network: Network, absent: IntArray) -> tuple[FloatArray, float]:
    """Priors (n,) after the negatives, and the log chance of those negatives."""
    log_kept = np.zeros(len(network.source_ids))
    for finding in absent:
        sources, strengths = network.links_of(finding)
        log_kept[sources] += np.log1p(-strengths)
    kept = np.exp(log_kept)
    log_chance = np.log1p(-network.leak[absent]).sum()
    log_chance += np.log1p(-network.prior * -np.expm1(log_kept)).sum()
    return sealed(tilted(network.prior, kept)), float(log_chance)


def _groups(linked: BoolArray) -> Iterator[IntArray]:
    """Open findings (rows) that share a source (column), as sorted position arrays."""
    left = np.ones(len(linked), dtype=bool)
    while left.any():
        group = np.zeros(len(linked), dtype=bool)
        grown = np.zeros(len(linked), dtype=bool)
        grown[np.argmax(left)] = True
        while (grown & ~group).any():
            group = grown
            touched = linked[group].any(axis=0)
            grown = group | linked[:, touched].any(axis=1)
        left &= ~group
        yield np.flatnonzero(group)


def _component(
    network: Network,
    results: Results,
    strengths: FloatArray,
    group: IntArray,
    shared: IntArray,
    lone: IntArray,
) -> Component:
    own = strengths[group]
    own_shared = shared[(own[:, shared] > 0.0).any(axis=0)]
    edge_source, edge_finding = np.nonzero(own[:, own_shared].T)
    lone_finding, lone_at = np.nonzero(own[:, lone])
    own_lone = lone[lone_at]
    return Component(
        findings=group,
        leak=sealed(network.leak[results.open[group]]),
        shared=own_shared,
        edge_source=edge_source,
        edge_finding=edge_finding,
        edge_strength=sealed(own[edge_finding, own_shared[edge_source]]),
        lone=own_lone,
        lone_finding=lone_finding,
        lone_strength=sealed(own[lone_finding, own_lone]),
    )
