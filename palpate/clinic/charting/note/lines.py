"""Keeping track of where each line of an edited note comes from. No database here."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from difflib import SequenceMatcher
from typing import Any

from palpate.clinic.charting.note.draft import SECTIONS
from palpate.clinic.charting.note.values import Origin, Record, Section, Sentence

ALIKE = 0.6
"""From this likeness an unknown line counts as an edited one and keeps its records."""
LONGEST_LINE, MOST_LINES = 2000, 200


def edited(section: Section, text: str) -> Section:
    """The section with its text as typed: one line each, every line with its origin."""
    typed = [line.strip() for line in text.splitlines() if line.strip()][:MOST_LINES]
    left = {line.text: line for line in section.lines}
    kept = {line: left.pop(line) for line in typed if line in left}
    lines = tuple(
        kept[line] if line in kept else _changed(line[:LONGEST_LINE], left) for line in typed
    )
    return replace(section, lines=lines)


def _changed(line: str, left: dict[str, Sentence]) -> Sentence:
    """A line like one that is gone is that one, edited; any other is the therapist's own."""
    likeness = {old: SequenceMatcher(None, old, line).ratio() for old in left}
    nearest = max(likeness, key=lambda old: likeness[old], default="")
    if not nearest or likeness[nearest] < ALIKE:
        return Sentence(text=line, origin="therapist")
    before = left.pop(nearest)
    origin: Origin = "therapist" if before.origin == "therapist" else "edited"
    return Sentence(text=line, records=before.records, origin=origin)


def missing(
    kept: Sequence[Section], fresh: Sequence[Section], seen: Iterable[str]
) -> list[Section]:
    """What the records say now and the note does not speak of: sentences on records that came
    since it was begun (`seen` are the records that were known then).
    """
    known = {*seen, *(r.id for section in kept for line in section.lines for r in line.records)}
    found = []
    for section in fresh:
        new = tuple(
            x for x in section.lines if x.records and any(r.id not in known for r in x.records)
        )
        if new:
            found.append(replace(section, lines=new))
    return found


def with_added(kept: Sequence[Section], new: Sequence[Section]) -> tuple[Section, ...]:
    """The note with new sentences at the end of their sections."""
    more = {section.id: section.lines for section in new}
    return tuple(
        replace(section, lines=(*section.lines, *more.get(section.id, ()))) for section in kept
    )


def records_of(sections: Iterable[Section]) -> list[str]:
    """The ids of all records the sections rest on."""
    return sorted({r.id for section in sections for line in section.lines for r in line.records})


def as_json(sections: Iterable[Section]) -> list[dict[str, Any]]:
    """For a draft and for the signed note."""
    return [asdict(section) for section in sections]


def from_json(content: Iterable[dict[str, Any]]) -> tuple[Section, ...]:
    """Sections as they were kept."""
    return tuple(
        Section(id=one["id"], title=one["title"], lines=tuple(map(_sentence, one["lines"])))
        for one in content
    )


def _sentence(content: dict[str, Any]) -> Sentence:
    records = tuple(Record(**record) for record in content["records"])
    return Sentence(text=content["text"], records=records, origin=content["origin"])


def empty() -> tuple[Section, ...]:
    """A note nobody has written in."""
    return tuple(Section(id=name, title=title) for name, title in SECTIONS)
