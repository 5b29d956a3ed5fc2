"""What the owner sends: the clinic, its services and its therapists."""

from decimal import Decimal
from typing import Any

from django import forms

from palpate.clinic.booking.models import ClinicProfile, ReasonKind, Service, Site
from palpate.clinic.booking.proposals import BY_KIND
from palpate.clinic.people.models import Practitioner
from palpate.clinic.people.phones import as_e164, readable

REASONS = [
    (kind.value, BY_KIND[kind.value].label if kind.value in BY_KIND else kind.label)
    for kind in ReasonKind
]


class Plain(forms.ModelForm):  # type: ignore[type-arg]
    """A form whose cleaned values go to an action; it never saves by itself."""

    def values(self) -> dict[str, Any]:
        """The values to store, by name."""
        return dict(self.cleaned_data)


class ProfileForm(Plain):
    class Meta:
        model = ClinicProfile
        fields = [
            "name", "tagline", "email", "phone", "emergency_number", "crisis_number",
            "jurisdiction", "currency", "cancellation_cutoff_hours", "minimum_notice_minutes",
            "furthest_days", "hold_minutes",
        ]  # fmt: skip
        labels = {
            "tagline": "One line about the clinic",
            "email": "E-mail",
            "phone": "Telephone",
            "emergency_number": "Emergency number",
            "crisis_number": "Crisis line",
            "cancellation_cutoff_hours": "Clients move and cancel online until (hours before)",
            "minimum_notice_minutes": "Shortest notice for a booking online (minutes)",
            "furthest_days": "How far ahead clients can book (days)",
            "hold_minutes": "How long a time is kept while somebody fills in the form (minutes)",
        }
        help_texts = {
            "phone": "With the country's code, such as +31 20 123 4567.",
            "emergency_number": "Shown where somebody must call now.",
            "crisis_number": "For those who think of harming themselves.",
            "jurisdiction": "The law you work under, such as NL or US-MI.",
            "currency": "Three letters, such as EUR.",
        }

    def clean_currency(self) -> str:
        code = str(self.cleaned_data["currency"]).upper()
        if len(code) != 3 or not code.isalpha():
            raise forms.ValidationError("Write the three letters of the currency, such as EUR.")
        return code

    def clean_phone(self) -> str:
        return _international(str(self.cleaned_data["phone"]))

    def clean_hold_minutes(self) -> int:
        return _between(self.cleaned_data["hold_minutes"], 2, 60)

    def clean_furthest_days(self) -> int:
        return _between(self.cleaned_data["furthest_days"], 1, 400)


class SiteForm(Plain):
    class Meta:
        model = Site
        fields = ["name", "address", "phone"]
        labels = {"phone": "Telephone"}
        widgets = {"address": forms.Textarea(attrs={"rows": 3})}

    def clean_phone(self) -> str:
        return _international(str(self.cleaned_data["phone"]))


class ServiceForm(Plain):
    price = forms.DecimalField(
        min_value=0, max_value=100_000, decimal_places=2, label="Price", required=False
    )
    reason_kinds = forms.MultipleChoiceField(
        choices=REASONS,
        required=False,
        label="Proposed for",
        widget=forms.CheckboxSelectMultiple,
        help_text="Reasons a client may name for which this service is proposed.",
    )
    therapists = forms.ModelMultipleChoiceField(
        Practitioner.objects.select_related("user").order_by("user__display_name"),
        required=False,
        label="Given by",
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Service
        fields = [
            "name", "description", "minutes", "buffer_before_minutes", "buffer_after_minutes",
            "is_first_visit", "is_bookable_online", "is_active", "order", "reason_kinds",
        ]  # fmt: skip
        labels = {
            "buffer_before_minutes": "Minutes kept free before",
            "buffer_after_minutes": "Minutes kept free after",
            "is_first_visit": "This is the first visit of new clients",
            "is_bookable_online": "Clients can book it online",
            "is_active": "We offer it",
            "order": "Place in the list",
        }
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        service = self.instance
        if service.pk and not service._state.adding:
            self.initial["price"] = Decimal(service.price_cents) / 100
            self.initial["therapists"] = [offer.practitioner_id for offer in service.offers.all()]

    def clean_minutes(self) -> int:
        return _between(self.cleaned_data["minutes"], 5, 480)

    def values(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        values["price_cents"] = int((values.pop("price") or 0) * 100)
        values["therapists"] = [str(person.pk) for person in values["therapists"]]
        return values


class TherapistForm(Plain):
    name = forms.CharField(max_length=120, label="Name")

    class Meta:
        model = Practitioner
        fields = ["title", "bio", "is_listed"]
        labels = {"bio": "About them", "is_listed": "Clients see and book them"}
        help_texts = {"title": "Such as Neuromuscular therapist."}
        widgets = {"bio": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["name"] = self.instance.user.display_name


def _international(typed: str) -> str:
    if not typed.strip():
        return ""
    try:
        return readable(as_e164(typed, region="ZZ"))
    except ValueError:
        raise forms.ValidationError(
            "Write the number with its country's code, such as +31 20 123 4567."
        ) from None


def _between(value: int, least: int, most: int) -> int:
    if not least <= value <= most:
        raise forms.ValidationError(f"Enter a number from {least} to {most}.")
    return value
