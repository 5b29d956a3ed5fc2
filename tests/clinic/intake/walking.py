"""A client who walks through the pages of an intake, as a browser would."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client as Browser
from django.urls import reverse

from palpate.clinic.booking.links import Purpose, token_for
from palpate.clinic.booking.models import Visit
from palpate.clinic.intake.models import IntakeDraft

NECK = {"area": "angle-of-neck", "side": "right", "intensity": 6, "quality": ["aching"]}
DRAWN = json.dumps({"chart_version": "areas-1", "strokes": [], "regions": [NECK]})
PNG = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PAGES: dict[str, dict[str, Any]] = {
    "about": {"born": "17 5 1984", "sex": "female"},
    "reason": {"complaint": "My neck aches at the desk", "began": "slowly", "lasted": "longer"},
    "places": {"areas": DRAWN},
    "change": {"worse": ["neck-turning"], "better": ["heat"]},
    "fits": {"work": ["desk-worker"]},
    "history": {"history": "", "medicines": "ibuprofen"},
    "goals": {"now": "4", "worst": "7", "activity1": "looking back", "score1": "5"},
    "consent": {"c-treatment": "on", "c-privacy": "on", "signature_typed": "Ines Almeida"},
}
"""What a client with an everyday sore neck answers."""
GUARDIAN = {
    "guardian_name": "Ada Almeida",
    "guardian_relation": "mother",
    "guardian_comes": "on",
}


BACK = DRAWN.replace("angle-of-neck", "low-back")
EMERGENCY = {"q-saddle-numbness": "yes", "rest": "no"}
URGENT = {"q-limb-swelling": "yes", "rest": "no"}
"""Answers of a client with a low back that keep hands off today."""


class Walker:
    """One browser behind one link."""

    def __init__(self, visit: Visit, browser: Browser | None = None) -> None:
        self.visit, self.browser = visit, browser or Browser()
        self.token = token_for(visit, Purpose.INTAKE)
        self.tab = "a"

    def at(self, page: str, *names: str) -> str:
        return reverse(f"intake:{page}", args=[self.token, *names])

    def get(self, page: str, *names: str) -> HttpResponse:
        return self.browser.get(self.at(page, *names))

    def post(self, page: str, *names: str, **data: Any) -> HttpResponse:
        return self.browser.post(self.at(page, *names), data)

    def send(self, step: str, **data: Any) -> HttpResponse:
        """Continue on a page, from the version of the draft as it is now."""
        return self.post("step", step, **{"version": self.version, "tab": self.tab, **data})

    def save(self, step: str, **data: Any) -> HttpResponse:
        return self.post("save", step, **{"version": self.version, "tab": self.tab, **data})

    @property
    def version(self) -> int:
        draft = IntakeDraft.objects.filter(intake__visit=self.visit).first()
        return draft.version if draft else 0

    def walk(self, upto: str = "check", **changed: dict[str, Any]) -> HttpResponse:
        """Answer page after page, until `upto` comes up; `changed` are other answers by page."""
        answer = self.post("start")
        for _ in range(40):
            here = answer.headers["Location"]
            step = here.rstrip("/").rpartition("/")[2]
            if step == upto:
                return answer
            if step == "call":  # read it, and go on
                answer = self.post("start")
                continue
            data = changed.get(step.replace("-", "_"), PAGES.get(step, {"rest": "no"}))
            answer = self.send(step, **data)
            assert answer.status_code == 302, (step, answer.status_code, faults(answer))
        raise AssertionError(f"{upto} never came up")

    def finish(self, **changed: dict[str, Any]) -> HttpResponse:
        """The whole way, answers sent."""
        self.walk(**changed)
        return self.post("check")


def faults(answer: HttpResponse) -> Any:
    """What the form of a page says is wrong."""
    context = getattr(answer, "context", None)
    return dict(context["form"].errors) if context and "form" in context else answer.content[:200]


def page_asking(walker: Walker, words: str) -> str:
    """The page on which a question with these words stands."""
    pages = (f"questions-{number}" for number in range(1, 9))
    return next(p for p in pages if words in walker.get("step", p).content.decode())


def place_page(walker: Walker) -> str:
    """The page with the questions about the marked places, for somebody with a low back."""
    return page_asking(walker, "back passage")
