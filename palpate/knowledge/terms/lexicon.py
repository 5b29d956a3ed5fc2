"""Everything by which plain English is read, built once per knowledge base."""

from dataclasses import dataclass
from pathlib import Path

from palpate.knowledge.base import Knowledge
from palpate.knowledge.read import SHIPPED
from palpate.knowledge.terms.concepts import Concepts
from palpate.knowledge.terms.examinations import Examinations
from palpate.knowledge.terms.movement_words import read_movement_words
from palpate.knowledge.terms.movements import Movements
from palpate.knowledge.terms.place_words import read_place_words
from palpate.knowledge.terms.places import PlaceReader
from palpate.knowledge.terms.structures import Structures, read_structures
from palpate.knowledge.terms.territories import Territories

_KEPT = 4
_built: dict[int, tuple[Knowledge, "Lexicon"]] = {}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The readers, each for its own kind of words."""

    knowledge: Knowledge
    concepts: Concepts
    signs: Concepts
    places: PlaceReader
    structures: Structures
    movements: Movements
    examinations: Examinations
    territories: Territories


def lexicon(knowledge: Knowledge) -> Lexicon:
    """The lexicon of a knowledge base, built at its first use and kept for the last four."""
    kept = _built.get(id(knowledge))
    if kept is None or kept[0] is not knowledge:
        while len(_built) >= _KEPT:
            _built.pop(next(iter(_built)))
        kept = (knowledge, build_lexicon(knowledge))
        _built[id(knowledge)] = kept
    return kept[1]


def build_lexicon(knowledge: Knowledge, folder: Path = SHIPPED / "terms") -> Lexicon:
    """Reads the tables of words beside the concepts; raises KnowledgeError with file and mend."""
    structures = Structures(knowledge, read_structures(folder / "structures.toml"))
    spoken = [c for c in knowledge.concepts.values() if c.kind != "sign"]
    signs = [c for c in knowledge.concepts.values() if c.kind == "sign"]
    return Lexicon(
        knowledge=knowledge,
        concepts=Concepts(spoken),
        signs=Concepts(c for c in signs if not c.id.startswith(("weak.", "limited.", "painful."))),
        places=PlaceReader(
            read_place_words(folder / "places.toml", frozenset(knowledge.areas)), knowledge
        ),
        structures=structures,
        movements=Movements(read_movement_words(folder / "movements.toml"), knowledge),
        examinations=Examinations(knowledge),
        territories=Territories(knowledge, structures),
    )
