"""Lowering an alert: every answer asked again, then a level and a reason."""

from collections.abc import Iterable
from typing import Any

from django import forms

from palpate.clinic.intake.forms.health import ANSWERS
from palpate.clinic.intake.lowering import LOWER_TO
from palpate.knowledge.fact import Fact
from palpate.screening.action import Action
from palpate.screening.answers import Answer
from palpate.screening.override import SHORTEST_REASON


class AskAgainForm(forms.Form):
    """The questions behind an alert, put again by the therapist."""

    def __init__(self, *args: Any, facts: Iterable[Fact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for fact in facts:
            self.fields[f"q-{fact.id}"] = forms.ChoiceField(
                label=fact.asks,
                choices=ANSWERS,
                widget=forms.RadioSelect,
                error_messages={"required": f"Ask again: {fact.asks}"},
            )

    def answers(self) -> dict[str, Answer]:
        """The answers by fact."""
        return {name.removeprefix("q-"): Answer(v) for name, v in self.cleaned_data.items()}


class LowerForm(forms.Form):
    """To what, and why."""

    to = forms.ChoiceField(
        label="What follows for this visit?",
        choices=LOWER_TO,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what follows for this visit."},
    )
    reason = forms.CharField(
        label="What did the client say, and why is treatment safe?",
        min_length=SHORTEST_REASON,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Write down what the client said and why treatment is safe.",
            "min_length": "Write the reason in a sentence; it is kept with the visit.",
        },
    )

    def action(self) -> Action:
        return Action(self.cleaned_data["to"])
