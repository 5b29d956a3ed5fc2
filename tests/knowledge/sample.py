"""A small sound knowledge base, and ways to spoil it."""

from dataclasses import replace
from typing import Any

from palpate.anatomy.muscle import Muscle
from palpate.anatomy.region import Area
from palpate.knowledge.base import Knowledge
from palpate.knowledge.citation import Citation, Reference
from palpate.knowledge.concept import Concept
from palpate.knowledge.examination import Bearing, Examination
from palpate.knowledge.source import AreaLink, Link, Source

CITED = {"a": Citation(source="a-cohort", locator="table 2", kind="cohort")}


def area(name: str, **more: Any) -> Area:
    return Area(**{"id": name, "label": name, "region": "neck", "paired": True, **more})


def source(name: str, **more: Any) -> Source:
    basics = {
        "kind": "trigger_point",
        "label": name.title(),
        "structure": name,
        "region": "neck",
        "group": name,
        "confidence": "verified",
        "cited": CITED,
        "pain": (AreaLink(area="angle-of-neck", cites=("a",)),),
    }
    return Source(**{"id": name, **basics, **more})


def examination(name: str, **more: Any) -> Examination:
    basics = {
        "label": name.title(),
        "kind": "orthopaedic",
        "region": "neck",
        "how": "Gently.",
        "positive": "Familiar pain.",
        "minutes": 0.5,
        "position": "sitting",
        "bears_on": (Bearing(source="levator", strength=0.5),),
    }
    return Examination(**{"id": name, **basics, **more})


def sound(**more: Any) -> Knowledge:
    """Passes every check; keyword arguments replace whole mappings, given as lists of things."""
    parts: dict[str, Any] = {
        "areas": [area("angle-of-neck"), area("back-of-neck")],
        "concepts": [
            Concept(id="neck-turning", label="turning the head", kind="activity"),
            Concept(id="weak.shrug", label="weak shrug", kind="sign", sided=True),
        ],
        "muscles": [
            Muscle(id="levator", label="Levator", latin="M. l.", part_of="levator", region="neck")
        ],
        "sources": [
            source(
                "levator",
                aggravating=(Link(concept="neck-turning", strength=0.4, range=(0.2, 0.6)),),
            )
        ],
        "examinations": [examination("turning-test")],
    }
    by_id = {kind: {x.id: x for x in things} for kind, things in {**parts, **more}.items()}
    references = {"a-cohort": Reference(key="a-cohort", title="A cohort", doi="10.1/x", read="yes")}
    return replace(Knowledge(version="test", references=references, **_core(by_id)), **_rest(by_id))


def _core(by_id: dict[str, Any]) -> dict[str, Any]:
    return {k: by_id[k] for k in ("areas", "concepts", "muscles", "sources", "examinations")}


def _rest(by_id: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in by_id.items() if k in ("techniques", "rules", "instruments")}
