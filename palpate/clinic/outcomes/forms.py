"""An instrument as a form: its items where it has any, its total where the wording is not ours."""

from typing import Any

from django import forms

from palpate.knowledge.instrument import Instrument

MOST_BUTTONS = 11


class MeasureForm(forms.Form):
    """Answers to one instrument, each within its range; what is left empty is missing."""

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "prefix": instrument.id})
        self.instrument = instrument
        if instrument.items and instrument.wording != "entry":
            for item in instrument.items:
                self.fields[item.id] = self._field(item.text or item.id, instrument.answer)
        else:
            self.fields["total"] = self._field("Score of the form", instrument.scale)

    def _field(self, label: str, span: tuple[float, float]) -> forms.Field:
        low, high = span
        steps = int((high - low) / self.instrument.step) + 1
        if steps <= MOST_BUTTONS and self.instrument.step >= 1:
            choices = [(f"{low + n:g}", f"{low + n:g}") for n in range(steps)]
            return forms.ChoiceField(
                label=label, choices=choices, required=False, widget=forms.RadioSelect
            )
        return forms.FloatField(
            label=f"{label} ({low:g} to {high:g})", min_value=low, max_value=high, required=False
        )

    def answers(self) -> list[float | None]:
        """One per item, in order; None where it was left out."""
        given = (self.cleaned_data.get(name) for name in self.fields)
        return [None if value in ("", None) else float(value) for value in given]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and all(value in ("", None) for value in data.values()):
            raise forms.ValidationError(f"{self.instrument.label}: nothing was answered.")
        return data
