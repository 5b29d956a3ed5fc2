"""The screening questions: yes, no, or don't know, with one tap for all that is left."""

from collections.abc import Mapping
from typing import Any

from django import forms

from palpate.clinic.intake.asked import QuestionPage
from palpate.clinic.intake.forms.step import StepForm
from palpate.clinic.intake.telling import Telling
from palpate.knowledge.base import Knowledge
from palpate.screening.answers import Answer

ANSWERS = (
    (Answer.YES.value, "Yes"),
    (Answer.NO.value, "No"),
    (Answer.CANNOT_ASSESS.value, "Don’t know"),
)
REST = "rest"
"""The button that answers no to every question left open on the page."""


class QuestionsForm(StepForm):
    """One page of questions; the fields are called after their facts."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        page: QuestionPage,
        telling: Telling,
        knowledge: Knowledge,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.page = page
        super().__init__(data, telling=telling, knowledge=knowledge, initial=initial)

    def prepare(self) -> None:
        for fact in self.page.facts:
            self.fields[f"q-{fact.id}"] = forms.ChoiceField(
                label=fact.asks,
                choices=ANSWERS,
                widget=forms.RadioSelect,
                error_messages={"required": f"Choose an answer: {fact.asks}"},
            )
        if self.is_bound and self.data.get(REST):
            self.data = {**self._told(), REST: ""}

    def _told(self) -> dict[str, Any]:
        """What was tapped, and no for all the others."""
        return {name: self.data.get(name) or Answer.NO.value for name in self.fields}
