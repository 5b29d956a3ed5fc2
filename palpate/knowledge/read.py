"""Reads a folder of knowledge files into one Knowledge."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from palpate.anatomy.muscle import Muscle
from palpate.anatomy.region import Area
from palpate.knowledge.base import Knowledge
from palpate.knowledge.citation import Reference
from palpate.knowledge.concept import Concept
from palpate.knowledge.door import KnowledgeError, admit, parse
from palpate.knowledge.examination import Examination
from palpate.knowledge.fact import read_facts_files
from palpate.knowledge.instrument import read_instruments
from palpate.knowledge.muscle_file import read_muscle
from palpate.knowledge.protocol import read_protocols
from palpate.knowledge.rule import read_rules
from palpate.knowledge.source import Source
from palpate.knowledge.technique import read_techniques

SHIPPED = Path(__file__).parent / "data"
CALENDAR = "2026.11"


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=_Identified)


@cache
def shipped() -> Knowledge:
    """The knowledge that comes with the package, read once per process."""
    return read_folder(SHIPPED)


def read_folder(folder: Path) -> Knowledge:
    """Read every knowledge file below `folder`; raises KnowledgeError naming file, key and mend."""
    muscles, muscle_sources = _muscles(folder / "muscles")
    others = tuple(_whole_files(folder / "sources", Source))
    return Knowledge(
        version=f"{CALENDAR}+{_digest(folder)}",
        areas=_by_id(_rows(folder / "regions", "area", Area), "area"),
        concepts=_by_id(_concepts(folder / "terms"), "concept"),
        muscles=_by_id(muscles, "muscle"),
        sources=_by_id((*muscle_sources, *others), "source"),
        examinations=_by_id(_whole_files(folder / "examinations", Examination), "examination"),
        techniques=_by_id(read_techniques(folder / "techniques"), "technique"),
        rules=_by_id(read_rules(folder / "screening"), "rule"),
        instruments=_by_id(read_instruments(folder / "instruments"), "instrument"),
        protocols=_by_id(read_protocols(folder / "protocols"), "protocol"),
        references=_references(folder / "references"),
        facts=read_facts_files(folder / "terms" / "screening"),
    )


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob("*.toml"))


def _whole_files(folder: Path, kind: type[Thing]) -> Iterator[Thing]:
    for path in _files(folder):
        yield admit(kind, parse(path), path)


def _rows(folder: Path, table: str, kind: type[Thing]) -> Iterator[Thing]:
    for path in _files(folder):
        for number, values in enumerate(parse(path).get(table, ())):
            yield admit(kind, values, path, at=f"{table}[{number}]")


def _concepts(folder: Path) -> Iterator[Concept]:
    """Concept files hold `[[concept]]` rows of one class; the kind stands once at the top."""
    for path in _files(folder / "concepts"):
        values = parse(path)
        for number, row in enumerate(values.get("concept", ())):
            yield admit(
                Concept, {"kind": values.get("kind", ""), **row}, path, at=f"concept[{number}]"
            )


def _muscles(folder: Path) -> tuple[tuple[Muscle, ...], tuple[Source, ...]]:
    pairs = [read_muscle(path) for path in _files(folder)]
    return tuple(muscle for muscle, _ in pairs), tuple(source for _, source in pairs)


def _references(folder: Path) -> dict[str, Reference]:
    found: dict[str, Reference] = {}
    for path in _files(folder):
        for number, values in enumerate(parse(path).get("reference", ())):
            reference = admit(Reference, values, path, at=f"reference[{number}]")
            found.setdefault(reference.key, reference)
    return found


def _by_id(things: Iterable[Thing], name: str) -> dict[str, Thing]:
    found: dict[str, Thing] = {}
    for thing in things:
        if thing.id in found:
            raise KnowledgeError(
                f"{name} '{thing.id}' is defined twice. An id is used once and for ever; "
                "give the newer one an id of its own."
            )
        found[thing.id] = thing
    return found


def _digest(folder: Path) -> str:
    """The first twelve hexadecimal digits of a hash over names and contents of all files."""
    whole = hashlib.sha256()
    for path in _files(folder):
        whole.update(path.relative_to(folder).as_posix().encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()[:12]
