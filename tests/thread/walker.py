"""A person at a screen: opens pages, taps, fills in, and has every screen checked on the way."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page

from tools.screens import opened

ROOT = Path(__file__).resolve().parents[2]
AXE = (ROOT / "frontend/node_modules/axe-core/axe.min.js").read_text
PICTURES = ROOT / "screens" / "thread"
RULES = "axe.run(document, {resultTypes: ['violations']})"


class Walker:
    """One page of one size. `faults` gathers what axe and the layout say, by screen."""

    def __init__(self, browser: Browser, base: str, size: str, theme: str = "light") -> None:
        self.page: Page = opened(browser, size, theme)
        self.page.set_default_timeout(60_000)
        self.base, self.size, self.theme = base, size, theme
        self.faults: list[str] = []
        self.shown = 0

    def go(self, path: str) -> None:
        self.page.goto(path if path.startswith("http") else self.base + path)

    def tap(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()

    def look(self, name: str) -> None:
        """Check the screen for accessibility and for sideways scrolling; keep its picture."""
        self.page.wait_for_load_state("networkidle")
        self.shown += 1
        PICTURES.mkdir(parents=True, exist_ok=True)
        file = PICTURES / f"{self.size}-{self.theme}-{self.shown:02d}-{name}.png"
        self.page.screenshot(path=str(file), full_page=True)
        # Through the debugger: the clinic's own policy would rightly refuse a foreign script.
        self.page.evaluate(AXE())
        for violation in self.page.evaluate(RULES)["violations"]:
            where = violation["nodes"][0]["target"]
            self.faults.append(f"{name} ({self.size}): {violation['id']} at {where}")
        if self.page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
            self.faults.append(f"{name} ({self.size}): wider than the screen")

    def heading(self) -> str:
        return self.page.locator("h1").first.inner_text()

    def text(self) -> str:
        return self.page.locator("main").inner_text()

    def sign_in(self, email: str, password: str) -> None:
        self.go("/account/login/")
        self.page.fill("input[name=login]", email)
        self.page.fill("input[name=password]", password)
        self.tap("main button:has-text('Sign in')")
        self.page.wait_for_url(re.compile(r"^(?!.*login)"))

    def close(self) -> None:
        self.page.context.close()
