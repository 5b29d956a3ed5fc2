"""What a session's plan is agreed on: minutes, pressure, irritability, and what was cleared."""

from dataclasses import asdict, dataclass, replace
from typing import Any, get_args

from django import forms

from palpate.planning.request import Irritability
from palpate.planning.visit import Tolerance

LONGEST_MIN, SHORTEST_MIN = 180, 15
MOST_DISCOMFORT = 7
TOLERANCES = (("low", "Light"), ("usual", "Usual"), ("high", "Firm"))
IRRITABILITIES = (("low", "Low"), ("moderate", "Moderate"), ("high", "High"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """`discomfort_at_most` is the client's 0-10; `cleared` are rules a doctor has answered."""

    minutes: float
    discomfort_at_most: int = 5
    tolerance: Tolerance = "usual"
    irritability: Irritability = "moderate"
    deep_tissue: bool = False
    guardian: bool = False
    cleared: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """For a draft or a record."""
        return {**asdict(self), "cleared": list(self.cleared)}


def terms_from(content: dict[str, Any]) -> Terms:
    """Terms as they were kept."""
    return Terms(**{**content, "cleared": tuple(content.get("cleared", ()))})


class TermsForm(forms.Form):
    """The terms as the therapist sets them."""

    minutes = forms.TypedChoiceField(label="Minutes", coerce=float)
    discomfort = forms.TypedChoiceField(
        label="Discomfort at most", coerce=int, choices=[(n, str(n)) for n in range(1, 8)]
    )
    tolerance = forms.ChoiceField(
        label="Pressure the client likes", choices=TOLERANCES, widget=forms.RadioSelect
    )
    irritability = forms.ChoiceField(
        label="How easily it flares up", choices=IRRITABILITIES, widget=forms.RadioSelect
    )
    deep_tissue = forms.BooleanField(label="The client asked for deep tissue", required=False)
    guardian = forms.BooleanField(label="A guardian is in the room", required=False)
    cleared = forms.MultipleChoiceField(
        label="A doctor's written word is here for",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, data: Any = None, *, terms: Terms, waiting: tuple[tuple[str, str], ...] = ()
    ) -> None:
        super().__init__(data, initial=_initial(terms))
        self._terms = terms
        self.fields["minutes"].choices = _minutes(terms.minutes)  # type: ignore[attr-defined]
        self.fields["cleared"].choices = waiting  # type: ignore[attr-defined]

    def terms(self) -> Terms:
        """The terms of a valid form."""
        data = self.cleaned_data
        return replace(
            self._terms,
            minutes=data["minutes"],
            discomfort_at_most=data["discomfort"],
            tolerance=_one_of(Tolerance, data["tolerance"]),
            irritability=_one_of(Irritability, data["irritability"]),
            deep_tissue=data["deep_tissue"],
            guardian=data["guardian"],
            cleared=tuple(data["cleared"]),
        )


def _initial(terms: Terms) -> dict[str, Any]:
    return {
        **asdict(terms),
        "minutes": f"{terms.minutes:g}",
        "discomfort": terms.discomfort_at_most,
        "cleared": list(terms.cleared),
    }


def _minutes(booked: float) -> list[tuple[str, str]]:
    """Quarter hours, and whatever is booked."""
    steps = {float(n) for n in range(SHORTEST_MIN, LONGEST_MIN + 1, 15)} | {booked}
    return [(f"{step:g}", f"{step:g}") for step in sorted(steps)]


def _one_of(kind: Any, value: str) -> Any:
    """The form has checked it; this says so to the reader of types."""
    assert value in get_args(kind)
    return value
