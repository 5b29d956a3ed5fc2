"""Consent, signed by name or by hand; under eighteen by a parent or guardian."""

import base64
import binascii
from typing import Any

from django import forms

from palpate.clinic.intake.consents import ConsentText, texts_for
from palpate.clinic.intake.forms.step import StepForm

PNG = "data:image/png;base64,"
PNG_BEGINS = b"\x89PNG\r\n\x1a\n"
MOST_BYTES = 150_000
SIGNED_BY = ("signature", "signature_typed")
YES = "yes"
ANSWERS = ((YES, "Yes"), ("not_now", "Not now"))


class ConsentForm(StepForm):
    """A tick for what every treatment needs, a yes or "not now" for the rest, and a signature."""

    chaperone = forms.BooleanField(
        required=False, label="I would like a chaperone: someone with me in the room"
    )
    guardian_name = forms.CharField(
        label="Name of the parent or guardian",
        max_length=160,
        error_messages={"required": "Enter the name of the parent or guardian who signs."},
    )
    guardian_relation = forms.CharField(
        label="What they are to you",
        max_length=60,
        error_messages={"required": "Say what they are to you, for example mother."},
    )
    guardian_comes = forms.BooleanField(
        label="They come along to the visit",
        error_messages={
            "required": "A parent or guardian has to be there. Call us if they cannot."
        },
    )
    signature = forms.CharField(required=False, widget=forms.HiddenInput)
    signature_typed = forms.CharField(
        label="Your full name, as your signature",
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def prepare(self) -> None:
        self.texts = texts_for(self.telling.areas)
        for text in self.texts:
            self.fields[f"c-{text.id}"] = _field(text)
        if not self.telling.is_under_age:
            for name in ("guardian_name", "guardian_relation", "guardian_comes"):
                del self.fields[name]

    @property
    def rows(self) -> list[tuple[ConsentText, forms.BoundField]]:
        """Each text with its field."""
        return [(text, self[f"c-{text.id}"]) for text in self.texts]

    @property
    def is_signed(self) -> bool:
        """Whether a signature was given before; it counts until there is a new one."""
        return any(self.telling.told("consent").get(name) for name in SIGNED_BY)

    def sent(self) -> dict[str, Any]:
        """The fields as they came; an earlier signature stays where none was given now."""
        found = super().sent()
        if not any(found[name] for name in SIGNED_BY):
            kept = self.telling.told("consent")
            found.update({name: kept.get(name, "") for name in SIGNED_BY})
        return found

    def clean_signature(self) -> str:
        drawn: str = self.cleaned_data["signature"]
        if drawn and not _is_picture(drawn):
            raise forms.ValidationError(
                "The signature could not be read. Sign again, or type your name."
            )
        return drawn

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        signed = data.get("signature") or data.get("signature_typed") or self.is_signed
        if "signature" in data and not signed:
            self.add_error("signature_typed", "Sign with your finger, or type your full name.")
        return data

    def agreed(self) -> list[ConsentText]:
        """The texts that were agreed to."""
        return [t for t in self.texts if self.cleaned_data[f"c-{t.id}"] in (True, YES)]

    def declined(self) -> list[ConsentText]:
        """The texts that were answered with "not now"."""
        return [t for t in self.texts if self.cleaned_data[f"c-{t.id}"] == "not_now"]

    def as_content(self) -> dict[str, Any]:
        """Who signed, and how, in the shape of a consent record."""
        data = self.cleaned_data
        content: dict[str, Any] = {
            "typed_name": data["signature_typed"],
            "drawn": data["signature"],
            "chaperone_offered": True,
            "chaperone_wanted": data["chaperone"],
        }
        if self.telling.is_under_age:
            content["guardian"] = {
                "name": data["guardian_name"],
                "relation": data["guardian_relation"],
            }
        return content


def _field(text: ConsentText) -> forms.Field:
    if text.needed:
        return forms.BooleanField(
            label=text.asks,
            error_messages={
                "required": f"{text.title}: tick to agree, or call us if you have a question."
            },
        )
    return forms.ChoiceField(
        label=text.asks, choices=ANSWERS, widget=forms.RadioSelect, required=False
    )


def _is_picture(address: str) -> bool:
    """Whether it is a small PNG, as the signature field makes it."""
    if not address.startswith(PNG) or len(address) > MOST_BYTES * 4 // 3 + len(PNG):
        return False
    try:
        return base64.b64decode(address.removeprefix(PNG), validate=True).startswith(PNG_BEGINS)
    except (binascii.Error, ValueError):
        return False
