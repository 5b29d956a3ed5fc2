"""Random networks and clients to time inference on; nothing here is clinical."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from palpate.reasoning.arrays import FloatArray, IntArray
from palpate.reasoning.evidence import Evidence
from palpate.reasoning.network import Network

_REGIONS = 10
_OWN_REGION = 0.85


class Shape(StrEnum):
    """How links lie: anywhere; mostly within one of ten regions; the same but 12-30 per finding."""

    SCATTERED = "scattered"
    REGIONAL = "regional"
    DENSE = "dense"


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Evidence drawn from the model, and the sources that brought it about."""

    evidence: Evidence
    active: tuple[int, ...]


def random_network(
    shape: Shape, rng: np.random.Generator, *, sources: int = 400, findings: int = 1200
) -> Network:
    """Priors 0.001-0.08 and leaks 0.001-0.05, log-uniform; 3-12 links to a finding."""
    least, most = (12, 30) if shape is Shape.DENSE else (3, 12)
    rows = [
        np.sort(_drawn_sources(shape, rng, sources, int(rng.integers(least, most + 1))))
        for _ in range(findings)
    ]
    links = sum(map(len, rows))
    return Network(
        source_ids=tuple(f"source-{i}" for i in range(sources)),
        prior=_log_uniform(rng, 0.001, 0.08, sources),
        finding_ids=tuple(f"finding-{i}" for i in range(findings)),
        leak=_log_uniform(rng, 0.001, 0.05, findings),
        starts=np.cumsum([0, *map(len, rows)]),
        link_source=np.concatenate(rows),
        link_strength=np.clip(rng.beta(1.2, 1.8, links), 0.03, 0.95),
    )


def random_client(
    network: Network, rng: np.random.Generator, *, positives: int, negatives: int = 40
) -> Client:
    """A client with two to four sources that share findings, some present and some absent.

    Findings of the active sources are preferred; absent ones share a source with a present one.
    """
    strengths = network.strengths(np.arange(len(network.finding_ids)))
    while True:
        active = _active_sources(network, strengths, rng, 2 + (positives > 10) + (positives > 18))
        kept = np.prod(1.0 - strengths[:, active], axis=1)
        there = rng.random(len(kept)) < 1.0 - (1.0 - network.leak) * kept
        own = rng.permutation(np.flatnonzero(there & (kept < 1.0)))
        present = np.concatenate([own, rng.permutation(np.flatnonzero(there & (kept == 1.0)))])
        if len(present) >= positives:
            break
    present = present[:positives]
    absent = _related_absent(strengths, present, there, rng, negatives)
    names = network.finding_ids
    return Client(
        evidence=Evidence.of(
            present=(names[i] for i in present), absent=(names[i] for i in absent)
        ),
        active=tuple(sorted(active)),
    )


def _log_uniform(rng: np.random.Generator, low: float, high: float, count: int) -> FloatArray:
    return np.exp(rng.uniform(np.log(low), np.log(high), count))


def _drawn_sources(shape: Shape, rng: np.random.Generator, sources: int, count: int) -> IntArray:
    if shape is Shape.SCATTERED:
        return rng.choice(sources, count, replace=False)
    own = np.arange(sources) % _REGIONS == rng.integers(_REGIONS)
    chance = np.where(own, _OWN_REGION / own.sum(), (1.0 - _OWN_REGION) / (~own).sum())
    return rng.choice(sources, count, replace=False, p=chance)


def _active_sources(
    network: Network, strengths: FloatArray, rng: np.random.Generator, count: int
) -> list[int]:
    linked = strengths > 0.0
    active = [int(rng.choice(len(network.prior), p=network.prior / network.prior.sum()))]
    while len(active) < count:
        company = linked[linked[:, active].any(axis=1)].sum(axis=0) + 0.3
        chance = company * network.prior
        chance[active] = 0.0
        active.append(int(rng.choice(len(chance), p=chance / chance.sum())))
    return active


def _related_absent(
    strengths: FloatArray,
    present: IntArray,
    there: np.ndarray[tuple[int], np.dtype[np.bool_]],
    rng: np.random.Generator,
    count: int,
) -> IntArray:
    touched = (strengths[present] > 0.0).any(axis=0)
    related = (strengths[:, touched] > 0.0).sum(axis=1) * ~there
    pool = np.flatnonzero(related)
    chance = related[pool] / related.sum()
    return rng.choice(pool, min(count, len(pool)), replace=False, p=chance)
