"""Who comes, why, what changes it, what fits."""

from datetime import date
from typing import Any

from django import forms

from palpate.clinic.intake.choices import as_choices, of_kind, offered
from palpate.clinic.intake.forms.step import StepForm, chips, free_text
from palpate.clinic.intake.telling import age_on, read_date
from palpate.clinic.people.models import Client

OLDEST = 120
SEXES = (
    (Client.Sex.FEMALE, "Female"),
    (Client.Sex.MALE, "Male"),
    (Client.Sex.OTHER, "Other, or I would rather not say"),
)
BEGAN = (
    ("slowly", "Slowly, bit by bit"),
    ("suddenly", "Suddenly, without an injury"),
    ("injury", "After an injury or an accident"),
    ("load", "After new or more activity than usual"),
    ("unknown", "I do not know"),
)
LASTED = (
    ("weeks", "Less than six weeks"),
    ("months", "Six weeks to three months"),
    ("longer", "More than three months"),
    ("years", "More than a year"),
)


class AboutForm(StepForm):
    """What the card lacks: the date of birth and the sex that risks are reckoned by."""

    born = forms.CharField(
        label="Your date of birth",
        widget=forms.TextInput(attrs={"autocomplete": "bday", "inputmode": "numeric"}),
        error_messages={"required": "Enter your date of birth, for example 17 5 1984."},
    )
    sex = forms.ChoiceField(
        label="Your sex",
        choices=SEXES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one. Some risks differ by sex."},
    )

    def prepare(self) -> None:
        if self.telling.client.birth_date is not None:
            del self.fields["born"]
        if self.telling.client.sex != Client.Sex.UNKNOWN:
            del self.fields["sex"]

    def clean_born(self) -> date:
        born = read_date(self.cleaned_data["born"])
        age = age_on(born, self.telling.on)
        if born is None or age is None or age > OLDEST:
            raise forms.ValidationError(
                "Enter day, month and year of your birth in numbers, for example 17 5 1984."
            )
        return born


class ReasonForm(StepForm):
    """The complaint in the client's own words, how it began and how long it has lasted."""

    complaint = free_text(
        "What brings you here?", needed="Tell us in a few words what brings you here.", most=600
    )
    began = forms.ChoiceField(
        label="How did it begin?",
        choices=BEGAN,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it began."},
    )
    lasted = forms.ChoiceField(
        label="How long have you had it?",
        choices=LASTED,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how long you have had it."},
    )


class ChangeForm(StepForm):
    """What makes it worse, what makes it better."""

    worse = chips("What makes it worse?")
    worse_other = free_text("Something else makes it worse", rows=1, most=200)
    better = chips("What makes it better?")
    better_other = free_text("Something else makes it better", rows=1, most=200)

    def prepare(self) -> None:
        areas = self.telling.areas
        _offer(self, "worse", as_choices(offered(self.knowledge, areas, "aggravating")))
        _offer(self, "better", as_choices(offered(self.knowledge, areas, "relieving")))


class FitsForm(StepForm):
    """What else fits, work and sport."""

    fits = chips("Does any of this fit?")
    work = chips("Your work")
    sport = chips("Your sport")
    life_other = free_text("Other work or sport", rows=1, most=200)

    def prepare(self) -> None:
        areas = self.telling.areas
        _offer(self, "fits", as_choices(offered(self.knowledge, areas, "history")))
        _offer(self, "work", as_choices(of_kind(self.knowledge, "occupation")))
        _offer(self, "sport", as_choices(of_kind(self.knowledge, "sport")))


class HistoryForm(StepForm):
    """Illnesses and medicines in the client's own words."""

    history = free_text("Illnesses, operations or accidents we should know of", rows=3)
    medicines = free_text("Medicines you take", rows=2, most=500)


def _offer(form: StepForm, name: str, choices: list[tuple[str, str]]) -> None:
    """The list, with what was chosen from an earlier list kept in it."""
    field: Any = form.fields[name]
    chosen = [str(one) for one in _listed(form, name)]
    known = {value for value, _ in choices}
    concepts = form.knowledge.concepts
    kept = [concepts[c] for c in dict.fromkeys(chosen) if c in concepts and c not in known]
    field.choices = [*choices, *as_choices(kept)]


def _listed(form: StepForm, name: str) -> list[Any]:
    value = form[name].data if form.is_bound else form.initial.get(name)
    return value if isinstance(value, list) else []
