"""Sets up one person's network: tilted priors, the findings that were asked, and their links."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, log

from palpate.findings.finding import Finding
from palpate.knowledge.source import Source
from palpate.quantities import Side
from palpate.reasoning.drawing import area_leak, missed_areas
from palpate.reasoning.evidence import Evidence, Graded
from palpate.reasoning.evidence_of import PLACES, Node, nodes_of
from palpate.reasoning.model import Model, group_key, instance, sides_of
from palpate.reasoning.network import Link, Network, network
from palpate.reasoning.person import Person
from palpate.reasoning.priors import prior
from palpate.reasoning.sides import place_on_sides

HISTORY = ("worse", "better", "has")
MOST_STRENGTH = 0.98


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Setting:
    """A network of every instance over the asked nodes, with its evidence.

    `sources` gives each instance's source; `side_known` is False where no finding told a side.
    """

    network: Network
    evidence: Evidence
    nodes: Mapping[str, Node]
    sources: Mapping[str, Source]
    side_known: bool


def set_up(
    model: Model,
    findings: Iterable[Finding],
    person: Person,
    *,
    drawn: bool = False,
    candidates: Iterable[Finding] = (),
) -> Setting:
    """The network for these findings; `candidates` join it as findings that were not asked."""
    sided = place_on_sides(findings)
    asked = {node.id: node for node in nodes_of(model, sided.findings)}
    wanted = {n.id: n for one in candidates for n in nodes_of(model, [one])}
    unasked = {name: node for name, node in wanted.items() if name not in asked}
    nodes = {**asked, **unasked}
    sources = _instances(model)
    priors = _priors(model, sources, person, missed_areas(model, sided.findings, drawn=drawn))
    whole = network(
        priors=priors,
        leaks=_leaks(nodes.values(), asked),
        links=_links(nodes.values(), _lit(asked.values())),
    )
    return Setting(
        network=whole,
        evidence=_evidence(asked.values()),
        nodes=nodes,
        sources=sources,
        side_known=sided.known,
    )


def _instances(model: Model) -> dict[str, Source]:
    return {
        instance(source, side): source
        for source in model.knowledge.current_sources()
        for side in sides_of(source)
    }


def _priors(
    model: Model, sources: Mapping[str, Source], person: Person, lost: Mapping[str, float]
) -> dict[str, float]:
    sizes = {name: len(members) for name, members in model.groups.items()}
    base = {
        source.id: prior(source, group_size=sizes[group_key(source)], person=person)
        for source in model.knowledge.current_sources()
    }
    return {name: _tilted(base[source.id], lost.get(name, 0.0)) for name, source in sources.items()}


def _tilted(probability: float, log_factor: float) -> float:
    odds = log(probability / (1.0 - probability)) + log_factor
    return 1.0 / (1.0 + exp(-odds))


def _leaks(nodes: Iterable[Node], asked: Mapping[str, Node]) -> dict[str, float]:
    painted = sum(name.startswith("pain:") and n.positive > 0.0 for name, n in asked.items())
    return {
        node.id: area_leak(node.leak, areas_named=painted)
        if node.id.startswith("pain:")
        else node.leak
        for node in nodes
    }


def _lit(asked: Iterable[Node]) -> frozenset[str] | None:
    """Instances that explain some place, sign or test; None where none of those was found.

    A source that explains nothing of the body is not switched on to explain an activity.
    """
    found = [n for n in asked if n.id.partition(":")[0] in PLACES and n.positive > 0.0]
    return frozenset(one for node in found for one in node.strengths) if found else None


def _links(nodes: Iterable[Node], lit: frozenset[str] | None) -> Iterable[Link]:
    for node in nodes:
        history = node.id.partition(":")[0] in HISTORY
        for one, strength in node.strengths.items():
            if not history or lit is None or one in lit:
                yield Link(finding=node.id, source=one, strength=min(strength, MOST_STRENGTH))


def _evidence(nodes: Iterable[Node]) -> Evidence:
    given = tuple(nodes)
    return Evidence.of(
        present=(n.id for n in given if n.positive >= 1.0),
        absent=(n.id for n in given if n.positive <= 0.0),
        graded=(
            Graded(finding=n.id, if_explained=1.0, if_not=1.0 - n.positive)
            for n in given
            if 0.0 < n.positive < 1.0
        ),
    )


def main_side(setting: Setting, name: str) -> Side:
    """The side of an instance, unknown where no finding told one."""
    side = Side(name.rpartition("@")[2])
    return side if setting.side_known or side is Side.MIDLINE else Side.UNKNOWN
