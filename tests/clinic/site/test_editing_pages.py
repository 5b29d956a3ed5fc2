"""The owner changes a page: blocks up and down, preview, save, undo; nobody else."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.site.actions import save_page, undo_page, write_first_pages
from palpate.clinic.site.actions.pages import KEPT
from palpate.clinic.site.models import Page, PageVersion
from palpate.clinic.site.queries import page
from tests.clinic.cast import NOW, Cast, as_

EDIT = "/clinic/pages/about/"


@pytest.fixture(autouse=True)
def _clock() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def written(cast: Cast) -> Page:
    write_first_pages(by=SYSTEM, at=NOW - timedelta(days=1))
    return Page.objects.get(slug="about")


def form(**fields: Any) -> dict[str, Any]:
    usual = {
        "title": "What we do",
        "summary": "In one line",
        "is_public": "on",
        "version": (NOW - timedelta(days=1)).isoformat(),
        "kind": ["heading", "paragraph", "list"],
        "text": ["First", "Words **here**", "one\n\ntwo"],
    }
    return {**usual, **fields}


def test_saving_cleans_shows_and_can_be_undone(cast: Cast, written: Page) -> None:
    owner = as_(cast.olga)
    before = written.title
    sent = form(text=["First", "<script>x</script>Words **here**", "one\n\ntwo"])
    answer = owner.post(EDIT, sent, follow=True)
    assert b"is saved" in answer.content
    assert reverse("site:undo_page", args=["about"]) in answer.content.decode()
    saved = Page.objects.get(slug="about")
    assert saved.blocks == [
        {"kind": "heading", "text": "First"},
        {"kind": "paragraph", "text": "Words **here**"},
        {"kind": "list", "items": ["one", "two"]},
    ]
    assert b"Words <strong>here</strong>" in Browser().get("/about/").content
    owner.post(reverse("site:undo_page", args=["about"]))
    assert Page.objects.get(slug="about").title == before
    verbs = AuditEntry.objects.filter(actor=cast.olga).values_list("verb", flat=True)
    assert {"save page", "undo page"} <= set(verbs)


def test_a_page_nobody_has_written_yet_is_made_by_saving(cast: Cast) -> None:
    as_(cast.olga).post(EDIT, form(version=""))
    assert Page.objects.get(slug="about").title == "What we do"


def test_preview_shows_and_saves_nothing(cast: Cast, written: Page) -> None:
    answer = as_(cast.olga).post(EDIT, form(act="preview"))
    assert b"Preview, not saved" in answer.content
    assert b"<strong>here</strong>" in answer.content
    assert Page.objects.get(slug="about").title == written.title


@pytest.mark.parametrize(
    ("act", "kinds"),
    [
        ("up:1", ["paragraph", "heading", "list"]),
        ("up:0", ["heading", "paragraph", "list"]),
        ("down:0", ["paragraph", "heading", "list"]),
        ("down:2", ["heading", "paragraph", "list"]),
        ("remove:1", ["heading", "list"]),
        ("remove:9", ["heading", "paragraph", "list"]),
        ("add:list", ["heading", "paragraph", "list", "list"]),
        ("add:script", ["heading", "paragraph", "list"]),
    ],
)
def test_buttons_change_the_form_and_not_the_page(
    cast: Cast, written: Page, act: str, kinds: list[str]
) -> None:
    answer = as_(cast.olga).post(EDIT, form(act=act))
    assert [row["kind"] for row in answer.context["rows"]] == kinds
    assert Page.objects.get(slug="about").blocks == written.blocks


def test_what_somebody_else_saved_meanwhile_is_not_written_over_silently(
    cast: Cast, written: Page
) -> None:
    owner = as_(cast.olga)
    save_page(written, title="Theirs", summary="", blocks=[], by=SYSTEM, at=NOW)
    answer = owner.post(EDIT, form())
    assert answer.status_code == 409
    assert b"Somebody else saved this page" in answer.content
    assert b"What we do" in answer.content
    assert Page.objects.get(slug="about").title == "Theirs"
    owner.post(EDIT, form(version=answer.context["version"]))
    assert Page.objects.get(slug="about").title == "What we do"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": " "}, b"Enter a title."),
        ({"title": "x" * 121}, b"it has 121"),
        ({"summary": "x" * 301}, b"it has 301"),
    ],
)
def test_what_is_wrong_is_said_and_the_text_stays(
    cast: Cast, written: Page, wrong: dict[str, str], sentence: bytes
) -> None:
    answer = as_(cast.olga).post(EDIT, form(**wrong))
    assert answer.status_code == 422
    assert sentence in answer.content
    assert b"Words **here**" in answer.content
    assert Page.objects.get(slug="about").title == written.title


def test_pages_of_the_navigation_cannot_be_hidden(cast: Cast, written: Page) -> None:
    owner = as_(cast.olga)
    owner.post(EDIT, form(is_public=""))
    assert Page.objects.get(slug="about").is_public
    version = page("privacy").updated_at.isoformat()
    owner.post("/clinic/pages/privacy/", form(is_public="", version=version))
    assert not Page.objects.get(slug="privacy").is_public


def test_only_the_owner_edits(cast: Cast, written: Page) -> None:
    for user in (cast.otto, cast.mira, cast.ines_user):
        assert as_(user).get(EDIT).status_code == 403
        assert as_(user).post(EDIT, form()).status_code == 403
        assert as_(user).post(reverse("site:undo_page", args=["about"])).status_code == 403
    assert "/account/login/" in Browser().post(EDIT, form())["Location"]
    assert as_(cast.olga).get("/clinic/pages/no-such/").status_code == 404
    assert as_(cast.olga).get(reverse("site:undo_page", args=["about"])).status_code == 405


def test_undo_without_an_earlier_version_says_so(cast: Cast, written: Page) -> None:
    answer = as_(cast.olga).post(reverse("site:undo_page", args=["about"]), follow=True)
    assert b"no earlier version" in answer.content


def test_earlier_versions_have_an_end(written: Page) -> None:
    for number in range(KEPT + 3):
        save_page(written, title=f"T{number}", summary="", blocks=[], by=SYSTEM, at=NOW)
    assert PageVersion.objects.count() == KEPT
    assert undo_page(written, by=SYSTEM, at=NOW)
    assert written.title == f"T{KEPT + 1}"
