"""What a therapist does on the tablet: examines, plans, treats, writes and books the next."""

from tests.thread.walker import Walker


def open_chart(me: Walker, visit: str) -> None:
    """From today's list to the findings of one visit."""
    me.go("/today/")
    me.look("today")
    me.go("/day/")
    me.look("day")
    me.go(f"/desk/visits/{visit}/")
    me.look("visit")
    me.tap("button:has-text('Arrived')")
    me.go(f"/visits/{visit}/intake/")
    me.look("intake-review")
    me.go(f"/visits/{visit}/")
    me.look("findings")


def examine(me: Walker) -> None:
    """Answer the first proposed test, press the likeliest muscle, record one by name."""
    page = me.page
    _recorded(me, "section:has(h2:has-text('Test next')) button[value=negative]")
    _recorded(me, "li.source button[value=familiar]")
    page.fill("#entry-name", "Feel: Levator scapulae")
    page.locator("form:has(#entry-name) label:has-text('Right')").click()
    _recorded(me, "form:has(#entry-name) button[value=tender]")
    me.look("findings-after")


def _recorded(me: Walker, button: str) -> None:
    with me.page.expect_response(lambda answer: "/findings/" in answer.url) as told:
        me.page.locator(button).first.click()
    assert told.value.status == 200
    me.page.wait_for_load_state("networkidle")


def plan_and_treat(me: Walker, visit: str) -> None:
    """Accept the plan, work through it, finish."""
    me.go(f"/visits/{visit}/plan/")
    me.look("plan")
    me.tap("button:has-text('Accept and start')")
    me.look("runner")
    page = me.page
    for _ in range(25):
        done = page.locator(".runner-actions button:has-text('Done, next')")
        if not done.count():
            break
        done.click()
        page.wait_for_timeout(150)
    me.look("runner-end")
    page.locator(".runner-actions button:has-text('Finish')").click()
    page.wait_for_url("**/note/")


def measure(me: Walker, visit: str) -> None:
    """Pain after the session, in one tap and a save."""
    me.go(f"/visits/{visit}/outcomes/?phase=after")
    card = me.page.locator("#measure-nprs")
    card.locator("input[value='3']").first.check()
    card.locator("button:has-text('Record')").click()
    me.page.wait_for_load_state("networkidle")
    me.look("outcomes")


def sign_and_rebook(me: Walker, visit: str) -> None:
    """Sign the drafted note as it is, then book the same hour again."""
    me.go(f"/visits/{visit}/note/")
    me.look("note")
    me.tap("button:has-text('Sign and seal')")
    me.look("note-signed")
    me.tap("a:has-text('Book the next')")
    me.look("again")
    me.tap("button[name=slot]")
    me.look("booked-again")
