"""Form fields as the design wants them: label, hint, error, and what a screen reader needs."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString

Fault = tuple[str, str]


def described_by(field: BoundField, hint: str) -> str:
    """The ids of the hint and the error that stand beside the field."""
    return " ".join(
        part
        for part in (
            f"{field.auto_id}_hint" if hint else "",
            f"{field.auto_id}_error" if field.errors else "",
        )
        if part
    )


def widget(field: BoundField, hint: str, attributes: dict[str, Any]) -> SafeString:
    """The bare input, tied to its hint and error."""
    wanted: dict[str, Any] = {key.replace("_", "-"): value for key, value in attributes.items()}
    if ids := described_by(field, hint):
        wanted["aria-describedby"] = ids
    if field.errors:
        wanted["aria-invalid"] = "true"
    return field.as_widget(attrs=wanted)


def faults(forms: Iterable[BaseForm]) -> Iterator[Fault]:
    """Every error as (where to jump, sentence), in the order of the page."""
    for form in forms:
        yield from (("", str(error)) for error in form.non_field_errors())
        for field in form:
            yield from ((_anchor(field), str(error)) for error in field.errors)


def options(field: BoundField) -> list[dict[str, Any]]:
    """The choices of a radio or checkbox field.

    A choice's label may carry `detail` and `end` (a second line, a word at the right).
    """
    return [
        {
            "id": option.id_for_label,
            "value": option.data["value"],
            "label": option.choice_label,
            "detail": getattr(option.choice_label, "detail", ""),
            "end": getattr(option.choice_label, "end", ""),
            "is_on": option.data["selected"],
            "type": option.data["type"],
        }
        for option in field.subwidgets
    ]


def steps(field: BoundField, low: int, high: int) -> list[dict[str, Any]]:
    """One radio per whole number from low to high; the first has the field's own id."""
    chosen = str(field.value()) if field.value() not in (None, "") else ""
    return [
        {
            "id": f"{field.auto_id}_{number}" if number > low else field.auto_id,
            "value": number,
            "is_on": chosen == str(number),
        }
        for number in range(low, high + 1)
    ]


def _anchor(field: BoundField) -> str:
    is_group = getattr(field.field.widget, "input_type", "") in ("radio", "checkbox")
    return f"{field.auto_id}_0" if is_group and len(field.subwidgets) > 1 else field.auto_id
