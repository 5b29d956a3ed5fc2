"""The page editor between two clicks: what was typed, and what a button does to it.

Nothing is kept between requests: every block travels in the form, so the editor works without a
script, and what was typed survives an error.
"""

from dataclasses import dataclass
from typing import Any, Self

from django.http import QueryDict

from palpate.clinic.site.blocks import KINDS, MOST, Block
from palpate.clinic.site.models import Page


@dataclass(kw_only=True)
class Typed:
    """A page as it stands in the form."""

    title: str
    summary: str
    blocks: list[Block]
    is_public: bool
    version: str

    @classmethod
    def of_page(cls, page: Page) -> Self:
        return cls(
            title=page.title,
            summary=page.summary,
            blocks=list(page.blocks),
            is_public=page.is_public,
            version=version_of(page),
        )

    @classmethod
    def of_form(cls, data: QueryDict) -> Self:
        kinds, texts = data.getlist("kind"), data.getlist("text")
        return cls(
            title=data.get("title", "").strip(),
            summary=data.get("summary", "").strip(),
            blocks=[_block(*pair) for pair in zip(kinds[:MOST], texts[:MOST], strict=False)],
            is_public=bool(data.get("is_public")),
            version=data.get("version", ""),
        )

    def do(self, act: str) -> None:
        """What a button does: `add:list`, `up:2`, `down:2`, `remove:2`; anything else nothing."""
        what, _, where = act.partition(":")
        if what == "add" and where in KINDS and len(self.blocks) < MOST:
            self.blocks.append({"kind": where, "text": "", "items": []})
        elif where.isdecimal() and int(where) < len(self.blocks):
            self._shift(what, int(where))

    def rows(self) -> list[dict[str, Any]]:
        """The blocks as the form shows them; a list has one item a line."""
        return [
            {
                "kind": block["kind"],
                "text": "\n".join(block.get("items", ()))
                if block["kind"] == "list"
                else block.get("text", ""),
                "lines": 2 if block["kind"] == "heading" else 5,
            }
            for block in self.blocks
        ]

    def faults(self) -> dict[str, str]:
        """What keeps it from being saved, by field."""
        found = {}
        if not self.title:
            found["title"] = "Enter a title."
        if len(self.title) > 120:
            found["title"] = f"Shorten the title to 120 characters; it has {len(self.title)}."
        if len(self.summary) > 300:
            found["summary"] = f"Shorten the line to 300 characters; it has {len(self.summary)}."
        return found

    def _shift(self, what: str, at: int) -> None:
        if what == "remove":
            del self.blocks[at]
        elif what == "up" and at > 0:
            self.blocks.insert(at - 1, self.blocks.pop(at))
        elif what == "down":
            self.blocks.insert(at + 1, self.blocks.pop(at))


def version_of(page: Page) -> str:
    """What tells whether somebody saved the page in between."""
    return page.updated_at.isoformat() if page.pk else ""


def _block(kind: str, text: str) -> Block:
    if kind == "list":
        return {"kind": kind, "items": [line.strip() for line in text.splitlines()]}
    return {"kind": kind if kind in KINDS else "paragraph", "text": text}
