"""Finds the skin a nerve or root supplies: "C6 dermatome", "median nerve territory"."""

import re

from palpate.knowledge.base import Knowledge
from palpate.knowledge.source import Kind, Source
from palpate.knowledge.terms.structures import Structures

_NERVES: frozenset[Kind] = frozenset(("nerve_entrapment", "radiculopathy"))
_ROOT = re.compile(r"\b([ctls])\s?(1[0-2]|[1-9])(?!\d)", re.IGNORECASE)
_MEANS_SKIN = re.compile(
    r"\b(?:dermatom\w*|territor\w*|distribution|sensor\w*|sensation|area|branch|nerve)\b",
    re.IGNORECASE,
)


class Territories:
    """The essential sensory areas of nerves and roots, by name."""

    def __init__(self, knowledge: Knowledge, structures: Structures) -> None:
        self._sources = knowledge.sources
        self._structures = structures

    def areas(self, text: str) -> tuple[str, ...]:
        """The areas all named nerves and roots share out, empty where the text names none."""
        if not _MEANS_SKIN.search(text):
            return ()
        named = {id_ for row in self._structures.named(text, _NERVES) for id_ in row.sources}
        named |= {f"{m[1].lower()}{m[2]}-root" for m in _ROOT.finditer(text)} & set(self._sources)
        areas = (area for id_ in sorted(named) for area in _skin(self._sources[id_]))
        return tuple(dict.fromkeys(areas))


def _skin(source: Source) -> tuple[str, ...]:
    return tuple(link.area for link in source.sensory if link.grade == "essential")
