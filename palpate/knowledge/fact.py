"""A screening fact: the question that asks for it and the words that tell it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

from palpate.knowledge.door import KnowledgeError, admit, parse
from palpate.knowledge.terms.clause_kinds import Kind

Value = TypeVar("Value")
Section = Literal[
    "today", "heart", "nerves", "head", "injury", "general", "tummy", "limbs", "course",
    "conditions", "medicines", "operations", "pregnancy", "mind", "person",
]  # fmt: skip
"""Where the question stands on the intake form."""
Asked = Literal["client", "therapist", "derived"]
"""Who can answer: the client at home, only the therapist in the room, or nobody (age, place)."""
Measure = Literal["temperature", "systolic", "diastolic", "strength", "weeks"]
"""Numbers read from text: degrees Celsius, mmHg, the 0-5 scale of strength, a stretch of time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A fact that a number settles: `measure` at least or at most so much, limits included.

    `denies` where a number on the other side says no (a normal temperature); without it other
    numbers say nothing (another muscle may be the weak one).
    """

    measure: Measure
    at_least: float | None = None
    at_most: float | None = None
    denies: bool = False

    def __post_init__(self) -> None:
        if self.at_least is None and self.at_most is None:
            raise ValueError(f"a reading of {self.measure} needs at_least or at_most")

    def holds(self, value: float) -> bool:
        """Whether a value lies within the limits."""
        return (self.at_least is None or value >= self.at_least) and (
            self.at_most is None or value <= self.at_most
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that is so, is not so, or could not be assessed.

    `asks` is the plain question; `check` names the examination where the therapist finds out.
    `says` are phrases that tell it, `contrary` phrases that tell its opposite, `but_not` phrases
    that only look like it. `across` are pairs "{place} && {pain}" whose halves may stand in
    different sentences of one text. `takes` are the kinds of clause it may be read from: a symptom
    only from what is said of now, an illness also from the past or from an earlier diagnosis.
    `implies` are facts that are so whenever this one is. `ages` (from, to; the end is out) derives
    it without being asked, `readings` settle it from numbers.
    """

    id: str
    asks: str
    section: Section
    asked: Asked = "client"
    check: str = ""
    says: tuple[str, ...] = ()
    across: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()
    but_not: tuple[str, ...] = ()
    takes: tuple[Kind, ...] = (Kind.NOW, Kind.TREATMENT, Kind.FEAR)
    implies: tuple[str, ...] = ()
    ages: tuple[float, float] | None = None
    readings: tuple[Reading, ...] = ()

    def __post_init__(self) -> None:
        if self.asked != "derived" and not self.asks.endswith("?"):
            raise ValueError("asks is a question and ends with a question mark")
        if self.asked == "therapist" and not self.check:
            raise ValueError("check names what the therapist does to find out")
        if self.ages and not self.ages[0] < self.ages[1]:
            raise ValueError("ages runs from the lower to the higher")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFile:
    """One file of facts: groups of wordings shared by its phrases, and the facts.

    The groups of every file may be used in every other.
    """

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fact: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Every fact by its id, and the groups of wordings their phrases use."""

    by_id: Mapping[str, Fact]
    groups: Mapping[str, tuple[str, ...]]


def read_facts_files(folder: Path) -> Facts:
    """Every fact below `folder`; raises KnowledgeError for a wrong key or an id used twice."""
    by_id: dict[str, Fact] = {}
    groups: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.rglob("*.toml")):
        file = admit(FactFile, parse(path), path)
        for fact in file.fact:
            _add(by_id, fact.id, fact, path)
        for name, words in file.groups.items():
            _add(groups, name, words, path)
    return Facts(by_id=by_id, groups=groups)


def _add(known: dict[str, Value], name: str, value: Value, path: Path) -> None:
    if name in known:
        raise KnowledgeError(f"{path}: '{name}' is defined twice; give the newer its own name.")
    known[name] = value
