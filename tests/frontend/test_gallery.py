"""Every part of the design in a real browser: axe, sizes of targets, reflow, silence."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tools.gallery import names
from tools.screens import SIZES, THEMES, opened

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
TOO_SMALL = """() => [...document.querySelectorAll(
    'a.button, button, summary, select, .chip:is(label), .segmented label, .scale label, input')]
  .filter((node) => node.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .map((node) => [node, node.closest('label') ?? node])
  .map(([node, target]) => [node.outerHTML.slice(0, 90), target.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
  .map(([html, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${html}`)"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{found['id']}: {node['target']}"
        for found in result["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_and_the_policy_is_kept(
    browser: Browser, gallery: str, size: str, theme: str
) -> None:
    page = opened(browser, size, theme)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for name in names():
        page.goto(f"{gallery}/{name}", wait_until="networkidle")
        assert violations(page) == [], name
        assert page.evaluate(WIDER) <= 0, name
    assert said == []
    page.context.close()


@pytest.mark.parametrize("size", ["phone", "tablet"])
def test_targets_are_at_least_44_pixels_where_fingers_tap(
    browser: Browser, gallery: str, size: str
) -> None:
    page = opened(browser, size, "light")
    for name in names():
        page.goto(f"{gallery}/{name}", wait_until="networkidle")
        assert page.evaluate(TOO_SMALL) == [], name
    page.context.close()


def test_the_main_action_is_56_pixels_high_on_a_phone(phone: Page, gallery: str) -> None:
    phone.goto(f"{gallery}/intake")
    box = phone.locator(".button.primary").bounding_box()
    assert box is not None
    assert box["height"] >= 56


@pytest.mark.parametrize("name", names())
def test_nothing_is_lost_at_320_pixels_with_text_at_200_per_cent(
    phone: Page, gallery: str, name: str
) -> None:
    phone.set_viewport_size({"width": 320, "height": 800})
    phone.goto(f"{gallery}/{name}", wait_until="networkidle")
    assert phone.evaluate(WIDER) <= 0
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    assert phone.evaluate(WIDER) <= 0


def test_the_runner_is_dark_even_where_the_device_is_light(desktop: Page, gallery: str) -> None:
    desktop.goto(f"{gallery}/runner")
    assert desktop.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(13, 12, 11)"


def test_the_timer_fills_a_tablet(browser: Browser, gallery: str) -> None:
    page = opened(browser, "tablet", "light")
    page.goto(f"{gallery}/runner")
    size = page.locator(".timer-clock").evaluate("node => getComputedStyle(node).fontSize")
    page.context.close()
    assert float(size.removesuffix("px")) >= 200  # digits of some 30 mm, readable at two metres
