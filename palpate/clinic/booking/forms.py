"""What visitors send: their reason, a time, and how to reach them."""

from datetime import datetime
from typing import Any

import phonenumbers
from django import forms

from palpate.clinic.booking.models import ClinicProfile, ReasonKind, Service, Site
from palpate.clinic.booking.visitors import policy
from palpate.clinic.people.models import Practitioner
from palpate.clinic.people.phones import as_e164

IS_NEW = (("new", "I am new here"), ("known", "I have been before"))


class WishForm(forms.Form):
    """What an address may say: service, therapist, place, month and day. None of it is health."""

    service = forms.ModelChoiceField(
        Service.objects.filter(is_active=True, is_bookable_online=True), required=False
    )
    therapist = forms.ModelChoiceField(
        Practitioner.objects.filter(is_listed=True, user__is_active=True).select_related("user"),
        required=False,
    )
    site = forms.ModelChoiceField(Site.objects.filter(is_active=True), required=False)
    month = forms.DateField(input_formats=["%Y-%m"], required=False)
    day = forms.DateField(input_formats=["%Y-%m-%d"], required=False)


class ReasonForm(forms.Form):
    """The one question; it is posted, so that the answer never stands in an address."""

    reason = forms.ChoiceField(
        choices=ReasonKind.choices,
        required=False,
        error_messages={"invalid_choice": "Choose one of the reasons below."},
    )
    been = forms.ChoiceField(
        choices=IS_NEW, initial="new", label="Your first time with us?", widget=forms.RadioSelect
    )


class TimeForm(forms.Form):
    """The time somebody taps: where, and when (ISO 8601, UTC)."""

    site = forms.ModelChoiceField(Site.objects.filter(is_active=True))
    starts = forms.DateTimeField(input_formats=["%Y-%m-%dT%H:%M:%S%z"])

    def clean_starts(self) -> datetime:
        starts: datetime = self.cleaned_data["starts"]
        if not 2000 < starts.year < 2200:  # the ends of the calendar have no local time
            raise forms.ValidationError("Choose one of the times on the page.")
        return starts


class HoldForm(TimeForm):
    """A time of a service, with somebody or anyone."""

    service = forms.ModelChoiceField(
        Service.objects.filter(is_active=True, is_bookable_online=True)
    )
    therapist = forms.ModelChoiceField(
        Practitioner.objects.filter(is_listed=True, user__is_active=True), required=False
    )

    def sent(self) -> dict[str, str]:
        """The fields as they came, to be asked again later."""
        return {name: str(self.data.get(name, "")) for name in self.fields}


class EitherEmail(forms.EmailField):
    """May stay empty where the other is filled in; so it is not called optional either."""

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


class EitherPhone(forms.CharField):
    """May stay empty where the other is filled in; so it is not called optional either."""

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


class ContactForm(forms.Form):
    """A name, and an e-mail address or a telephone number."""

    use_required_attribute = False
    name = forms.CharField(
        label="Your name",
        max_length=160,
        error_messages={"required": "Enter your name."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = EitherEmail(
        label="E-mail",
        error_messages={"invalid": "Enter an e-mail address such as name@example.org."},
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    phone = EitherPhone(
        label="Telephone",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "type": "tel"}),
    )
    agrees = forms.BooleanField(
        error_messages={"required": "Tick the box to accept how visits are moved and cancelled."}
    )
    hold = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, profile: ClinicProfile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.profile = profile
        self.fields["agrees"].label = policy(profile)

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_phone(self) -> str:
        typed = str(self.cleaned_data["phone"]).strip()
        if not typed:
            return ""
        try:
            return as_e164(typed, region=region_of(self.profile))
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not (data.get("email") or data.get("phone") or {"email", "phone"} & set(self.errors)):
            self.add_error("email", "Enter an e-mail address or a telephone number.")
        return data


def region_of(profile: ClinicProfile) -> str:
    """The country whose numbers may be typed without their code: the clinic's own.

    "ZZ" is nowhere: then a number must begin with its country's code.
    """
    try:
        own = phonenumbers.parse(profile.phone, None)
    except phonenumbers.NumberParseException:
        return "ZZ"
    return phonenumbers.region_code_for_number(own) or "ZZ"
