"""The contact card as a form."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings

from palpate.clinic.people.models import Client
from palpate.clinic.people.phones import as_e164

if TYPE_CHECKING:
    _CardForm = forms.ModelForm[Client]
else:
    _CardForm = forms.ModelForm  # Django's own class takes no parameter at run time


class ClientForm(_CardForm):
    """Name and a way to reach them; the rest can wait."""

    class Meta:
        model = Client
        fields = (
            "name",
            "email",
            "phone",
            "birth_date",
            "sex",
            "body",
            "desk_notes",
            "wants_email",
        )
        labels = {
            "birth_date": "Date of birth",
            "body": "Body shown on the chart",
            "desk_notes": "Notes of the desk (nothing about health)",
            "wants_email": "Wants letters by e-mail",
        }
        widgets = {
            "birth_date": forms.DateInput(attrs={"type": "date"}),
            "desk_notes": forms.Textarea(attrs={"rows": 3}),
        }

    def clean_phone(self) -> str:
        given = str(self.cleaned_data["phone"])
        try:
            return as_e164(given, region=settings.PALPATE_PHONE_REGION) if given else ""
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not (data.get("email") or data.get("phone") or self.errors):
            raise forms.ValidationError("Give an e-mail address or a phone number.")
        return data
