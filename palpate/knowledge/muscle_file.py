"""A muscle's file holds its anatomy and, under [source], what it does when it is the source."""

from pathlib import Path
from typing import Any

from palpate.anatomy.muscle import Muscle
from palpate.knowledge.door import KnowledgeError, admit, parse
from palpate.knowledge.source import Source

_SHARED = ("id", "label", "region", "xrefs", "synonyms", "status", "replaced_by", "confidence",
           "reviewed_by", "cited")  # fmt: skip


def read_muscle(path: Path) -> tuple[Muscle, Source]:
    """The muscle and the trigger-point source of one file; raises KnowledgeError."""
    values = parse(path)
    if "source" not in values:
        raise KnowledgeError(f"{path}: no [source] table. Add one, with the pain areas at least.")
    source = values.pop("source")
    shared = {key: values[key] for key in _SHARED if key in values}
    anatomy = {key: value for key, value in values.items() if key not in _SHARED}
    for key in ("id", "label", "region", "xrefs"):
        if key in values:
            anatomy[key] = values[key]
    return admit(Muscle, anatomy, path), admit(Source, _as_source(values, shared, source), path)


def _as_source(
    values: dict[str, Any], shared: dict[str, Any], source: dict[str, Any]
) -> dict[str, Any]:
    """The source's own keys, over what it shares with the muscle."""
    whole = {
        "kind": "trigger_point",
        "structure": str(values.get("label", "")).lower(),
        "group": values.get("part_of", ""),
    }
    return {**whole, **shared, **source}
