"""What every page's form has in common."""

from collections.abc import Mapping
from typing import Any

from django import forms

from palpate.clinic.intake.telling import Telling
from palpate.knowledge.base import Knowledge

MOST_CHARACTERS = 4000
MOST_DRAWN = 200_000
"""Longer texts are cut as they are saved; a drawing or a signature may be this long."""
SCALE = [(str(n), str(n)) for n in range(11)]


class StepForm(forms.Form):
    """A page of the intake: `telling` is what has been told so far."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        telling: Telling,
        knowledge: Knowledge,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.telling, self.knowledge = telling, knowledge
        self.prepare()

    def prepare(self) -> None:
        """Add what depends on the client: choices, labels, further fields."""

    def sent(self) -> dict[str, Any]:
        """The fields as they came, right or wrong, to be kept in the draft."""
        return {name: _plain(self[name].data) for name in self.fields}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(one) for one in value[:100]]
    if value in (None, True, False):
        return value
    text = str(value).replace("\x00", "")
    return text[: MOST_DRAWN if text.startswith(("{", "data:")) else MOST_CHARACTERS]


def scale(label: str, missing: str) -> forms.ChoiceField:
    """0 to 10 in one tap; `missing` says what to do where nothing was tapped."""
    return forms.ChoiceField(
        label=label,
        choices=SCALE,
        widget=forms.RadioSelect,
        error_messages={"required": missing, "invalid_choice": missing},
    )


def free_text(label: str, *, rows: int = 4, most: int = 1000, needed: str = "") -> forms.CharField:
    """A text in the client's own words; `needed` is the sentence where it may not be empty."""
    return forms.CharField(
        label=label,
        max_length=most,
        required=bool(needed),
        widget=forms.Textarea(attrs={"rows": rows, "autocapitalize": "sentences"}),
        error_messages={"required": needed, "max_length": f"Use at most {most} characters."},
    )


def chips(label: str) -> forms.MultipleChoiceField:
    """Several of a short list."""
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose from the list below."},
    )
