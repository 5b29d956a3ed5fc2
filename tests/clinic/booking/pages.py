"""A visitor's browser, as the tests of the public pages use it: forms and links only, no script."""

import re
from datetime import datetime
from html import unescape
from typing import Any

from django.test import Client as Browser
from django.urls import reverse

from palpate.clinic.booking.models import Visit
from palpate.clinic.booking.refusals import SlotTaken
from tests.clinic.booking.slots import TOMORROW_NINE
from tests.clinic.cast import Cast

GONE = str(SlotTaken())
WHO = {"name": "Tomás Říha", "email": "tomas@example.org", "phone": "", "agrees": "on"}


def text_of(answer: Any) -> str:
    """What stands on the page."""
    return unescape(answer.content.decode())


def href(answer: Any, pattern: str) -> str:
    """The first address on the page that fits."""
    found = re.search(f'href="({pattern})"', text_of(answer))
    assert found, f"no link like {pattern}"
    return found.group(1)


def hidden(answer: Any) -> dict[str, str]:
    """The hidden fields of the page's forms."""
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text_of(answer))
    return {name: value for name, value in fields if name != "csrfmiddlewaretoken"}


def starts_on(answer: Any) -> list[str]:
    """The times that can be tapped."""
    return re.findall(r'name="starts" value="([^"]+)"', text_of(answer))


def wish(cast: Cast, starts_at: datetime = TOMORROW_NINE, **fields: Any) -> dict[str, str]:
    """What the page of times sends when a time is tapped."""
    return {
        "service": str(cast.hour.pk),
        "site": str(cast.north.pk),
        "starts": starts_at.isoformat(),
        **fields,
    }


def keep(browser: Browser, cast: Cast, starts_at: datetime = TOMORROW_NINE, **fields: Any) -> str:
    """Tap a time; the token of the hold it gives."""
    answer = browser.post(reverse("booking:hold"), wish(cast, starts_at, **fields))
    assert answer.status_code == 302, text_of(answer)
    page = browser.get(answer["Location"])
    found = re.search(r'name="hold" value="([^"]+)"', text_of(page))
    assert found
    return found.group(1)


def confirm(browser: Browser, hold: str, **typed: str) -> Any:
    """Send the last form."""
    return browser.post(reverse("booking:details"), {**WHO, "hold": hold, **typed})


def booked(cast: Cast, browser: Browser | None = None, **typed: str) -> Visit:
    """A visit booked on the pages."""
    browser = browser or Browser()
    answer = confirm(browser, keep(browser, cast), **typed)
    assert answer.status_code == 302, text_of(answer)
    return Visit.objects.latest("created_at")
