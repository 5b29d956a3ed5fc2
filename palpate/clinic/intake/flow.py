"""The pages in their order, and which comes next for this client."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from palpate.clinic.intake.asked import page_of, pages
from palpate.clinic.intake.draft import has_seen
from palpate.clinic.intake.forms.consent import ConsentForm
from palpate.clinic.intake.forms.health import QuestionsForm
from palpate.clinic.intake.forms.pain import GoalsForm, PlacesForm
from palpate.clinic.intake.forms.step import StepForm
from palpate.clinic.intake.forms.story import (
    AboutForm,
    ChangeForm,
    FitsForm,
    HistoryForm,
    ReasonForm,
)
from palpate.clinic.intake.telling import Telling
from palpate.clinic.people.models import Client
from palpate.knowledge.base import Knowledge

FOLLOWING = "A few more questions"
ROUNDS = ("more-1", "more-2")
"""Pages of questions that the answers made worth asking; frozen as they are first shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One page: its name in the address, its title, its form and template.

    The name never tells anything about health: question pages are numbered.
    """

    slug: str
    title: str
    make: Callable[..., StepForm]
    template: str

    def form(self, telling: Telling, knowledge: Knowledge, data: Any = None) -> StepForm:
        """The page's form: with what was sent, else with what has been kept."""
        kept = telling.told(self.slug)
        if data is None:
            return self.make(telling=telling, knowledge=knowledge, initial=kept)
        return self.make(data, telling=telling, knowledge=knowledge)

    def answered(self, telling: Telling, knowledge: Knowledge) -> StepForm:
        """The page's form with what has been kept, checked."""
        return self.form(telling, knowledge, telling.told(self.slug))

    def is_done(self, telling: Telling, knowledge: Knowledge) -> bool:
        return has_seen(telling.draft, self.slug) and self.answered(telling, knowledge).is_valid()


_BEFORE = (
    Step(slug="reason", title="What brings you here?", make=ReasonForm, template="reason"),
    Step(slug="places", title="Where does it hurt?", make=PlacesForm, template="places"),
    Step(slug="change", title="What changes it?", make=ChangeForm, template="change"),
    Step(slug="fits", title="You and your days", make=FitsForm, template="fits"),
)
_AFTER = (
    Step(slug="history", title="Your history", make=HistoryForm, template="history"),
    Step(slug="goals", title="Where you start", make=GoalsForm, template="goals"),
    Step(slug="consent", title="Your consent", make=ConsentForm, template="consent"),
)
_ABOUT = Step(slug="about", title="About you", make=AboutForm, template="about")


def steps(telling: Telling, knowledge: Knowledge) -> tuple[Step, ...]:
    """Every page this client goes through, in order."""
    about = (_ABOUT,) if _lacks_something(telling.client) else ()
    asked = (
        _questions(f"questions-{number}", page)
        for number, page in enumerate(pages(telling, knowledge), start=1)
    )
    rounds: Mapping[str, Any] = telling.draft.content.get("asked", {})
    more = (
        _questions(name, page_of(rounds[name], knowledge, FOLLOWING))
        for name in ROUNDS
        if rounds.get(name)
    )
    return (*about, *_BEFORE, *asked, *more, *_AFTER)


def step_called(slug: str, among: tuple[Step, ...]) -> Step | None:
    return next((step for step in among if step.slug == slug), None)


def after(step: Step, among: tuple[Step, ...]) -> Step | None:
    """The page that follows; None after the last."""
    place = [each.slug for each in among].index(step.slug)
    return among[place + 1] if place + 1 < len(among) else None


def first_open(telling: Telling, knowledge: Knowledge, among: tuple[Step, ...]) -> Step | None:
    """Where to go on: the first page that is missing or not right; None where all is told."""
    return next((step for step in among if not step.is_done(telling, knowledge)), None)


def has_answered(telling: Telling, knowledge: Knowledge, among: tuple[Step, ...]) -> bool:
    """Whether every question asked so far has its answer."""
    asked = (step for step in among if step.template == "questions")
    return all(step.is_done(telling, knowledge) for step in asked)


def _questions(slug: str, page: Any) -> Step:
    make = partial(QuestionsForm, page=page)
    return Step(slug=slug, title=page.title, make=make, template="questions")


def _lacks_something(client: Client) -> bool:
    return client.birth_date is None or client.sex == Client.Sex.UNKNOWN
