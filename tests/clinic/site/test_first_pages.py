"""The pages a new clinic begins with: whole, honest, and never written over."""

import re

import pytest
from django.urls import reverse

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.site.actions import write_first_pages
from palpate.clinic.site.blocks import KINDS, cleaned, shown
from palpate.clinic.site.first import ALWAYS_PUBLIC, first_pages
from palpate.clinic.site.models import Page
from tests.clinic.cast import NOW

WANTED = {
    "home", "about", "difference", "conditions", "doctor", "services", "therapists",
    "practical", "privacy", "contact",
}  # fmt: skip


def whole_text(slug: str) -> str:
    page = first_pages()[slug]
    words = (text for b in page["blocks"] for text in (b.get("text"), *b.get("items", ())) if text)
    return " ".join([page["title"], page["summary"], *words])


def test_every_page_that_is_promised_is_there_in_order() -> None:
    assert set(first_pages()) == WANTED
    orders = [page["order"] for page in first_pages().values()]
    assert orders == sorted(set(orders))
    assert set(ALWAYS_PUBLIC) <= WANTED


@pytest.mark.parametrize("slug", sorted(WANTED))
def test_a_page_is_made_of_blocks_that_saving_would_not_change(slug: str) -> None:
    page = first_pages()[slug]
    assert page["title"]
    assert len(page["summary"]) <= 300
    assert all(block["kind"] in KINDS for block in page["blocks"])
    assert cleaned(page["blocks"]) == page["blocks"]


def test_the_pages_are_written_once_and_what_the_owner_wrote_stays(db: None) -> None:
    assert len(write_first_pages(by=SYSTEM, at=NOW)) == len(WANTED)
    Page.objects.filter(slug="home").update(title="Ours")
    assert write_first_pages(by=SYSTEM, at=NOW) == []
    assert Page.objects.get(slug="home").title == "Ours"
    assert AuditEntry.objects.filter(verb="write first page").count() == len(WANTED)


def test_each_has_an_address_of_its_own() -> None:
    assert all(reverse(f"site:{slug}") for slug in WANTED)


@pytest.mark.parametrize("slug", ["conditions", "doctor"])
def test_medical_pages_say_that_nobody_has_reviewed_them(slug: str) -> None:
    assert "No clinician has reviewed this page yet" in whole_text(slug)


def test_what_it_helps_says_how_thin_the_evidence_is_and_cites_what_it_rests_on() -> None:
    text = whole_text("conditions")
    for words in ("uncertain", "had little confidence", "has not been shown", "Nobody can promise"):
        assert words in text
    for number in range(1, 8):
        used = re.findall(rf"\[(?:\d, )*{number}(?:, \d)*\]", text)
        assert len(used) >= 2, f"source {number} is only named, or only used"


def test_the_pages_promise_no_cure_and_no_diagnosis() -> None:
    for slug in WANTED:
        text = whole_text(slug).lower()
        for word in ("cure", "guarantee", "detox", "diagnose you", "abnormal firing"):
            assert word not in text, f"{slug} says {word}"


def test_the_text_shows_no_stray_marks() -> None:
    for page in first_pages().values():
        for block in page["blocks"]:
            for text in (block.get("text", ""), *block.get("items", ())):
                assert "**" not in shown(text)
