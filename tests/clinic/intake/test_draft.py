"""The draft: nothing that was sent is lost, and nothing is overwritten unseen."""

import pytest
from django.test import Client as Browser

from palpate.clinic.intake.models import IntakeDraft
from tests.clinic.intake.walking import PAGES, Walker

pytestmark = pytest.mark.django_db
MINE = {**PAGES["reason"], "complaint": "mine, the neck"}
YOURS = {**PAGES["reason"], "complaint": "yours, the back"}


def kept(step: str = "reason") -> dict[str, str]:
    data: dict[str, str] = IntakeDraft.objects.get().content["steps"][step]["data"]
    return data


def other(step: str = "reason") -> dict[str, str]:
    data: dict[str, str] = IntakeDraft.objects.get().content["other"][step]["data"]
    return data


def page(walker: Walker, *names: str) -> str:
    return str(walker.get("step", *names).content.decode())


def test_what_is_typed_is_saved_before_the_page_is_finished(walker: Walker) -> None:
    answer = walker.save("reason", complaint="half a sen")
    assert answer.status_code == 200
    assert 'name="version" id="version" value="1"' in answer.content.decode()
    assert "half a sen" in page(walker, "reason")
    assert "There is a problem" not in page(walker, "reason")


def test_another_browser_goes_on_where_one_stopped(walker: Walker) -> None:
    walker.post("start")
    walker.send("reason", **PAGES["reason"])
    walker.send("places", **PAGES["places"])
    later = Walker(walker.visit, Browser())
    assert "You have begun" in later.get("start").content.decode()
    assert later.post("start").headers["Location"].endswith("/change/")
    assert PAGES["reason"]["complaint"] in page(later, "reason")


def test_a_finished_draft_goes_on_at_the_check_page(walker: Walker) -> None:
    walker.walk()
    assert walker.post("start").headers["Location"].endswith("/check/")


def test_saving_again_from_the_same_page_is_no_conflict(walker: Walker) -> None:
    for complaint in ("a", "ab", "abc"):
        # The answer to the save before was lost on the way: the page still has version 0.
        answer = walker.post("save", "reason", complaint=complaint, version=0, tab="a")
        assert answer.status_code == 200
    assert kept()["complaint"] == "abc"


def test_a_page_changed_elsewhere_is_kept_twice(walker: Walker) -> None:
    walker.post("save", "reason", version=0, tab="phone", **MINE)
    answer = walker.post("save", "reason", version=0, tab="tablet", **YOURS)
    assert answer.status_code == 200  # it is saved, beside the other
    assert "changed on another device" in answer.content.decode()
    assert 'value="0"' in answer.content.decode()
    assert kept()["complaint"] == MINE["complaint"]
    assert other()["complaint"] == YOURS["complaint"]


def test_the_client_sees_both_and_chooses(walker: Walker) -> None:
    walker.post("save", "reason", version=0, tab="phone", **MINE)
    answer = walker.post("step", "reason", version=0, tab="tablet", **YOURS)
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert MINE["complaint"] in shown
    assert YOURS["complaint"] in shown
    assert kept()["complaint"] == YOURS["complaint"]
    walker.post("step", "reason", use="other")
    assert kept()["complaint"] == MINE["complaint"]
    assert other()["complaint"] == YOURS["complaint"]
    assert YOURS["complaint"] in page(walker, "reason")


def test_going_on_after_a_conflict_counts_what_is_on_the_page(walker: Walker) -> None:
    walker.post("save", "reason", version=0, tab="phone", **MINE)
    walker.post("step", "reason", version=0, tab="tablet", **YOURS)
    answer = walker.post("step", "reason", version=walker.version, tab="tablet", **YOURS)
    assert answer.status_code == 302
    assert kept()["complaint"] == YOURS["complaint"]


def test_the_same_words_twice_are_no_conflict(walker: Walker) -> None:
    walker.post("save", "reason", version=0, tab="phone", **MINE)
    assert walker.post("save", "reason", version=0, tab="tablet", **MINE).status_code == 200


def test_different_pages_do_not_meet(walker: Walker) -> None:
    walker.post("save", "reason", version=0, tab="phone", **MINE)
    answer = walker.post("save", "history", version=0, tab="tablet", medicines="none")
    assert answer.status_code == 200


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "²"])
def test_a_strange_version_counts_as_the_oldest(walker: Walker, version: str) -> None:
    answer = walker.post("save", "reason", version=version, tab="a", **MINE)
    assert answer.status_code == 200


def test_what_a_database_cannot_hold_is_left_out(walker: Walker) -> None:
    walker.save("reason", complaint="neck\x00ache" + "x" * 9000)
    assert kept()["complaint"].startswith("neckache")
    assert len(kept()["complaint"]) == 4000


def test_a_signature_given_once_stays_until_there_is_a_new_one(walker: Walker) -> None:
    walker.walk()
    assert "You have signed" in page(walker, "consent")
    answer = walker.send("consent", **{"c-treatment": "on", "c-privacy": "on"})
    assert answer.status_code == 302
    assert kept("consent")["signature_typed"] == "Ines Almeida"
