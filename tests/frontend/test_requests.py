"""How pages talk to the server: the token goes along, a whole page never lands in a corner."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from playwright.sync_api import Browser, Page, expect

from hatch_build import bundle
from tests.frontend.conftest import ROOT
from tools.gallery import Handler, served
from tools.screens import opened

pytestmark = pytest.mark.browser
WHOLE = "<!doctype html><html><head><title>{0}</title></head><body><h1>{0}</h1></body></html>"
CORNER = """([method, path, attributes]) => {
  document.getElementById('main').innerHTML =
    `<form ${attributes} hx-${method}="${path}" hx-target="#corner">
       <input name="word" value="neck"><button>Send</button><span data-save-status></span></form>
     <div id="corner">before</div>`;
  htmx.process(document.getElementById('main'));
}"""


class Answers(Handler):
    """The gallery, and a few answers as the clinic gives them."""

    def do_GET(self) -> None:
        if self.path.startswith("/login"):
            return self._answer(HTTPStatus.OK, WHOLE.format("Sign in"))
        if self.path.startswith("/locked"):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", "/login")
            self.end_headers()
            return None
        return super().do_GET()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        answers = {
            "/token": (HTTPStatus.OK, self.headers.get("X-CSRFToken", "none")),
            "/fault": (HTTPStatus.UNPROCESSABLE_ENTITY, "<p>Enter a name</p>"),
            "/taken": (HTTPStatus.CONFLICT, "<p>14:30 is free</p>"),
            "/stale": (HTTPStatus.FORBIDDEN, WHOLE.format("This page was open too long")),
            "/broken": (HTTPStatus.INTERNAL_SERVER_ERROR, WHOLE.format("Something broke")),
            "/said": (HTTPStatus.OK, "<p>after</p>"),
        }
        self._answer(*answers[self.path])

    def _answer(self, status: HTTPStatus, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if self.path == "/said":
            self.send_header("HX-Trigger", '{"toast": {"text": "Saved.", "undoUrl": "/undo"}}')
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    bundle(ROOT)
    with served(handler=Answers) as address:
        page = opened(browser, "desktop", "light")
        page.goto(f"{address}/day", wait_until="networkidle")
        yield page
        page.context.close()


def send(page: Page, path: str, method: str = "post", attributes: str = "") -> None:
    page.evaluate(CORNER, [method, path, attributes])
    page.get_by_role("button", name="Send").click()


def test_every_write_carries_the_token_of_the_page(page: Page) -> None:
    token = page.locator('meta[name="csrf-token"]').get_attribute("content")
    assert token
    send(page, "/token")
    expect(page.locator("#corner")).to_have_text(token)


@pytest.mark.parametrize(
    ("path", "words"), [("/fault", "Enter a name"), ("/taken", "14:30 is free")]
)
def test_a_piece_that_says_what_is_wrong_is_shown_in_its_place(
    page: Page, path: str, words: str
) -> None:
    send(page, path)
    expect(page.locator("#corner")).to_have_text(words)


@pytest.mark.parametrize(
    ("path", "words"), [("/stale", "open too long"), ("/broken", "nothing was saved")]
)
def test_a_whole_error_page_becomes_one_sentence_and_the_entry_stays(
    page: Page, path: str, words: str
) -> None:
    send(page, path)
    expect(page.locator("[data-toast]")).to_contain_text(words)
    expect(page.locator("#corner")).to_have_text("before")
    expect(page.locator("input[name=word]")).to_have_value("neck")


def test_a_session_that_has_ended_leads_to_the_login_page(page: Page) -> None:
    send(page, "/locked", method="get")
    expect(page).to_have_title("Sign in")
    assert page.url.endswith("/login")


def test_the_server_may_say_something_with_undo(page: Page) -> None:
    send(page, "/said")
    expect(page.locator("#corner")).to_have_text("after")
    toast = page.locator("[data-toast]")
    expect(toast).to_contain_text("Saved.")
    expect(toast.locator("form")).to_have_attribute("action", "/undo")
    assert toast.locator("input[name=csrfmiddlewaretoken]").input_value()


def test_without_a_connection_the_page_says_so_and_keeps_the_text(page: Page) -> None:
    page.context.set_offline(True)
    send(page, "/said", attributes="data-autosave")
    expect(page.locator("[data-toast]")).to_contain_text("Your entry is still here")
    expect(page.locator("[data-save-status]")).to_contain_text("Not saved")


def test_autosave_says_when_the_draft_is_safe(page: Page) -> None:
    send(page, "/said", attributes="data-autosave")
    expect(page.locator("[data-save-status]")).to_contain_text("Saved ")
    page.locator("input[name=word]").fill("back")
    expect(page.locator("[data-save-status]")).to_have_text("Not saved yet")


def test_a_form_is_sent_once(page: Page) -> None:
    sent: list[str] = []
    page.context.on("request", lambda request: sent.append(request.method))
    page.evaluate(
        """() => {document.getElementById('main').innerHTML =
        '<form method="post" action="/said" target="elsewhere"><button>Pay</button></form>';
        const button = document.querySelector('#main button'); button.click(); button.click()}"""
    )
    page.wait_for_timeout(300)
    assert sent.count("POST") == 1
    expect(page.get_by_role("button", name="Pay")).to_have_attribute("aria-disabled", "true")


def test_the_theme_is_remembered_for_the_server(page: Page) -> None:
    page.locator("summary", has_text="Account").click()
    page.get_by_role("button", name="Theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.get_by_role("button", name="Theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert {c["name"]: c["value"] for c in page.context.cookies()}["theme"] == "dark"


def test_the_keyboard_goes_and_finds_and_explains(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Calendar")
    page.keyboard.press("Escape")
    with page.expect_request("**/clients**"):
        page.keyboard.press("g")
        page.keyboard.press("p")


def test_a_panel_opens_beside_and_gives_the_focus_back(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/parts", wait_until="networkidle")
    opener = page.get_by_role("button", name="Note beside")
    opener.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()
    expect(opener).to_be_focused()


def test_tabs_move_with_the_arrows(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/parts", wait_until="networkidle")
    page.get_by_role("tab", name="Findings").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Drawings")).to_be_focused()
    expect(page.locator("#panel-b")).to_be_visible()
    expect(page.locator("#panel-a")).not_to_be_visible()


def test_an_error_summary_takes_the_focus_and_leads_to_the_field(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/parts", wait_until="networkidle")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.get_by_role("link", name="Enter a valid email address.").click()
    expect(page.locator("#id_email")).to_be_focused()


def test_a_signature_is_kept_and_can_be_cleared(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/consent", wait_until="networkidle")
    canvas, kept = page.locator("canvas"), page.locator("input[name=signature]")
    box = canvas.bounding_box()
    assert box is not None
    assert kept.input_value() == ""
    page.mouse.move(box["x"] + 40, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 90, steps=6)
    page.mouse.up()
    assert kept.input_value().startswith("data:image/png;base64,")
    page.get_by_role("button", name="Clear").click()
    assert kept.input_value() == ""
