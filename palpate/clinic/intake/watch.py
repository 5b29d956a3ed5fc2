"""The screen over an unfinished intake: what a serious answer does at once."""

from datetime import datetime
from functools import cache

from palpate import pathway
from palpate.clinic.intake import alerts, draft
from palpate.clinic.intake.asked import following
from palpate.clinic.intake.flow import ROUNDS
from palpate.clinic.intake.forms.pain import GoalsForm
from palpate.clinic.intake.mapping import answers_of, content_of, presentation_of
from palpate.clinic.intake.models import SafetyAlert
from palpate.clinic.intake.telling import Telling
from palpate.knowledge.base import Knowledge
from palpate.knowledge.read import shipped
from palpate.screening.evaluate import Screen


@cache
def knowledge() -> Knowledge:
    """The knowledge base, read once per process."""
    return shipped()


def screened(telling: Telling) -> Screen:
    """What the screen says of everything told so far, in answers and in words."""
    told = content_of(telling, _goals(telling), knowledge())
    presentation = presentation_of(
        told, telling.drawing, knowledge(), age=telling.age, sex=telling.sex
    )
    return pathway.screen(knowledge(), answers_of(telling.screening), presentation)


def look(telling: Telling, *, at: datetime) -> tuple[Screen, SafetyAlert | None]:
    """Screen what has been told; raise the alert, or note that the answers changed.

    The alert is returned only where something new was said that keeps hands off today: then the
    client reads at once what to do.
    """
    screen = screened(telling)
    alert = alerts.tell(telling.visit, screen, at=at)
    return screen, alert


def mark_screened(telling: Telling, *, at: datetime) -> None:
    """Remember up to which version of the draft the screen has looked."""
    telling.draft = draft.note(telling.intake, "screened", telling.draft.version, at=at)


def ask_more(telling: Telling, screen: Screen, *, at: datetime) -> str:
    """Freeze the next round of questions, where the answers make some worth asking.

    Returns the name of the page that has come up, empty where there is none.
    """
    asked = dict(telling.draft.content.get("asked", {}))
    name = next((name for name in ROUNDS if name not in asked), "")
    worth = following(screen, telling, knowledge()) if name else ()
    if not worth:
        return ""
    asked[name] = list(worth)
    telling.draft = draft.note(telling.intake, "asked", asked, at=at)
    return name


def _goals(telling: Telling) -> list[dict[str, object]]:
    form = GoalsForm(telling.told("goals"), telling=telling, knowledge=knowledge())
    return form.goals() if form.is_valid() else []
