"""What a note is drafted from, and what it is made of: plain values, each with its record."""

from dataclasses import dataclass, field
from typing import Literal

Origin = Literal["record", "edited", "therapist"]
"""Drafted from records, edited after that, or the therapist's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a sentence rests on: the kind of record and its id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it hurts; `intensity` 0-10, None where the client did not say."""

    label: str
    intensity: int | None
    quality: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the client told before the visit."""

    record: Record
    complaint: str = ""
    onset: str = ""
    history: str = ""
    medicines: str = ""
    goals: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The drawing of this visit."""

    record: Record
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing examined, in words; `is_present` False is a negative."""

    record: Record
    text: str
    is_present: bool
    is_screening: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A score of a questionnaire or scale."""

    record: Record
    label: str
    value: float
    unit: str
    phase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A source with its likelihood of 100."""

    label: str
    of_100: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """The assessment that was kept with the plan."""

    record: Record
    likely: tuple[Likely, ...]
    unexplained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagged:
    """A flag of the screen, in words, with what it stands on."""

    records: tuple[Record, ...]
    label: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Work that was done; `discomfort` and `tender` 0-10 where they were asked."""

    records: tuple[Record, ...]
    title: str
    technique: str
    seconds: int
    is_partly: bool = False
    is_treatment: bool = True
    discomfort: int | None = None
    tender: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retested:
    """A movement or point before and after, 0-10."""

    label: str
    before: int | None
    after: int | None
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence a record holds as it is: a skip, a wish, the next visit."""

    record: Record
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Homework:
    """One thing to do at home, as it was explained."""

    record: Record
    label: str
    how: str
    dose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything on record of one visit that a note may speak of."""

    told: Told | None = None
    drawn: Drawn | None = None
    found: tuple[Found, ...] = ()
    measured: tuple[Measured, ...] = ()
    assessed: Assessed | None = None
    flags: tuple[Flagged, ...] = ()
    no_session: bool = False
    session: Record | None = None
    minutes: int = 0
    done: tuple[Done, ...] = ()
    skipped: tuple[Said, ...] = ()
    wishes: tuple[Said, ...] = ()
    retested: tuple[Retested, ...] = ()
    home: tuple[Homework, ...] = ()
    next_visit: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A line of a note. `origin`: drafted from records, edited after, or the therapist's own."""

    text: str
    records: tuple[Record, ...] = ()
    origin: Origin = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the note."""

    id: str
    title: str
    lines: tuple[Sentence, ...] = field(default=())
