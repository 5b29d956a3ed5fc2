"""What a client does on the phone: books a visit and answers before it."""

import re

from tests.thread.walker import Walker

COMPLAINT = "Neck ache on the right, pulling up behind my ear, with headaches since spring."


def book(me: Walker, name: str, email: str) -> None:
    """From the public page to a confirmed visit, without an account."""
    me.go("/")
    me.look("home")
    me.go("/book/")
    me.look("reason")
    me.tap("button[name=reason][value=back_or_neck]")
    me.look("service")
    me.tap("a.pick.best")
    me.look("times")
    me.tap("main form button[name=starts]")
    me.look("details")
    me.page.fill("input[name=name]", name)
    me.page.fill("input[name=email]", email)
    me.page.check("input[name=agrees]")
    me.tap("button[form=contact]")
    me.look("confirmed")


def answer_intake(me: Walker) -> None:
    """From the confirmation to "received", page by page."""
    me.tap("text=Fill in now")
    me.look("intake-start")
    me.tap("main button:has-text('Start'), .actions button:has-text('Start')")
    for _ in range(20):
        heading = me.heading()
        if heading == "Check your answers":
            break
        _answer(me, heading)
    me.look("intake-check")
    me.tap(".actions button.primary")
    me.look("intake-received")


def _answer(me: Walker, heading: str) -> None:
    page = me.page
    pages = {
        "About you": _about,
        "What brings you here?": _reason,
        "Where does it hurt?": _places,
        "What changes it?": lambda me: page.locator("label.chip").first.click(),
        "Your history": lambda me: page.fill("[name=medicines]", "ibuprofen now and then"),
        "Where you start": _goals,
        "Your consent": _consent,
    }
    pages.get(heading, lambda me: None)(me)
    me.look("intake-" + re.sub(r"[^a-z]+", "-", heading.lower()).strip("-"))
    rest = page.locator("button[name=rest]")
    if rest.count():
        rest.click()
    else:
        me.tap(".actions button.primary")
    page.wait_for_load_state()
    if page.locator("h1").first.inner_text() == heading and page.locator(".error").count():
        raise AssertionError(f"{heading}: {page.locator('.error').first.inner_text()}")


def _about(me: Walker) -> None:
    me.page.fill("[name=born]", "17 5 1984")
    me.page.check("input[name=sex][value=female]")


def _reason(me: Walker) -> None:
    me.page.fill("[name=complaint]", COMPLAINT)
    for name in ("began", "lasted"):
        me.page.locator(f"input[name={name}]").nth(1).check()


def _places(me: Walker) -> None:
    """By the list, as somebody would who cannot use the picture."""
    for area in ("side-of-neck", "temple", "angle-of-neck"):
        me.page.evaluate(
            "([area]) => document.querySelector('body-picker').toggle(area, 'right')", [area]
        )


def _goals(me: Walker) -> None:
    me.page.check("input[name=now][value='5']")
    me.page.check("input[name=worst][value='7']")
    me.page.fill("[name=activity1]", "looking over the shoulder when driving")
    me.page.check("input[name=score1][value='4']")


def _consent(me: Walker) -> None:
    page = me.page
    for box in page.locator("main input[type=checkbox]").all():
        if not box.is_checked():
            box.check()
    for group in page.locator("fieldset.segmented").all():
        group.locator("input[type=radio]").first.check()
    box = page.locator("signature-field canvas")
    box.scroll_into_view_if_needed()
    place = box.bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + 30, place["y"] + 40)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(place["x"] + 30 + step * 20, place["y"] + 40 + (step % 2) * 30)
    page.mouse.up()
