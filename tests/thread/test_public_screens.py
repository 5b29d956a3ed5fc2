"""The public pages, the client's link, the outbox and the owner's editor, looked at by axe."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.background import work_once
from palpate.clinic.booking.models import Visit
from palpate.clinic.site.actions import write_first_pages
from palpate.clinic.site.first import first_pages
from tests.clinic.cast import PASSWORD, engage
from tests.thread.walker import Walker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _clinic(db: None) -> Iterator[None]:
    cache.clear()
    engage()
    write_first_pages(by=SYSTEM, at=timezone.now())
    yield
    cache.clear()


@pytest.mark.parametrize(("size", "theme"), [("phone", "light"), ("desktop", "dark")])
def test_every_public_page_is_open_to_everyone(
    browser: Browser, live_server: LiveServer, size: str, theme: str
) -> None:
    me = Walker(browser, live_server.url, size, theme)
    for slug in first_pages():
        me.go("/" if slug == "home" else f"/{slug}/")
        me.look(f"public-{slug}")
    me.close()
    assert me.faults == []


def test_a_visit_is_booked_without_a_script(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    _book(page, live_server.url)
    page.click("text=Move or cancel")
    page.click("text=Move to another time")
    page.click("[aria-label='The next month']")
    page.click(".month a >> nth=3")
    page.click("button[name=starts] >> nth=1")
    assert page.locator("text=Moved.").is_visible()
    page.click("text=Cancel the visit")
    assert page.locator("h1", has_text="This visit is cancelled").is_visible()
    page.click("text=Undo: keep the visit")
    assert page.locator("h1", has_text="Your visit").is_visible()
    context.close()
    visit = Visit.objects.get()
    assert (visit.state, visit.sequence) == (Visit.State.BOOKED, 3)


@pytest.mark.parametrize(("size", "theme"), [("tablet", "dark"), ("phone", "light")])
def test_a_link_moves_cancels_and_undoes(
    browser: Browser, live_server: LiveServer, size: str, theme: str
) -> None:
    me = Walker(browser, live_server.url, size, theme)
    _book(me.page, live_server.url)
    me.tap("text=Move or cancel")
    me.look("link")
    me.tap("text=Move to another time")
    me.look("move")
    me.page.click("[aria-label='The next month']")
    me.page.wait_for_url("**month=**")
    me.look("move-next-month")
    me.tap("button[name=starts]")
    me.look("moved")
    me.tap("text=Cancel the visit")
    me.look("cancelled")
    me.tap("text=Undo: keep the visit")
    me.look("kept")
    me.go("/book/visit/a-guess/")
    me.look("broken-link")
    me.close()
    assert me.faults == []


def test_the_owner_edits_and_the_desk_sees_the_letters(
    browser: Browser, live_server: LiveServer
) -> None:
    me = Walker(browser, live_server.url, "phone")
    _book(me.page, live_server.url)
    work_once(timezone.now())
    me.sign_in("olga@palpate.example", PASSWORD)
    for name, path in (
        ("outbox", "/messages/"),
        ("clinic", "/clinic/"),
        ("profile", "/clinic/profile/"),
        ("service", "/clinic/services/new/"),
        ("editor", "/clinic/pages/about/"),
    ):
        me.go(path)
        me.look(name)
    me.tap("button[value=preview]")
    me.look("preview")
    me.tap(".actions button.primary")
    assert "is saved" in me.page.locator("#toasts").inner_text()
    me.look("saved")
    me.close()
    assert me.faults == []


def _book(page: Page, base: str) -> None:
    """Far enough ahead that the cut-off is no matter: the second month that is shown."""
    page.goto(f"{base}/book/")
    page.click("button[name=reason][value=sport]")
    page.click("a.pick.best")
    page.click("[aria-label='The next month']")
    page.wait_for_url("**month=**")
    page.wait_for_load_state("networkidle")
    page.click("button[name=starts] >> nth=2")
    page.fill("input[name=name]", "Noor Walk")
    page.fill("input[name=email]", "noor@example.org")
    page.check("input[name=agrees]")
    page.click("button[form=contact]")
    page.wait_for_url("**/book/confirmed/")
