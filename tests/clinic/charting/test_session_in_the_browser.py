"""The runner in Chromium: drawn at once, kept without a network, sent once, and usable bare."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.models import PlanRecord, SessionEvent
from palpate.clinic.charting.session.standing import session_of
from palpate.knowledge.read import shipped
from tests.clinic.cast import PASSWORD, engage
from tests.clinic.charting.ready import ready

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TABLET = {"width": 834, "height": 1194}
LEAST_PX = 56


@pytest.fixture
def visit() -> Visit:
    return ready(engage(), starts_at=timezone.now() - timedelta(minutes=1))


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, visit: Visit) -> Iterator[Page]:
    context = browser.new_context(viewport=TABLET)
    yield _running(context.new_page(), live_server, visit)
    context.close()


def _running(page: Page, server: LiveServer, visit: Visit) -> Page:
    """Signed in, the plan accepted, the clock started."""
    page.set_default_timeout(30_000)
    page.goto(f"{server.url}/account/login/?next=/visits/{visit.pk}/plan/")
    page.fill("input[name=login]", "mira@palpate.example")
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/")
    page.get_by_role("button", name="Accept and start").click()
    page.wait_for_url("**/session/")
    return page


def done(page: Page) -> None:
    page.get_by_role("button", name="Done, next").click()


def now(page: Page) -> str:
    """What is being worked on, technique included."""
    return " ".join(page.locator("[data-r=now]").inner_text().split())


def saved(page: Page) -> None:
    expect(page.locator("[data-r=sync]")).to_have_text("Saved")


def kinds(visit: Visit) -> list[str]:
    rows = SessionEvent.objects.filter(visit=visit).order_by("happened_at", "at")
    return list(rows.values_list("kind", flat=True))


def on_the_table(page: Page) -> None:
    """To the first specific line, with what to do without a network prepared."""
    with page.expect_response(lambda answer: "/ahead/" in answer.url):
        page.reload()
    while "Specific work" not in now(page):
        done(page)
    saved(page)


def test_taps_are_drawn_at_once_and_recorded(page: Page, visit: Visit) -> None:
    first = now(page)
    done(page)
    assert now(page) != first
    saved(page)
    assert kinds(visit) == ["start", "done"]


def test_what_happens_without_a_network_is_sent_once_when_it_is_back(
    page: Page, visit: Visit
) -> None:
    on_the_table(page)
    before = len(kinds(visit))
    page.context.set_offline(True)
    page.locator("button[value='discomfort|4']").click()
    done(page)
    page.locator("button[value='pressure|less']").click()
    expect(page.locator("[data-r=sync]")).to_contain_text("No network: 3 kept")
    assert len(kinds(visit)) == before
    page.context.set_offline(False)
    saved(page)
    assert kinds(visit)[before:] == ["discomfort", "done", "response"]


def test_a_closed_tab_loses_nothing(page: Page, visit: Visit) -> None:
    on_the_table(page)
    page.route("**/session/events/", lambda route: route.abort())
    done(page)
    shown = now(page)
    expect(page.locator("[data-r=sync]")).to_contain_text("kept on this device")
    page.unroute("**/session/events/")
    page.reload()
    saved(page)
    assert now(page) == shown
    assert kinds(visit)[-1] == "done"


def test_skipping_without_a_network_follows_the_plan_prepared_for_it(
    page: Page, visit: Visit
) -> None:
    on_the_table(page)
    page.context.set_offline(True)
    left = now(page)
    page.get_by_role("button", name="Skip", exact=True).click()
    page.wait_for_timeout(300)
    assert now(page) != left
    page.context.set_offline(False)
    saved(page)
    assert kinds(visit)[-1] == "skip"
    assert PlanRecord.objects.count() == 1


def test_skipping_plans_the_rest_anew_and_undo_brings_it_back(page: Page, visit: Visit) -> None:
    on_the_table(page)
    left, rest = now(page), page.locator("[data-r=next]").inner_text()
    with page.expect_response(lambda answer: "/replan/" in answer.url):
        page.get_by_role("button", name="Skip", exact=True).click()
    expect(page.locator("[data-r=now]")).not_to_have_text(left)
    page.get_by_role("button", name="Undo").click()
    assert now(page) == left
    assert page.locator("[data-r=next]").inner_text() == rest
    saved(page)
    assert PlanRecord.objects.count() == 2
    page.reload()
    assert now(page) == left


def test_page_and_server_tell_the_same_story(page: Page, visit: Visit) -> None:
    on_the_table(page)
    page.locator("[data-r=switches] button").first.click()
    page.locator(".runner-target summary").first.click()
    page.locator(".runner-target[open] button").first.click()
    done(page)
    saved(page)
    told = page.locator("[data-r=next] b").all_inner_texts()
    page.reload()
    assert page.locator("[data-r=next] b").all_inner_texts() == told
    found = session_of(visit, shipped())
    assert found is not None
    assert len(found.progress.queue) == len(told) + 1


def test_every_target_is_large_enough_for_an_oiled_hand(page: Page) -> None:
    on_the_table(page)
    for box in page.locator("main button:visible, main summary:visible, .actions button").all():
        size = box.bounding_box()
        assert size is not None
        assert size["height"] >= LEAST_PX
        assert size["width"] >= 44


def test_without_scripts_the_same_buttons_work(
    browser: Browser, live_server: LiveServer, visit: Visit
) -> None:
    context = browser.new_context(viewport=TABLET, java_script_enabled=False)
    page = _running(context.new_page(), live_server, visit)
    while "Specific work" not in now(page):
        done(page)
    page.locator("button[value='discomfort|3']").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Finish now").click()
    page.wait_for_url("**/note/")
    assert kinds(visit)[-5:] == ["discomfort", "retract", "pause", "resume", "finish"]
    context.close()
