"""The owner's words in templates."""

from dataclasses import dataclass

from django import template
from django.utils.safestring import SafeString
from django.utils.text import slugify

from palpate.clinic.site import blocks
from palpate.clinic.site.ui import navigation

register = template.Library()
FOOTER = (
    ("site:difference", "Or deep tissue massage?"),
    ("site:doctor", "When to see a doctor first"),
    ("site:practical", "Practical things"),
    ("site:privacy", "Your data"),
    ("site:contact", "Contact"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FooterLink:
    """A page the foot of every public page leads to."""

    address: str
    label: str


@register.simple_tag
def footer_links() -> list[FooterLink]:
    """The pages that are not in the navigation at the top."""
    found = ((navigation.address(page), label) for page, label in FOOTER)
    return [FooterLink(address=address, label=label) for address, label in found if address]


@register.filter
def words(text: str) -> SafeString:
    """Bold and links as HTML, all else as typed."""
    return blocks.shown(str(text))


@register.filter
def in_sections(of: list[blocks.Block]) -> list[tuple[str, list[blocks.Block]]]:
    """The blocks under their headings."""
    return blocks.sections(of)


@register.filter
def items_of(block: blocks.Block) -> list[str]:
    """The items of a list block; a template would take `.items` for the pairs of the mapping."""
    return list(block.get("items", ()))


@register.filter
def anchor(heading: str) -> str:
    """What a heading is called in an address."""
    return f"s-{slugify(heading)}"


@register.simple_tag
def headings(of: list[blocks.Block]) -> list[tuple[str, str]]:
    """Every heading with its anchor, for a list of contents."""
    names = (str(block["text"]) for block in of if block["kind"] == "heading")
    return [(anchor(name), name) for name in names]
