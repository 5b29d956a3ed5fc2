"""Where it hurts, how much, and what it keeps the client from doing."""

from typing import Any

from django import forms

from palpate.clinic.intake.drawing import (
    QUALITIES,
    Drawing,
    DrawingError,
    Region,
    read_drawing,
    written,
)
from palpate.clinic.intake.forms.step import SCALE, StepForm, chips, scale
from palpate.clinic.intake.places import named, place_words

MOST_GOALS = 3
WEIGHTS = (10, 7, 4)
"""How much each goal counts, by the client's own order, most important first; a judgement."""


class PlacesForm(StepForm):
    """The drawing, as the body picture sends it."""

    areas = forms.CharField(required=False, widget=forms.HiddenInput)
    nowhere = forms.BooleanField(required=False, label="It is in no particular place")

    def clean_areas(self) -> str:
        try:
            return written(read_drawing(self.cleaned_data["areas"]))
        except DrawingError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        is_empty = "areas" in data and not read_drawing(data["areas"]).regions
        if is_empty and not data.get("nowhere"):
            raise forms.ValidationError(
                "Mark at least one place, or tick that it is in no particular place."
            )
        return data


class PlaceListForm(StepForm):
    """The same places as a list, for browsers without the picture."""

    place = chips("Places that hurt")

    def prepare(self) -> None:
        field: Any = self.fields["place"]
        field.choices = [
            (f"{place.id}/{side}", named(place.id, side))
            for place in place_words().values()
            for side in place.sides
        ]

    def clean_place(self) -> list[str]:
        places: list[str] = self.cleaned_data["place"]
        if not places:
            raise forms.ValidationError("Tick at least one place.")
        return places

    def drawing(self) -> Drawing:
        """The ticked places; what was already said about one of them is kept."""
        before = {(r.area, r.side): r for r in self.telling.drawing.regions}
        ticked = [tuple(place.split("/")) for place in self.cleaned_data["place"]]
        regions = (before.get((a, s)) or _fresh(a, s) for a, s in ticked)
        return Drawing(strokes=self.telling.drawing.strokes, regions=tuple(regions))


class StrengthForm(StepForm):
    """How strong and of what kind it is, place by place."""

    def prepare(self) -> None:
        for number, region in enumerate(self.telling.drawing.regions):
            name = named(region.area, region.side)
            strong = scale(f"{name}: how strong is it?", "")
            strong.required = False
            strong.initial = "" if region.intensity is None else str(region.intensity)
            kind = chips(f"{name}: what is it like?")
            kind.choices = list(QUALITIES)
            kind.initial = list(region.quality)
            self.fields[f"strength-{number}"] = strong
            self.fields[f"quality-{number}"] = kind

    def drawing(self) -> Drawing:
        """The drawing with these answers."""
        before = self.telling.drawing
        regions = (self._answered(n, region) for n, region in enumerate(before.regions))
        return Drawing(strokes=before.strokes, regions=tuple(regions))

    def _answered(self, number: int, region: Region) -> Region:
        strength = self.cleaned_data[f"strength-{number}"]
        return Region(
            area=region.area,
            side=region.side,
            intensity=int(strength) if strength else None,
            quality=tuple(self.cleaned_data[f"quality-{number}"]),
        )


class GoalsForm(StepForm):
    """Pain now and at its worst, and up to three activities that are hard."""

    now = scale("Pain right now", "Tap how strong the pain is right now.")
    worst = scale("The worst pain in the last 24 hours", "Tap how strong the worst pain was.")

    def prepare(self) -> None:
        for number in range(1, MOST_GOALS + 1):
            self.fields[f"activity{number}"] = forms.CharField(
                label="An activity that is hard" if number == 1 else "Another activity",
                max_length=80,
                required=False,
                error_messages={"max_length": "Use at most 80 characters."},
            )
            self.fields[f"score{number}"] = forms.ChoiceField(
                label="How well can you do it?",
                choices=SCALE,
                required=False,
                widget=forms.RadioSelect,
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for number in range(1, MOST_GOALS + 1):
            has_name, has_score = data.get(f"activity{number}"), data.get(f"score{number}")
            if has_name and not has_score:
                self.add_error(f"score{number}", f"Tap how well you can do this: {has_name}.")
            if has_score and not has_name:
                self.add_error(f"activity{number}", "Name the activity you scored.")
        return data

    def goals(self) -> list[dict[str, Any]]:
        """The activities in the shape an episode keeps them, most important first."""
        rows = [
            (self.cleaned_data[f"activity{n}"], self.cleaned_data[f"score{n}"])
            for n in range(1, MOST_GOALS + 1)
        ]
        named_ones = [(name, int(score)) for name, score in rows if name and score]
        return [
            {"text": name, "activity": name, "score": score, "weight": weight}
            for (name, score), weight in zip(named_ones, WEIGHTS, strict=False)
        ]


def _fresh(area: str, side: Any) -> Region:
    return Region(area=area, side=side)
