"""Page by page: what is shown, what is refused and how, where it goes on."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.booking.models import Visit
from palpate.clinic.intake.models import IntakeDraft
from palpate.clinic.people.actions import register_client
from tests.clinic.cast import NOW, Cast
from tests.clinic.intake.walking import DRAWN, PAGES, Walker

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
BEFORE_QUESTIONS = ["reason", "places", "change", "fits"]


def text(answer: Any) -> str:
    return str(answer.content.decode())


def questions(walker: Walker) -> str:
    """Every question that is asked before any is answered."""
    pages = (walker.get("step", f"questions-{number}") for number in range(1, 9))
    return "".join(text(page) for page in pages if page.status_code == 200)


@pytest.mark.parametrize("step", [*BEFORE_QUESTIONS, "questions-1", "history", "goals", "consent"])
def test_every_page_has_one_heading_and_few_queries(walker: Walker, step: str) -> None:
    walker.post("start")
    walker.send("places", areas=DRAWN)
    walker.get("step", step)
    with CaptureQueriesContext(connection) as captured:
        answer = walker.get("step", step)
    assert answer.status_code == 200
    assert len(re.findall("<h1", text(answer))) == 1
    assert len(captured) <= MOST_QUERIES


def test_going_on_needs_few_queries_too(walker: Walker) -> None:
    walker.post("start")
    with CaptureQueriesContext(connection) as captured:
        walker.send("reason", **PAGES["reason"])
    assert len([q for q in captured if "SAVEPOINT" not in q["sql"]]) <= MOST_QUERIES + 2


def test_the_whole_way_leads_to_the_check_page(walker: Walker) -> None:
    walker.walk()
    page = text(walker.get("check"))
    for said in ("My neck aches at the desk", "Right between neck and shoulder: 6 of 10, aching",
                 "Turning the head", "Heat", "Desk work", "ibuprofen", "4 of 10 now",
                 "looking back: 5 of 10", "No to all of these", "Signed Ines Almeida"):  # fmt: skip
        assert said in page, said


def test_a_card_that_lacks_nothing_is_not_asked_about(walker: Walker) -> None:
    assert walker.post("start").headers["Location"].endswith("/reason/")


def test_what_the_card_lacks_is_asked_first(cast: Cast) -> None:
    stranger = register_client(name="Bo Berg", email="bo@example.org", by=SYSTEM, at=NOW)
    walker = Walker(cast.visit(client=stranger, episode=None))
    assert walker.post("start").headers["Location"].endswith("/about/")
    answer = walker.send("about", born="31 2 1984", sex="female")
    assert answer.status_code == 422
    assert "day, month and year" in text(answer)
    assert walker.send("about", **PAGES["about"]).status_code == 302


@pytest.mark.parametrize(
    ("step", "wrong", "said"),
    [
        ("reason", {}, "Tell us in a few words"),
        ("reason", {**PAGES["reason"], "began": "by-magic"}, "valid choice"),
        ("reason", {**PAGES["reason"], "complaint": "x" * 601}, "at most 600"),
        ("places", {"areas": ""}, "Mark at least one place"),
        ("places", {"areas": "{"}, "could not be read"),
        ("change", {"worse": ["astrology"]}, "Choose from the list"),
        ("questions-1", {}, "Choose an answer"),
        ("questions-1", {"q-fever": "maybe"}, "valid choice"),
        ("goals", {"now": "4"}, "how strong the worst pain was"),
        ("goals", {**PAGES["goals"], "score1": ""}, "how well you can do this"),
        ("goals", {**PAGES["goals"], "activity1": ""}, "Name the activity"),
        ("consent", {"c-treatment": "on", "signature_typed": "Ines"}, "tick to agree"),
        ("consent", {"c-treatment": "on", "c-privacy": "on"}, "Sign with your finger"),
        ("consent", {**PAGES["consent"], "signature": "data:image/png;base64,AAAA"}, "be read"),
    ],
)
def test_a_wrong_answer_says_what_to_do_and_keeps_the_rest(
    walker: Walker, step: str, wrong: dict[str, Any], said: str
) -> None:
    walker.post("start")
    answer = walker.send(step, **wrong)
    assert answer.status_code == 422
    assert "There is a problem" in text(answer)
    assert said in text(answer)
    assert "Error:" in text(answer)


def test_a_place_may_be_none_in_particular(walker: Walker) -> None:
    assert walker.send("places", areas="", nowhere="on").status_code == 302


def test_an_unknown_page_is_not_there(walker: Walker) -> None:
    assert walker.get("step", "secrets").status_code == 404
    assert walker.send("questions-40", rest="no").status_code == 404
    assert walker.save("more-1", rest="no").status_code == 404


def test_one_tap_answers_no_to_the_rest(walker: Walker) -> None:
    walker.post("start")
    walker.send("questions-1", **{"q-fever": "cannot_assess", "rest": "no"})
    kept = IntakeDraft.objects.get().content["steps"]["questions-1"]["data"]
    assert kept["q-fever"] == "cannot_assess"
    assert set(kept.values()) == {"cannot_assess", "no"}


def test_questions_follow_the_marked_places(walker: Walker) -> None:
    walker.send("places", areas=DRAWN)
    assert "Do you see double" in questions(walker)
    assert "back passage" not in questions(walker)
    walker.send("places", areas=DRAWN.replace("angle-of-neck", "low-back"))
    assert "Do you see double" not in questions(walker)
    assert "back passage" in questions(walker)


def test_an_answer_brings_up_the_questions_that_matter_then(walker: Walker) -> None:
    answer = walker.walk(upto="more-1", questions_2={"q-weakness-worsening": "cannot_assess",
                                                     "q-limb-swelling": "no", "q-chest-pain": "yes",
                                                     "rest": "no"})  # fmt: skip
    page = text(walker.browser.get(answer.headers["Location"]))
    assert "A few more questions" in page
    assert "Do you break out in a sweat with it?" in page


def test_everyday_answers_bring_up_no_more_questions(walker: Walker) -> None:
    walker.walk()
    assert "asked" not in IntakeDraft.objects.get().content


def test_a_changed_answer_can_still_bring_up_questions(walker: Walker) -> None:
    walker.walk()
    answer = walker.send("questions-2", back="check", **{"q-chest-pain": "yes", "rest": "no"})
    assert answer.headers["Location"].endswith("/more-1/")


def test_a_man_is_not_asked_whether_he_is_pregnant(cast: Cast, visit: Visit) -> None:
    assert "Are you pregnant" in questions(Walker(visit))
    cast.ines.sex = "male"
    cast.ines.save()
    assert "Are you pregnant" not in questions(Walker(visit))


def test_markup_in_an_answer_is_shown_as_words(walker: Walker) -> None:
    attack = '<script>alert("x")</script>'
    walker.walk(reason={**PAGES["reason"], "complaint": attack},
                goals={**PAGES["goals"], "activity1": '"><img src=x>'})  # fmt: skip
    for page in (text(walker.get("check")), text(walker.get("step", "reason")),
                 text(walker.get("step", "goals"))):  # fmt: skip
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert "&lt;script&gt;" in text(walker.get("check"))


def test_a_change_leads_back_to_the_check_page(walker: Walker) -> None:
    walker.walk()
    page = text(walker.browser.get(walker.at("step", "history") + "?back=check"))
    assert 'name="back" value="check"' in page
    answer = walker.send("history", medicines="none", back="check")
    assert answer.headers["Location"].endswith("/check/")


def test_a_changed_place_asks_what_belongs_to_it_before_the_check(walker: Walker) -> None:
    walker.walk()
    walker.send("places", areas=DRAWN.replace("angle-of-neck", "low-back"), back="check")
    assert "/questions-" in walker.get("check").headers["Location"]


def test_places_can_be_marked_without_the_picture(walker: Walker) -> None:
    listed = text(walker.get("places_list"))
    assert "Inside the body and private places" in listed
    assert walker.post("places_list").status_code == 422
    answer = walker.post("places_list", place=["temple/left", "low-back/right"])
    assert answer.headers["Location"].endswith("/strength/")
    answer = walker.post("strength", **{"strength-0": "7", "quality-0": ["throbbing"]})
    assert answer.status_code == 302
    walker.send("change", **PAGES["change"])
    drawn = IntakeDraft.objects.get().content["steps"]["places"]["data"]["areas"]
    assert '"intensity":7' in drawn
    assert '"intensity":null' in drawn
    assert "checked" in text(walker.get("places_list"))


@pytest.mark.parametrize("place", ["temple/midline", "moon/left", "temple"])
def test_a_place_that_is_not_on_the_list_is_refused(walker: Walker, place: str) -> None:
    assert walker.post("places_list", place=[place]).status_code == 422


def test_the_picture_page_leads_to_the_list_without_javascript(walker: Walker) -> None:
    page = text(walker.get("step", "places"))
    assert "<noscript>" in page
    assert walker.at("places_list") in page
