"""One kind of complaint as a client tells it and a therapist finds it.

An archetype is written for one side; `same` is that side, `other` the opposite. Everything in it
is invented, in our own words; ids are those of the knowledge base and are checked against it.
"""

from dataclasses import dataclass, replace
from typing import Literal

from palpate.quantities import Side

Where = Literal["same", "other", "both", "midline"]
Reason = Literal[
    "chronic", "acute", "back_or_neck", "sport", "overuse", "trauma", "nerve_symptoms"
]  # fmt: skip
"""The values of `booking.models.ReasonKind`; written out so that this needs no Django."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An area of the pain drawing, with how strong it is at the first visit (0-10)."""

    area: str
    intensity: int
    quality: tuple[str, ...] = ()
    where: Where = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something examined at the first visit, and again later.

    `grade` 0 is looked for and not there. `reading` is (at first, once well) in `unit` where it is
    measured; the finding is over when the reading is nearer to well than to the start by 4 to 1.
    """

    key: str
    grade: float = 1.0
    where: Where = "same"
    reading: tuple[float, float] | None = None
    unit: str = ""
    later: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A goal in the client's words: an activity scored 0-10 at first, and its weight 0-10."""

    text: str
    activity: str
    score: int
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What the client says at the beginning, on the way up, once well, and where it is stuck."""

    start: str
    better: tuple[str, ...]
    well: str
    stuck: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Archetype:
    """A complaint. `side` is where it is in the assessment that is worked out once for all.

    `told` are finding keys the client chooses at intake; `yes` are screening questions answered
    yes; `scale` is the region's own instrument with its first score; `pain` the first NPRS.
    """

    id: str
    region: str
    complaint: str
    onset: str
    reason: Reason
    side: Side
    marks: tuple[Mark, ...]
    told: tuple[str, ...]
    checks: tuple[Check, ...]
    aims: tuple[Aim, ...]
    pain: int
    talk: Talk
    idea: str
    home: str
    history: str = "Nothing of note."
    medicines: str = "None."
    yes: tuple[str, ...] = ()
    scale: tuple[str, float] | None = None
    referral: str = ""
    consents: tuple[str, ...] = ()

    def side_of(self, where: Where) -> Side:
        """The side of the body that `where` means in this archetype."""
        sides = {"same": self.side, "other": self.side.mirrored(), "both": Side.BOTH}
        return sides.get(where, Side.MIDLINE)

    def flipped(self) -> "Archetype":
        """The same complaint on the other side."""
        return replace(self, side=self.side.mirrored())


def keys(text: str) -> tuple[str, ...]:
    """Finding keys, written with blanks between them."""
    return tuple(text.split())


def mark(area: str, intensity: int, *quality: str, where: Where = "same") -> Mark:
    return Mark(area=area, intensity=intensity, quality=quality, where=where)


def felt(source: str, grade: float, where: Where = "same") -> Check:
    """A structure under the fingers: .25 tender, .5 taut band, .75 refers, 1 familiar pain."""
    return Check(key=f"palpation:{source}", grade=grade, where=where)


def tried(examination: str, grade: float = 1.0, where: Where = "same") -> Check:
    """A test once done: 1 positive, .5 partly, 0 negative."""
    return Check(key=f"test:{examination}", grade=grade, where=where, later=grade > 0)


def moved(
    examination: str, first: float, well: float, *, where: Where = "same", unit: str = "deg"
) -> Check:
    """A movement measured at each visit."""
    return Check(key=f"test:{examination}", where=where, reading=(first, well), unit=unit)


def aim(text: str, activity: str, score: int, weight: int) -> Aim:
    return Aim(text=text, activity=activity, score=score, weight=weight)
