"""The pages a new clinic begins with; the owner changes them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "first_pages"
ALWAYS_PUBLIC = ("home", "about", "conditions", "services", "therapists")
"""Pages the navigation leads to; the others can be hidden."""


@cache
def first_pages() -> dict[str, dict[str, Any]]:
    """Slug to title, summary, order and blocks, in the order of the files' own numbers."""
    read = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in FOLDER.glob("*.toml")}
    return dict(sorted(read.items(), key=lambda page: int(page[1]["order"])))
