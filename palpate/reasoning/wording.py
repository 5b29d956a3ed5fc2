"""Says a finding in plain English, for reasons and for questions."""

from palpate.findings.finding import Finding
from palpate.knowledge.base import Knowledge
from palpate.quantities import Side
from palpate.reasoning.evidence_of import Node

_SIDED = (Side.LEFT, Side.RIGHT, Side.BOTH)


def say_node(knowledge: Knowledge, node: Node) -> str:
    """A node in words; the tests of a family are named together."""
    names = " and ".join(dict.fromkeys(say_key(knowledge, key) for key in node.keys))
    if node.positive <= 0.0:
        names = _denied(names, node.keys[0])
    elif node.positive < 1.0:
        names += " (in part)"
    return f"{names}, {node.side.value}" if _is_sided(node) else names


def say_finding(knowledge: Knowledge, finding: Finding) -> str:
    """A finding in words, with its side."""
    words = say_key(knowledge, finding.key)
    words = words if finding.is_present else _denied(words, finding.key)
    return f"{words}, {finding.side.value}" if finding.side in _SIDED else words


def say_key(knowledge: Knowledge, key: str) -> str:
    """What a finding's key means, without side or state."""
    role, _, concept = key.partition(":")
    label = " or ".join(label_of(knowledge, part) for part in concept.split("+"))
    patterns = {
        "pain": f"pain in the {label}",
        "sensory": f"numbness or tingling in the {label}",
        "worse": f"worse with {label}",
        "better": f"better with {label}",
        "test": f"{label} positive",
        "palpation": f"{label} found on palpation",
    }
    return patterns.get(role, label)


def label_of(knowledge: Knowledge, concept: str) -> str:
    """The label of whatever has this id; the id itself in words where nothing has it."""
    for things in (
        knowledge.areas,
        knowledge.concepts,
        knowledge.examinations,
        knowledge.sources,
    ):
        if concept in things:
            return str(things[concept].label)
    return concept.replace("-", " ")


def _denied(words: str, key: str) -> str:
    if key.startswith("test:"):
        return words.removesuffix(" positive") + " negative"
    return f"no {words}" if not words.startswith(("worse", "better")) else f"not {words}"


def _is_sided(node: Node) -> bool:
    return node.side in _SIDED and not node.id.endswith("@")
