"""An outcome instrument: its items, its score, and how much change is real or matters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from palpate.knowledge.citation import Citation, Confidence
from palpate.knowledge.door import admit, parse

Better = Literal["lower", "higher"]
Wording = Literal["full", "format", "entry"]
"""full: the items' text is shipped; format: only the form, the client names the items;
entry: the clinic holds the licensed form and enters answers or the total."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question. `text` is empty where its wording is not ours to ship."""

    id: str
    text: str = ""
    low_means: str = ""
    high_means: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """How much change is beyond measurement error (mdc) and matters to people (mic).

    Both in points of the score and positive; `mic_percent` is of the baseline and counts as
    reached where either is. `regions` are the body regions it was measured in.
    """

    population: str
    mic: float | None = None
    mic_percent: float | None = None
    mdc: float | None = None
    regions: tuple[str, ...] = ()
    confidence: Confidence = "recalled"
    cites: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Scores from `at_least` on are called `label`; `then` says what to do about it."""

    at_least: float
    label: str
    then: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """An instrument as its file says it.

    An item's answer lies within `answer`; the score is `(aggregate of answers - minus) * times`
    and lies within `scale`. Up to `missing_at_most` answers may lack and are taken as the mean of
    the others, as the scale's own rule has it; more is refused. `transition` instruments ask for
    the change itself. `every_visits` says how often they are due, 0 for on demand only.
    """

    id: str
    label: str
    about: str
    outcome: Literal["pain", "function", "rom", "ppt", "mood", "change"]
    better: Better
    wording: Wording
    licence: str
    scale: tuple[float, float]
    answer: tuple[float, float]
    item_count: tuple[int, int]
    aggregate: Literal["sum", "mean"]
    minus: float = 0.0
    times: float = 1.0
    step: float = 1.0
    unit: str = "points"
    missing_at_most: int = 0
    missing_confidence: Confidence = "recalled"
    transition: bool = False
    every_visits: int = 1
    minutes: float = 0.5
    regions: tuple[str, ...] = ()
    instruction: str = ""
    choices: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    bands: tuple[Band, ...] = ()
    loinc: str = ""
    confidence: Confidence = "recalled"
    reviewed_by: str = ""
    status: Literal["current", "retired"] = "current"
    replaced_by: str = ""
    cited: Mapping[str, Citation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.item_count[0] <= len(self.items) <= self.item_count[1] and self.items:
            raise ValueError(f"{len(self.items)} items stand here, {self.item_count} are meant")
        if self.wording == "full" and not all(item.text for item in self.items):
            raise ValueError("wording is 'full' but an item has no text; write it, or use 'entry'")
        if self.wording == "entry" and any(item.text for item in self.items):
            raise ValueError("wording is 'entry', so no item's text may be shipped; remove it")
        unknown = {key for row in self.thresholds for key in row.cites} - set(self.cited)
        if unknown:
            raise ValueError(f"thresholds cite {', '.join(sorted(unknown))}; add [cited.…] for it")


def read_instruments(folder: Path) -> tuple[Instrument, ...]:
    """Every instrument below `folder`, by file name; raises KnowledgeError with file and key."""
    return tuple(admit(Instrument, parse(path), path) for path in sorted(folder.rglob("*.toml")))
