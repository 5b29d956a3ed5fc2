"""Photographs pages in three sizes and two themes: `python -m tools.screens [page ...]`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tools.chromium import found
from tools.gallery import names, served

OUT = Path("screens")
SIZES = {"phone": (390, 844), "tablet": (834, 1194), "desktop": (1440, 900)}
THEMES = ("light", "dark")
SWITCHES = ["--no-sandbox", "--headless=new", "--hide-scrollbars"]


def opened(browser: Browser, size: str, theme: str) -> Page:
    """A page of that size and theme with animations off; phone and tablet have touch."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=theme,  # type: ignore[arg-type]
        has_touch=size != "desktop",
        is_mobile=size == "phone",
        reduced_motion="reduce",
        device_scale_factor=1,
    )
    return context.new_page()


def views(browser: Browser) -> Iterator[tuple[str, str, Page]]:
    """Every size in every theme."""
    for size in SIZES:
        for theme in THEMES:
            page = opened(browser, size, theme)
            yield size, theme, page
            page.context.close()


def main(wanted: list[str]) -> int:
    """Writes screens/<page>-<size>-<theme>.png for the gallery's pages."""
    if not found():
        print("Chromium is not installed. On Debian or Ubuntu: apt-get install chromium")
        return 1
    OUT.mkdir(exist_ok=True)
    with served() as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found(), args=SWITCHES)
        for size, theme, page in views(browser):
            for name in wanted or names():
                page.goto(f"{address}/{name}", wait_until="networkidle")
                page.screenshot(path=OUT / f"{name}-{size}-{theme}.png", full_page=True)
        browser.close()
    print(f"Pictures are in {OUT.resolve()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
