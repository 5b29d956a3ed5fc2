"""What the desk fills in."""

from typing import Any

from django import forms

from palpate.clinic.booking.desk.suggest import from_value
from palpate.clinic.booking.free import FreeSlot
from palpate.clinic.booking.models import Service, ServiceOffer, Site
from palpate.clinic.people.models import Client, Practitioner


class LookForm(forms.Form):
    """Which day, service and therapist the desk looks for."""

    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}), label="Day")
    site = forms.ModelChoiceField(Site.objects.filter(is_active=True), label="Location")
    service = forms.ModelChoiceField(Service.objects.filter(is_active=True), label="Service")
    practitioner = forms.ModelChoiceField(
        Practitioner.objects.filter(user__is_active=True).select_related("user"),
        required=False,
        label="Therapist",
        empty_label="Anyone",
    )


class BookForm(forms.Form):
    """A client, a service and a free time."""

    client = forms.ModelChoiceField(Client.objects.none())
    service = forms.ModelChoiceField(Service.objects.filter(is_active=True))
    slot = forms.CharField(error_messages={"required": "Choose a time."})
    override_reason = forms.CharField(required=False, max_length=200, label="Reason to overlap")

    def __init__(self, *args: Any, clients: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["client"].queryset = clients  # type: ignore[attr-defined]

    def clean_slot(self) -> FreeSlot:
        try:
            return from_value(self.cleaned_data["slot"])
        except ValueError:
            raise forms.ValidationError("Choose one of the times shown.") from None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        slot, service = data.get("slot"), data.get("service")
        if slot and service:
            check_offer(slot, service)
        return data


class MoveForm(forms.Form):
    """Another free time for a visit."""

    slot = forms.CharField(error_messages={"required": "Choose a time."})

    def __init__(self, *args: Any, service: Service, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service = service

    def clean_slot(self) -> FreeSlot:
        try:
            slot = from_value(self.cleaned_data["slot"])
        except ValueError:
            raise forms.ValidationError("Choose one of the times shown.") from None
        check_offer(slot, self.service)
        return slot


def check_offer(slot: FreeSlot, service: Service) -> None:
    """A slot that comes back from a form has the service's length and somebody who gives it."""
    length = (slot.ends_at - slot.starts_at).total_seconds() / 60
    gives = ServiceOffer.objects.filter(
        service=service, practitioner_id=slot.practitioner_id
    ).exists()
    if length != service.minutes or not gives:
        raise forms.ValidationError(
            "This time does not fit the service. Choose one of the times shown."
        )
