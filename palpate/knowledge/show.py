"""One thing of the knowledge base in words: its facts, where they were read, who reviewed it."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from palpate.knowledge.base import Knowledge
from palpate.knowledge.checks.identifiers import kinds
from palpate.knowledge.citation import Citation

UNREVIEWED = "No clinician has reviewed this."
_SEPARATELY = ("cited", "reviewed_by", "status", "replaced_by")


def show(knowledge: Knowledge, name: str) -> str | None:
    """The thing with this id as text; None where nothing has it. A muscle comes with what it does
    as a source of pain.
    """
    parts = [
        "\n".join(_described(knowledge, kind, things[name]))
        for kind, things in kinds(knowledge).items()
        if name in things
    ]
    return "\n\n".join(parts) if parts else None


def find(knowledge: Knowledge, text: str) -> list[tuple[str, str, str]]:
    """(kind, id, label) of everything whose id, label or synonyms hold the text, ids first."""
    wanted = text.lower().strip()
    rows = [
        (wanted not in name, kind, name, label)
        for kind, things in kinds(knowledge).items()
        for name, thing in things.items()
        if wanted in " ".join((name, *_names(thing))).lower()
        for label in [str(getattr(thing, "label", name))]
    ]
    return [(kind, name, label) for _, kind, name, label in sorted(rows)]


def _names(thing: object) -> Iterable[str]:
    yield str(getattr(thing, "label", ""))
    yield from getattr(thing, "synonyms", ())


def _described(knowledge: Knowledge, kind: str, thing: Any) -> Iterable[str]:
    yield f"{kind} {thing.id}: {getattr(thing, 'label', thing.id)}"
    for item in fields(thing):
        value = getattr(thing, item.name)
        if item.name not in _SEPARATELY and value not in ("", (), None) and item.name != "id":
            yield from _lines(item.name, value)
    yield from _evidence(knowledge, getattr(thing, "cited", {}))
    if hasattr(thing, "reviewed_by"):
        yield f"  reviewed by: {thing.reviewed_by}" if thing.reviewed_by else f"  {UNREVIEWED}"


def _lines(name: str, value: Any) -> Iterable[str]:
    title = name.replace("_", " ")
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        yield f"  {title}:"
        yield from (f"    - {_row(item)}" for item in value)
    elif isinstance(value, tuple):
        yield f"  {title}: {', '.join(str(item) for item in value)}"
    elif isinstance(value, Mapping):
        yield from (f"  {title} {key}: {item}" for key, item in value.items())
    else:
        yield f"  {title}: {_row(value) if is_dataclass(value) else value}"


def _row(item: Any) -> str:
    if not is_dataclass(item):
        return str(item)
    pairs = ((part.name, getattr(item, part.name)) for part in fields(item))
    return ", ".join(
        f"{name} {_plain(value)}" for name, value in pairs if value not in ("", (), None)
    )


def _plain(value: Any) -> str:
    return " ".join(str(part) for part in value) if isinstance(value, tuple) else str(value)


def _evidence(knowledge: Knowledge, cited: Mapping[str, Citation]) -> Iterable[str]:
    for key, citation in cited.items():
        reference = knowledge.references.get(citation.source)
        where = ""
        if reference is not None:
            address = reference.doi or reference.pmid or reference.address
            where = f"{reference.title} ({address}; read: {reference.read})"
        place = citation.locator or "whole"
        yield f"  [{key}] {citation.kind}, {place}: {where or citation.source}"
        if citation.note:
            yield f"      {citation.note}"
