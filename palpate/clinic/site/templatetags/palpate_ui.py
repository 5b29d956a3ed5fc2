"""The tags screens are written with: icons, fields, flags, bars, charts, islands."""

from pathlib import Path
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.forms import BaseForm, BoundField
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from palpate.clinic.site.ui import bars, fields, levels, navigation
from palpate.clinic.site.ui import trend as trends

register = template.Library()
DIST = Path(__file__).resolve().parents[2] / "static" / "dist"
UNDO = "undo:"
CELL_MIN = 5


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite; with a label it speaks, without one it is decoration."""
    address = f"{static('dist/icons.svg')}#{name}"
    if label:
        shape = '<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>'
        return format_html(shape, label, address)
    shape = '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"/></svg>'
    return format_html(shape, address)


@register.simple_tag
def island(name: str) -> SafeString:
    """The script of one island, with its style sheet where it has one."""
    style = SafeString("")
    if (DIST / "islands" / f"{name}.css").exists():
        address = static(f"dist/islands/{name}.css")
        style = format_html('<link rel="stylesheet" href="{}">', address)
    address = static(f"dist/islands/{name}.js")
    return style + format_html('<script type="module" src="{}"></script>', address)


@register.simple_tag
def sheet(name: str) -> SafeString:
    """A style sheet only some pages need, such as day-grid."""
    return format_html('<link rel="stylesheet" href="{}">', static(f"dist/sheets/{name}.css"))


@register.simple_tag(takes_context=True)
def theme(context: Context) -> SafeString:
    """The theme this browser was set to, as an attribute of <html>; nothing follows the device."""
    request = context.get("request")
    wanted = request.COOKIES.get("theme") if request else None
    return SafeString(f' data-theme="{wanted}"' if wanted in ("light", "dark") else "")


@register.inclusion_tag("partials/field.html")
def field(bound: BoundField, hint: str = "", width: str = "", **attributes: Any) -> dict[str, Any]:
    """One labelled input; more keywords become attributes (`inputmode="tel"`)."""
    shown = hint or str(bound.help_text)
    return {
        "field": bound,
        "hint": shown,
        "width": width,
        "widget": fields.widget(bound, shown, attributes),
        "is_tick": getattr(bound.field.widget, "input_type", "") == "checkbox",
    }


@register.inclusion_tag("partials/choices.html")
def choices(bound: BoundField, hint: str = "", columns: str = "") -> dict[str, Any]:
    """Radio or checkbox choices as cards; `columns="two"` puts them beside each other."""
    return _group(bound, hint) | {"columns": columns}


@register.inclusion_tag("partials/segmented.html")
def segmented(bound: BoundField, hint: str = "") -> dict[str, Any]:
    """A few short choices in one row."""
    return _group(bound, hint)


@register.inclusion_tag("partials/chips.html")
def chips(bound: BoundField, hint: str = "") -> dict[str, Any]:
    """Many short choices that wrap."""
    return _group(bound, hint)


@register.inclusion_tag("partials/scale.html")
def scale(bound: BoundField, low: str = "", high: str = "", hint: str = "") -> dict[str, Any]:
    """0 to 10 in one tap; low and high are the words at the ends."""
    found = _group(bound, hint, has_options=False)
    return found | {"steps": fields.steps(bound, 0, 10), "low": low, "high": high}


@register.inclusion_tag("partials/error_summary.html")
def error_summary(*forms: BaseForm) -> dict[str, Any]:
    """Everything that is wrong, at the top of the page, each a link to its field."""
    return {"faults": list(fields.faults(forms))}


@register.inclusion_tag("partials/flag.html")
def flag(name: object, text: str = "") -> dict[str, Any]:
    """A screening level as a badge; the text replaces the level's own word."""
    return {"level": levels.level(name), "text": text}


@register.filter
def by_urgency(flags: list[Any]) -> list[Any]:
    """Flags with `level`, the most urgent first."""
    return sorted(flags, key=lambda one: levels.rank(_get(one, "level")))


@register.filter
def level_of(one: Any) -> levels.Level:
    """How the level of a flag is shown."""
    return levels.level(_get(one, "level"))


@register.simple_tag
def chance(value: float, low: float | None = None, high: float | None = None) -> SafeString:
    """A likelihood as a bar with its range."""
    return bars.chance(value, low, high)


@register.simple_tag
def trend(points: Any, label: str, **options: Any) -> SafeString:
    """An outcome over visits; see `ui.trend` for low, high, error and goal."""
    return trends.trend(points, label=label, **options)


@register.simple_tag
def meter_bar(value: float, most: float, label: str, unit: str = "") -> SafeString:
    """How much of something is used up, as a bar that says its words."""
    words = f"{value:g} of {most:g} {unit}".strip()
    bar = '<progress class="progress" value="{}" max="{}" aria-label="{}: {}">{}</progress>'
    return format_html(bar, value, most, label, words, words)


@register.simple_tag
def place(start_min: int, end_min: int, from_min: int = 0) -> str:
    """Classes that put a visit into the day grid; minutes of the local day."""
    cells = max(1, -(-(end_min - start_min) // CELL_MIN))
    return f"at-{max(0, (start_min - from_min) // CELL_MIN)} for-{cells}"


@register.filter
def initials(name: object) -> str:
    """Up to two letters for a picture of nobody."""
    words = str(name).split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def undo_address(message: Message) -> str:
    """The address that takes this message's action back, where it named one."""
    tags = (message.extra_tags or "").split()
    return next((tag.removeprefix(UNDO) for tag in tags if tag.startswith(UNDO)), "")


@register.simple_tag(takes_context=True)
def role_of(context: Context) -> str:
    """The role the page is shown to: said by the view, else the user's own."""
    user = getattr(context.get("request"), "user", None)
    return str(context.get("role") or getattr(user, "role", ""))


@register.simple_tag
def staff_links(role: str, current: str = "") -> list[navigation.Link]:
    """Where this role may go."""
    return navigation.staff_links(role, current)


@register.simple_tag
def public_links(current: str = "") -> list[navigation.Link]:
    """The clinic's own pages."""
    return navigation.public_links(current)


@register.simple_tag
def address(page: str, *arguments: object) -> str:
    """Where a named page stands, or nothing where there is none."""
    return navigation.address(page, *arguments)


def _group(bound: BoundField, hint: str, *, has_options: bool = True) -> dict[str, Any]:
    shown = hint or str(bound.help_text)
    return {
        "field": bound,
        "hint": shown,
        "described_by": fields.described_by(bound, shown),
        "options": fields.options(bound) if has_options else [],
    }


def _get(one: Any, name: str) -> Any:
    return one[name] if isinstance(one, dict) else getattr(one, name)
