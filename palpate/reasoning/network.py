"""A two-layer noisy-OR network: independent sources, findings, and the links between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

import numpy as np

from palpate.reasoning.arrays import FloatArray, IntArray, sealed
from palpate.reasoning.noisy_or import LEAST_LEAK, floored_leak


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An active `source` alone brings `finding` about with chance `strength` (without the leak)."""

    finding: str
    source: str
    strength: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Network:
    """n sources, m findings and k links, the links sorted by finding (compressed rows).

    `prior` (n,) in (0, 1); `leak` (m,) in [1e-4, 1); the links of finding i are the positions
    `starts[i]` to `starts[i + 1]` (out) of `link_source` (k,) and `link_strength` (k,) in (0, 1).
    Build one with `network`; raises ValueError when a law above is broken. For the convention
    see `palpate.reasoning.noisy_or`.
    """

    source_ids: tuple[str, ...]
    prior: FloatArray
    finding_ids: tuple[str, ...]
    leak: FloatArray
    starts: IntArray
    link_source: IntArray
    link_strength: FloatArray
    _source_at: Mapping[str, int] = field(init=False, repr=False)
    _finding_at: Mapping[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        set_ = object.__setattr__
        for name in ("prior", "leak", "link_strength"):
            set_(self, name, sealed(getattr(self, name)))
        set_(self, "_source_at", _positions("source", self.source_ids))
        set_(self, "_finding_at", _positions("finding", self.finding_ids))
        _check_range("prior", self.source_ids, self.prior, least=0.0, open_below=True)
        _check_range("leak", self.finding_ids, self.leak, least=LEAST_LEAK, open_below=False)
        _check_links(self)

    def source_index(self, source_id: str) -> int:
        """Position of a source; raises ValueError when the network has none of that id."""
        return _found("source", source_id, self._source_at)

    def finding_index(self, finding_id: str) -> int:
        """Position of a finding; raises ValueError when the network has none of that id."""
        return _found("finding", finding_id, self._finding_at)

    def links_of(self, finding: int) -> tuple[IntArray, FloatArray]:
        """Source positions and strengths of one finding, both of shape (links,)."""
        row = slice(self.starts[finding], self.starts[finding + 1])
        return self.link_source[row], self.link_strength[row]

    def link_pairs(self, findings: IntArray) -> tuple[IntArray, IntArray, FloatArray]:
        """Source, place in `findings`, and strength of every link of these findings, each (k,)."""
        counts = self.starts[findings + 1] - self.starts[findings]
        columns = np.repeat(np.arange(len(findings)), counts)
        before = np.cumsum(counts) - counts
        places = np.arange(counts.sum()) + (self.starts[findings] - before)[columns]
        return self.link_source[places], columns, self.link_strength[places]

    def strengths(self, findings: IntArray) -> FloatArray:
        """Dense strengths (findings, n); 0 where there is no link."""
        dense = np.zeros((len(findings), len(self.source_ids)))
        sources, rows, strengths = self.link_pairs(findings)
        dense[rows, sources] = strengths
        return dense

    def with_prior(self, prior: FloatArray) -> Self:
        """The same network for another person: priors (n,) differ, findings and links do not."""
        return replace(self, prior=prior)


def network(
    *, priors: Mapping[str, float], leaks: Mapping[str, float], links: Iterable[Link]
) -> Network:
    """A network from ids. Leaks below `LEAST_LEAK` are raised to it; links of strength 0 dropped.

    Raises ValueError for a link that names an unknown source or finding, that stands twice, or
    whose strength lies outside [0, 1).
    """
    sources, findings = tuple(priors), tuple(leaks)
    source_at, finding_at = _positions("source", sources), _positions("finding", findings)
    rows = sorted(
        (
            _found("finding", x.finding, finding_at),
            _found("source", x.source, source_at),
            x.strength,
        )
        for x in links
        if x.strength != 0.0
    )
    counts = np.bincount([row for row, _, _ in rows], minlength=len(findings)) if rows else 0
    return Network(
        source_ids=sources,
        prior=np.array([priors[s] for s in sources], dtype=np.float64),
        finding_ids=findings,
        leak=np.array([floored_leak(leaks[f]) for f in findings], dtype=np.float64),
        starts=np.concatenate([[0], np.cumsum(np.broadcast_to(counts, len(findings)))]),
        link_source=np.array([source for _, source, _ in rows], dtype=np.int64),
        link_strength=np.array([strength for _, _, strength in rows], dtype=np.float64),
    )


def _positions(what: str, ids: tuple[str, ...]) -> dict[str, int]:
    at = {name: i for i, name in enumerate(ids)}
    if len(at) != len(ids):
        twice = next(name for i, name in enumerate(ids) if at[name] != i)
        raise ValueError(f"The {what} '{twice}' stands twice in the network; give it one id.")
    return at


def _found(what: str, name: str, at: Mapping[str, int]) -> int:
    if name not in at:
        raise ValueError(f"The network has no {what} '{name}'; add it, or mend the id.")
    return at[name]


def _check_range(
    what: str, ids: tuple[str, ...], values: FloatArray, *, least: float, open_below: bool
) -> None:
    if values.shape != (len(ids),):
        raise ValueError(f"One {what} per id is needed: {len(ids)} ids, shape {values.shape}.")
    good = (values > least if open_below else values >= least) & (values < 1.0)
    if not good.all():
        i = int(np.flatnonzero(~good)[0])
        raise ValueError(
            f"The {what} of '{ids[i]}' is {values[i]}; it must lie "
            f"{'above' if open_below else 'at or above'} {least:g} and below 1."
        )


def _check_links(net: Network) -> None:
    starts, sources, strengths = net.starts, net.link_source, net.link_strength
    if len(starts) != len(net.finding_ids) + 1 or starts[0] != 0 or starts[-1] != len(sources):
        raise ValueError("The link rows do not fit the findings; build the network with network().")
    if len(sources) != len(strengths) or (np.diff(starts) < 0).any():
        raise ValueError("The link rows do not fit the findings; build the network with network().")
    rows = np.repeat(np.arange(len(net.finding_ids)), np.diff(starts))
    if len(sources) and (sources.min() < 0 or sources.max() >= len(net.source_ids)):
        raise ValueError("A link points past the last source; build the network with network().")
    bad = np.flatnonzero(~((strengths > 0.0) & (strengths < 1.0)))
    if len(bad):
        raise ValueError(
            f"The link {_named(net, rows, bad[0])} has strength {strengths[bad[0]]}; "
            "it must lie above 0 and below 1."
        )
    keys = rows * max(1, len(net.source_ids)) + sources
    if len(np.unique(keys)) != len(keys):
        order = np.argsort(keys, kind="stable")
        again = order[1:][np.diff(keys[order]) == 0][0]
        raise ValueError(f"The link {_named(net, rows, again)} stands twice; keep one.")


def _named(net: Network, rows: IntArray, link: int) -> str:
    return f"'{net.finding_ids[rows[link]]}' <- '{net.source_ids[net.link_source[link]]}'"
