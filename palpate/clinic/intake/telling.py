"""What one client has told so far, read from the draft: the ground every page stands on."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from palpate.clinic.intake.draft import answers_in
from palpate.clinic.intake.drawing import Drawing, DrawingError, read_drawing
from palpate.clinic.intake.models import Intake, IntakeDraft
from palpate.clinic.people.models import Client

OF_AGE = 18


class Telling:
    """An intake with its draft, on the day of the visit (local to the clinic)."""

    def __init__(self, intake: Intake, draft: IntakeDraft, *, at: datetime) -> None:
        self.intake, self.draft, self.at = intake, draft, at
        self.visit, self.client = intake.visit, intake.client
        self.on = self.visit.starts_at.astimezone(ZoneInfo(self.visit.zone)).date()

    def told(self, step: str) -> dict[str, Any]:
        """The fields of a page as they were sent, right or wrong."""
        return answers_in(self.draft, step)

    @property
    def drawing(self) -> Drawing:
        """The marked places; empty where none can be read."""
        try:
            return read_drawing(str(self.told("places").get("areas", "")))
        except DrawingError:
            return Drawing()

    @property
    def areas(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(region.area for region in self.drawing.regions))

    @property
    def screening(self) -> dict[str, str]:
        """Every screening question answered so far, on whichever page."""
        steps: dict[str, Any] = self.draft.content.get("steps", {})
        return {
            name.removeprefix("q-"): str(value)
            for entry in steps.values()
            for name, value in entry["data"].items()
            if name.startswith("q-") and value
        }

    @property
    def born(self) -> date | None:
        """The card's date of birth, else the one given here."""
        return self.client.birth_date or read_date(str(self.told("about").get("born", "")))

    @property
    def age(self) -> int | None:
        return age_on(self.born, self.on)

    @property
    def sex(self) -> str:
        """The card's, else the one given here: a value of `Client.Sex`."""
        if self.client.sex != Client.Sex.UNKNOWN:
            return str(self.client.sex)
        return str(self.told("about").get("sex", "")) or Client.Sex.UNKNOWN

    @property
    def is_under_age(self) -> bool:
        return self.age is not None and self.age < OF_AGE


def age_on(born: date | None, day: date) -> int | None:
    """Whole years; None where the birth is not known or lies after the day."""
    if born is None or born > day:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def read_date(text: str) -> date | None:
    """A date as people type it, day first: 17 5 1984, 17-05-1984, 17051984, 17 May 1984."""
    words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    if len(words) == 1 and words[0].isdigit() and len(words[0]) == len("ddmmyyyy"):
        words = [words[0][:2], words[0][2:4], words[0][4:]]
    if len(words) == len("dmy") and len(words[0]) == len("yyyy"):
        words = words[::-1]
    if len(words) != len("dmy") or not words[0].isdigit() or not words[2].isdigit():
        return None
    month = int(words[1]) if words[1].isdigit() else _month(words[1])
    try:
        return date(int(words[2]), month, int(words[0]))
    except ValueError:
        return None


def _month(word: str) -> int:
    names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return names.index(word[:3]) + 1 if word[:3] in names else 0
