"""In which order to open and close sources and findings, and what that will cost.

Sources and findings are eliminated in one mixed order. At any moment some vertices are open; the
state is one bit per open vertex (source: active; finding: already explained). Width is the largest
number of bits, and the work of every later pass is known from the order alone, before it runs:
that is the certificate.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Final, NamedTuple

from palpate.reasoning.reduction import Component

OPEN_SOURCE: Final = 0
OPEN_FINDING: Final = 1
LINK: Final = 2
CLOSE_SOURCE: Final = 3
CLOSE_FINDING: Final = 4

_EFFORT_CELLS: Final = 150
"""An order of v vertices takes about as long to find as v * v times this many table cells."""


class Step(NamedTuple):
    """One operation on the table of states; plain integers, so that a compiled pass can read it.

    `which` is a local source, finding or edge. `bit` is the position of the vertex, or for a link
    that of its source; `other` is the bit of a link's finding and otherwise unused. Bits count
    from the least significant; a newly opened vertex takes the most significant.
    """

    kind: int
    which: int
    bit: int
    other: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Steps of one component with their certificate.

    `cells` is the sum over steps of the table's size, about edges * 2**width; `kept_cells` is what
    the backward pass must keep, one table per vertex.
    """

    steps: tuple[Step, ...]
    width: int
    cells: int
    kept_cells: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Sources 0..s-1 and findings s..s+f-1; `neighbours` as bit masks; `edge` by (source, finding).

    The finding of an edge key is numbered as a vertex.
    """

    sources: int
    neighbours: tuple[int, ...]
    edge: dict[tuple[int, int], int]


def graph(component: Component) -> Graph:
    """The bipartite graph of a component's shared sources and findings."""
    sources = len(component.shared)
    neighbours = [0] * (sources + len(component.findings))
    edge = {}
    ends = zip(component.edge_source.tolist(), component.edge_finding.tolist(), strict=True)
    for e, (source, finding) in enumerate(ends):
        neighbours[source] |= 1 << (sources + finding)
        neighbours[sources + finding] |= 1 << source
        edge[source, sources + finding] = e
    return Graph(sources=sources, neighbours=tuple(neighbours), edge=edge)


def best_order(component: Component, *, tries: int, seed: int) -> Order:
    """The cheapest of up to `tries` greedy orders, the first without chance.

    Stops early once ordering has cost more than the best order would: a better one is then not
    worth looking for. Same component, tries and seed give the same order.
    """
    shape = graph(component)
    best = _greedy(shape, Random(seed), temperature=0.0, ceiling=None)
    assert best is not None  # without a ceiling every order is finished
    effort = len(shape.neighbours) ** 2 * _EFFORT_CELLS
    for attempt in range(1, tries):
        if best.cells <= attempt * effort:
            break
        found = _greedy(
            shape,
            Random(seed * 1_000_003 + attempt),
            temperature=0.3 + 0.4 * (attempt % 4),
            ceiling=best.cells,
        )
        best = found or best
    return best


def _greedy(
    shape: Graph, random: Random, *, temperature: float, ceiling: int | None
) -> Order | None:
    """One order, or None once it costs more than `ceiling` cells."""
    frontier = _Frontier(shape=shape)
    while frontier.left:
        frontier.eliminate(frontier.cheapest(random, temperature))
        if ceiling is not None and frontier.cells >= ceiling:
            return None
    return Order(
        steps=tuple(frontier.steps),
        width=frontier.width,
        cells=frontier.cells,
        kept_cells=frontier.kept_cells,
    )


@dataclass(slots=True, kw_only=True)
class _Frontier:
    """Where an order under construction stands. Sets of vertices are bit masks."""

    shape: Graph
    bits: list[int] = field(default_factory=list)
    open: int = 0
    left: int = 0
    last_edge: int = 0
    degree: list[int] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    width: int = 0
    cells: int = 0
    kept_cells: int = 0

    def __post_init__(self) -> None:
        self.degree = [mask.bit_count() for mask in self.shape.neighbours]
        self.left = (1 << len(self.degree)) - 1
        self.last_edge = sum(1 << v for v, degree in enumerate(self.degree) if degree == 1)

    def cheapest(self, random: Random, temperature: float) -> int:
        """The vertex beside the open ones whose elimination opens least and closes most."""
        best, chosen = float("inf"), -1
        neighbours, closing = self.shape.neighbours, self.open & self.last_edge
        fresh = ~self.open & ~self.last_edge
        for v in _members(self._reachable()):
            live = neighbours[v] & self.left
            opened = (live & fresh).bit_count() + (not self.open >> v & 1)
            score = 1.3 * opened - (live & closing).bit_count()
            if temperature:
                score += temperature * random.random()
            if score < best:
                best, chosen = score, v
        return chosen

    def _reachable(self) -> int:
        if not self.open:
            return self.left
        reach = self.open
        for v in self.bits:
            reach |= self.shape.neighbours[v]
        return reach & self.left

    def eliminate(self, v: int) -> None:
        """Open v unless open, do its links, closing every vertex that thereby has none left."""
        self._open(v)
        live = self.shape.neighbours[v] & self.left
        last, open_ = live & self.last_edge, self.open
        # Neighbours that close come first and those that stay open last: the table stays small.
        for group in (last & open_, last & ~open_, live & ~last):
            for u in _members(group):
                self._open(u)
                self._link(v, u)
        self._close(v)

    def _open(self, v: int) -> None:
        if self.open >> v & 1:
            return
        is_source = v < self.shape.sources
        which = v if is_source else v - self.shape.sources
        self.steps.append(
            Step(OPEN_SOURCE if is_source else OPEN_FINDING, which, len(self.bits), 0)
        )
        self.bits.append(v)
        self.open |= 1 << v
        self.width = max(self.width, len(self.bits))
        self.cells += 1 << len(self.bits)
        self.kept_cells += 1 << len(self.bits)

    def _link(self, v: int, u: int) -> None:
        source, finding = min(v, u), max(v, u)
        edge = self.shape.edge[source, finding]
        places = self.bits.index(source), self.bits.index(finding)
        self.steps.append(Step(LINK, edge, *places))
        self.cells += 1 << len(self.bits)
        self._spend_edge(v)
        self._spend_edge(u)
        if not self.degree[u]:
            self._close(u)

    def _spend_edge(self, v: int) -> None:
        self.degree[v] -= 1
        if self.degree[v] == 1:
            self.last_edge |= 1 << v
        else:
            self.last_edge &= ~(1 << v)

    def _close(self, v: int) -> None:
        is_source = v < self.shape.sources
        which = v if is_source else v - self.shape.sources
        bit = self.bits.index(v)
        self.steps.append(Step(CLOSE_SOURCE if is_source else CLOSE_FINDING, which, bit, 0))
        self.cells += 1 << len(self.bits)
        del self.bits[bit]
        self.open &= ~(1 << v)
        self.left &= ~(1 << v)


def _members(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
