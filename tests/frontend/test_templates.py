"""The security policy allows no style and no script inside a page; templates must not try."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = [
    path
    for folder in (ROOT / "palpate" / "clinic", ROOT / "frontend" / "gallery")
    for path in folder.rglob("*.html")
    if "email" not in path.name and "letters" not in path.parts
]
FORBIDDEN = {
    "a style attribute": re.compile(r"<[a-z][^>]*\sstyle\s*="),
    "a style element": re.compile(r"<style(?![^>]*nonce)"),
    "an inline handler": re.compile(r"<[a-z][^>]*\s(on[a-z]+|hx-on[^=\s]*)\s*="),
    "a script that is computed from text": re.compile(r"hx-vals=['\"]js:|javascript:"),
}


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 30


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what: str) -> None:
    guilty = [path for path in TEMPLATES if FORBIDDEN[what].search(path.read_text())]
    assert not guilty, f"{what} in {', '.join(str(path.relative_to(ROOT)) for path in guilty)}"


def test_every_icon_that_is_named_is_in_the_sprite() -> None:
    listed = (ROOT / "frontend" / "src" / "icons.txt").read_text().split("\n")
    icons = {line.strip() for line in listed if line and not line.startswith("#")}
    used = {
        name
        for path in TEMPLATES
        for name in re.findall(r"{%\s*icon\s+\"([\w-]+)\"", path.read_text())
    }
    assert used
    assert used <= icons, f"Add to frontend/src/icons.txt: {', '.join(sorted(used - icons))}"
