"""The text of a page: headings, paragraphs and lists, with bold words and links and no more.

Kept as typed: `**bold**` and `[words](address)`. Markup that was pasted in is taken out when it is
saved, and only our own comes out when it is shown.
"""

import re
from collections.abc import Iterable
from html import escape, unescape
from typing import Any, Final

import nh3
from django.utils.safestring import SafeString, mark_safe

KINDS: Final = ("heading", "paragraph", "list")
LONGEST: Final = 4000
MOST: Final = 80

Block = dict[str, Any]

_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_LINK = re.compile(r"\[([^\]\n]+)\]\(([^)\s]+)\)")
_SCHEMES = {"https", "http", "mailto", "tel"}


def cleaned(blocks: Iterable[Block]) -> list[Block]:
    """The blocks as they are kept: known kinds, no markup, nothing empty, at most 80."""
    found = (_cleaned(block) for block in blocks if block.get("kind") in KINDS)
    return [block for block in found if block.get("text") or block.get("items")][:MOST]


def plain(text: str) -> str:
    """The words without any markup."""
    return unescape(nh3.clean(str(text)[:LONGEST], tags=set())).strip()


def shown(text: str) -> SafeString:
    """The words as HTML: bold and links, everything else as it was typed."""
    marked = _LINK.sub(r'<a href="\2">\1</a>', escape(text, quote=True))
    marked = _BOLD.sub(r"<strong>\1</strong>", marked)
    safe = nh3.clean(
        marked,
        tags={"strong", "a"},
        attributes={"a": {"href"}},
        url_schemes=_SCHEMES,
        link_rel="noopener",
    )
    return mark_safe(safe)


def sections(blocks: Iterable[Block]) -> list[tuple[str, list[Block]]]:
    """The blocks under their headings; what stands before the first one has none."""
    found: list[tuple[str, list[Block]]] = [("", [])]
    for block in blocks:
        if block["kind"] == "heading":
            found.append((block["text"], []))
        else:
            found[-1][1].append(block)
    return [section for section in found if section[0] or section[1]]


def _cleaned(block: Block) -> Block:
    if block["kind"] == "list":
        items = (plain(item) for item in block.get("items", ()))
        return {"kind": "list", "items": [item for item in items if item]}
    return {"kind": block["kind"], "text": plain(block.get("text", ""))}
