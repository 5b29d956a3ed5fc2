"""Turns findings into evidence: nodes present, absent and graded, each told once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from palpate.findings.finding import Finding, State
from palpate.quantities import Side
from palpate.reasoning.model import Model, Strengths

PLACES = ("pain", "sensory", "sign", "test", "palpation")
"""Roles that show where something is wrong; the others say when and how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One asked finding: its links on its side, its leak, and how it came out.

    `positive` is the share of it that was found, 0 (a plain no) to 1 (a plain yes); what lies
    between is a graded result with weights (1, 1 - positive).
    """

    id: str
    keys: tuple[str, ...]
    side: Side
    leak: float
    strengths: Mapping[str, float]
    positive: float
    said: tuple[str, ...] = ()


def nodes_of(model: Model, findings: Iterable[Finding]) -> tuple[Node, ...]:
    """One node per fact. The same fact told again is one finding; the tests of a family are one.

    Findings must stand on single sides (`palpate.reasoning.sides`). A finding that no source
    leads to is barren and changes nothing; it is kept, to be listed as unexplained.
    """
    told = _told_once(model, _spelled_out(model, findings))
    families: dict[tuple[str, Side], list[Finding]] = defaultdict(list)
    nodes: list[Node] = []
    for finding in told.values():
        family = _family(model, finding)
        if family:
            families[family, finding.side].append(finding)
        else:
            nodes.append(_node(model, finding))
    nodes += [_family_node(model, name, side, fs) for (name, side), fs in families.items()]
    return tuple(sorted(nodes, key=lambda node: node.id))


def _spelled_out(model: Model, findings: Iterable[Finding]) -> Iterable[Finding]:
    """A strength or movement test stands for its signs; other findings for themselves."""
    for finding in findings:
        examination = model.knowledge.examinations.get(finding.concept)
        if finding.role == "test" and examination is not None and examination.sign:
            for sign in examination.sign:
                yield replace(finding, key=f"sign:{sign}")
            if not examination.bears_on:
                continue
        yield finding


def _told_once(model: Model, findings: Iterable[Finding]) -> dict[str, Finding]:
    """The clearest telling of each fact. Told both present and absent, it is present but half."""
    told: dict[str, Finding] = {}
    for finding in findings:
        name = _node_id(model, finding)
        before = told.get(name)
        if before is None:
            told[name] = finding
        elif before.state is not finding.state:
            told[name] = replace(before, state=State.PRESENT, grade=0.5)
        elif finding.grade > before.grade:
            told[name] = finding
    return told


def _node_id(model: Model, finding: Finding) -> str:
    side = finding.side.value if model.is_sided(finding.key) else ""
    return f"{finding.key}@{side}"


def _positive(finding: Finding) -> float:
    return finding.grade if finding.is_present else 0.0


def _node(model: Model, finding: Finding) -> Node:
    return Node(
        id=_node_id(model, finding),
        keys=(finding.key,),
        side=finding.side,
        leak=model.leak(finding.key),
        strengths=model.on_side(finding.key, finding.side),
        positive=_positive(finding),
        said=(finding.said,) if finding.said else (),
    )


def _family(model: Model, finding: Finding) -> str:
    if finding.role != "test":
        return ""
    examination = model.knowledge.examinations.get(finding.concept)
    return examination.family if examination is not None else ""


def _family_node(model: Model, name: str, side: Side, findings: list[Finding]) -> Node:
    """Correlated tests enter as one: mean strength, mean leak, and the share that was positive."""
    share = 1.0 / len(findings)
    strengths: Strengths = defaultdict(float)
    for finding in findings:
        for source, strength in model.on_side(finding.key, side).items():
            strengths[source] += strength * share
    return Node(
        id=f"test:{name}@{side.value}",
        keys=tuple(finding.key for finding in findings),
        side=side,
        leak=sum(model.leak(finding.key) for finding in findings) * share,
        strengths=dict(strengths),
        positive=sum(_positive(finding) for finding in findings) * share,
        said=tuple(finding.said for finding in findings if finding.said),
    )
