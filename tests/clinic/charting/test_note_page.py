"""The note page: drafted from the record, saved as typed, signed once, then only added to."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse

from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.audit.verify import verify
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.findings import record_finding
from palpate.clinic.charting.models import (
    Addendum,
    Assessment,
    Draft,
    FindingRecord,
    Note,
    PlanRecord,
    SessionEvent,
)
from palpate.clinic.charting.session.standing import session_of
from palpate.clinic.intake.models import IntakeAnswerSet, PainDrawing
from palpate.findings.finding import Finding
from palpate.knowledge.read import shipped
from palpate.quantities import Side
from tests.clinic.cast import NOW, Cast, as_
from tests.clinic.charting.ready import ready
from tests.clinic.charting.test_session_page import current, event, post, start, tap, until

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}
SECTIONS = ("subjective", "objective", "assessment", "plan")


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def mira(cast: Cast, clock: Any) -> Browser:
    return as_(cast.mira)


@pytest.fixture
def visit(cast: Cast, mira: Browser, clock: Any) -> Visit:
    """A visit whose session is over: two lines done, one skipped, a re-test, a wish."""
    visit = ready(cast)
    start(mira, visit)
    work = until(visit, "specific", mira, clock)
    tap(mira, visit, "discomfort", 4)
    tap(mira, visit, "done", work.id)
    tap(mira, visit, "tender", work.id, 2)
    tap(mira, visit, "pressure", "less")
    tap(mira, visit, "skip", current(visit).id)
    work = until(visit, "retest", mira, clock)
    tap(mira, visit, "finding", "after", work.retest, 3)
    while current_or_none(visit):
        tap(mira, visit, "done", current(visit).id)
    tap(mira, visit, "finish")
    visit.refresh_from_db()
    return visit


def current_or_none(visit: Visit) -> Any:
    found = session_of(visit, shipped())
    return found and found.progress.current


def address(name: str, visit: Visit) -> str:
    return reverse(f"charting:{name}", args=[visit.pk])


def texts(mira: Browser, visit: Visit) -> dict[str, str]:
    rows = mira.get(address("note", visit)).context["sections"]
    return {row["section"].id: row["text"] for row in rows}


def sections_of(note: Note) -> list[dict[str, Any]]:
    return list(note.content["sections"])


def test_the_note_is_drafted_from_what_was_recorded(mira: Browser, visit: Visit) -> None:
    said = texts(mira, visit)
    assert "My neck aches and the right temple with it" in said["subjective"]
    assert "the familiar pain" in said["objective"]
    assert "3 of 10 after treatment" in said["objective"]
    assert "fits best with: Upper trapezius, right" in said["assessment"]
    assert "discomfort 4 of 10, tender 2 of 10 after" in said["plan"]
    assert "Planned and left out" in said["plan"]
    assert "asked for less pressure" in said["plan"]
    assert "At home:" in said["plan"]


def test_every_drafted_sentence_leads_to_a_record_that_exists(mira: Browser, visit: Visit) -> None:
    mira.post(address("note_brevity", visit), {"brevity": "full"})
    mira.post(address("note_sign", visit), {})
    tables = {
        "intake": IntakeAnswerSet,
        "drawing": PainDrawing,
        "finding": FindingRecord,
        "assessment": Assessment,
        "session event": SessionEvent,
        "plan": PlanRecord,
        "visit": Visit,
    }
    lines = [line for section in sections_of(Note.objects.get()) for line in section["lines"]]
    assert lines
    for line in lines:
        assert line["records"]
        for record in line["records"]:
            assert (
                tables[record["kind"]].objects.filter(pk=record["id"], client=visit.client).exists()
            )


def test_two_taps_from_the_end_of_the_session_to_a_signed_note(
    cast: Cast, mira: Browser, visit: Visit
) -> None:
    mira.get(address("note", visit))
    mira.post(address("note_sign", visit), texts(mira, visit))
    note = Note.objects.get()
    assert (note.visit, note.author) == (visit, cast.mira)
    html = mira.get(address("note", visit)).content.decode()
    assert "Sealed as note 1" in html
    assert reverse("booking:again", args=[visit.pk]) in html


def test_what_is_typed_is_saved_and_kept_as_the_therapists_own(mira: Browser, visit: Visit) -> None:
    said = texts(mira, visit)
    own = said["plan"] + "\nShe slept badly because of the baby."
    answer = mira.post(address("note_save", visit), {**said, "plan": own, "version": 0}, **HTMX)
    assert answer.status_code == 200
    assert texts(mira, visit)["plan"] == own
    mira.post(address("note_save", visit), {**said, "plan": own, "version": 1}, **HTMX)
    mira.post(address("note_sign", visit), {"version": 2})
    last = sections_of(Note.objects.get())[3]["lines"][-1]
    assert (last["origin"], last["records"]) == ("therapist", [])
    assert not Draft.objects.filter(kind="note").exists()


def test_signing_takes_what_stands_on_the_page(mira: Browser, visit: Visit) -> None:
    said = texts(mira, visit)
    mira.post(address("note_sign", visit), {**said, "subjective": "Typed and never saved."})
    assert sections_of(Note.objects.get())[0]["lines"][0]["text"] == "Typed and never saved."


def test_a_page_of_another_window_neither_saves_nor_signs(mira: Browser, visit: Visit) -> None:
    said = texts(mira, visit)
    mira.post(address("note_save", visit), {**said, "version": 0}, **HTMX)
    late = mira.post(address("note_save", visit), {**said, "plan": "x", "version": 0}, **HTMX)
    assert late.status_code == 409
    assert mira.post(address("note_sign", visit), {**said, "version": 0}).status_code == 409
    assert not Note.objects.exists()


def test_another_length_is_drafted_anew_and_undo_brings_the_text_back(
    mira: Browser, visit: Visit
) -> None:
    said = texts(mira, visit)
    own = {**said, "plan": "My own words about this treatment."}
    mira.post(address("note_brevity", visit), {**own, "brevity": "short"})
    assert len(texts(mira, visit)["subjective"]) < len(said["subjective"])
    mira.post(address("note_undo", visit))
    assert texts(mira, visit)["plan"] == own["plan"]


def test_what_is_recorded_meanwhile_is_offered_and_added(
    cast: Cast, mira: Browser, visit: Visit
) -> None:
    mira.post(address("note_save", visit), {**texts(mira, visit), "version": 0})
    late = Finding(key="palpation:levator-scapulae", side=Side.RIGHT, grade=0.5)
    record_finding(visit, late, author=cast.mira, at=NOW)
    html = mira.get(address("note", visit)).content.decode()
    assert "Recorded since this note was begun" in html
    mira.post(address("note_add_new", visit), {"version": 1})
    assert "Levator scapulae" in texts(mira, visit)["objective"]
    assert "Recorded since" not in mira.get(address("note", visit)).content.decode()


def test_signing_seals_the_note_into_the_chain(mira: Browser, visit: Visit) -> None:
    mira.post(address("note_sign", visit), texts(mira, visit))
    note = Note.objects.get()
    assert note.digest
    assert AuditEntry.objects.filter(verb="sign note", subject_id=str(note.pk)).exists()
    assert not verify().breaks


def test_a_note_is_signed_once(mira: Browser, visit: Visit) -> None:
    said = texts(mira, visit)
    mira.post(address("note_sign", visit), said)
    again = mira.post(address("note_sign", visit), {**said, "plan": "Other"}, follow=True)
    assert "The note of this visit is signed" in again.content.decode()
    assert Note.objects.count() == 1
    assert "Other" not in str(Note.objects.get().content)


@pytest.mark.parametrize("name", ["note_save", "note_brevity", "note_undo", "note_add_new"])
def test_after_signing_nothing_of_the_note_changes(mira: Browser, visit: Visit, name: str) -> None:
    mira.post(address("note_sign", visit), texts(mira, visit))
    mira.post(address(name, visit), {"plan": "Other", "brevity": "short"})
    assert not Draft.objects.filter(kind="note").exists()


def test_a_running_session_is_finished_before_its_note_is_signed(
    cast: Cast, mira: Browser, clock: Any
) -> None:
    visit = ready(cast)
    start(mira, visit)
    answer = mira.post(address("note_sign", visit), {})
    assert answer.status_code == 409
    assert "still running" in answer.content.decode()


def test_an_empty_note_is_not_signed(mira: Browser, visit: Visit) -> None:
    empty = dict.fromkeys(SECTIONS, "")
    assert mira.post(address("note_sign", visit), empty).status_code == 409
    assert not Note.objects.exists()


def test_an_emergency_is_noted_with_what_it_rests_on(cast: Cast, mira: Browser) -> None:
    visit = ready(cast, content={"screening": {"saddle-numbness": "yes"}})
    said = texts(mira, visit)
    assert "Screen:" in said["assessment"]
    assert "No treatment today because of the screen." in said["plan"]


def test_addenda_are_all_that_comes_after(mira: Browser, visit: Visit) -> None:
    mira.post(address("note_sign", visit), texts(mira, visit))
    for text in ("She called: sore for a day.", "Better since."):
        mira.post(address("note_addendum", visit), {"text": text})
    assert [one.content["text"] for one in Addendum.objects.order_by("number")] == [
        "She called: sore for a day.",
        "Better since.",
    ]
    html = mira.get(address("note", visit)).content.decode()
    assert "sore for a day" in html


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001])
def test_an_addendum_says_something_and_not_too_much(
    mira: Browser, visit: Visit, text: str
) -> None:
    mira.post(address("note_sign", visit), texts(mira, visit))
    answer = mira.post(address("note_addendum", visit), {"text": text}, follow=True)
    assert "1 to 4000 characters" in answer.content.decode()
    assert not Addendum.objects.exists()


def test_an_unsigned_note_takes_no_addendum_and_is_not_printed(mira: Browser, visit: Visit) -> None:
    mira.post(address("note_addendum", visit), {"text": "late"})
    assert not Addendum.objects.exists()
    printed = mira.get(address("note_print", visit), follow=True)
    assert "Only a signed note is printed" in printed.content.decode()


def test_the_signed_note_is_printed(mira: Browser, visit: Visit) -> None:
    mira.post(address("note_sign", visit), texts(mira, visit))
    html = mira.get(address("note_print", visit)).content.decode()
    assert "Signed by Mira" in html
    assert 'class="paper"' in html


def test_entries_that_arrive_after_signing_are_told(
    mira: Browser, visit: Visit, clock: Any
) -> None:
    mira.post(address("note_sign", visit), texts(mira, visit))
    clock.shift(60)
    post(mira, visit, event("discomfort", {"value": 2}))
    assert "1 entry" in mira.get(address("note", visit)).content.decode()


def test_after_signing_the_session_is_closed(mira: Browser, visit: Visit) -> None:
    mira.post(address("note_sign", visit), texts(mira, visit))
    finish = SessionEvent.objects.get(kind="finish")
    before = SessionEvent.objects.count()
    undone = mira.post(address("session_undo", visit), {"event": str(finish.event_id)}, follow=True)
    assert "add to it with an addendum" in undone.content.decode()
    tap(mira, visit, "pause")
    assert SessionEvent.objects.count() == before
    post(mira, visit, event("retract", retracts=str(finish.event_id)))
    visit.refresh_from_db()
    assert visit.state == Visit.State.DONE


def test_times_are_those_of_the_place(mira: Browser, visit: Visit) -> None:
    mira.post(address("note_sign", visit), texts(mira, visit))
    at = Note.objects.get().at.astimezone(ZoneInfo(visit.zone))
    assert (
        f"Signed by Mira on 2 March 2026, {at:%H:%M}"
        in mira.get(address("note", visit)).content.decode()
    )


def test_who_may_read_and_write_a_note(cast: Cast, mira: Browser, visit: Visit) -> None:
    page = address("note", visit)
    assert as_(cast.otto).get(page).status_code == 403
    assert as_(cast.zoe).get(page).status_code == 404
    unsigned = as_(cast.olga).get(page)
    assert "Not signed yet" in unsigned.content.decode()
    assert "My neck aches" not in unsigned.content.decode()
    for name in ("note_save", "note_sign", "note_addendum", "note_brevity"):
        assert as_(cast.olga).post(address(name, visit)).status_code == 403
        assert as_(cast.otto).post(address(name, visit)).status_code == 403
        assert mira.get(address(name, visit)).status_code == 405
    mira.post(address("note_sign", visit), texts(mira, visit))
    signed = as_(cast.olga).get(page).content.decode()
    assert "Signed by Mira" in signed
    assert "Add to this note" not in signed
