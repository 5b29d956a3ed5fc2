"""The note: drafted from the record, corrected, signed once, then only added to."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from palpate.clinic.accounts.guards import staff_only, user_of
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.doors import visit_for_reading, visit_for_writing
from palpate.clinic.charting.models import Note, SessionEvent
from palpate.clinic.charting.note import saved
from palpate.clinic.charting.note.draft import BREVITIES, drafted
from palpate.clinic.charting.note.facts import facts_of
from palpate.clinic.charting.note.lines import as_json, from_json, missing, records_of, with_added
from palpate.clinic.charting.note.saved import NoteDraft, StaleNoteError
from palpate.clinic.charting.note.values import Facts
from palpate.clinic.charting.signing import AlreadySignedError, add_addendum, sign_note
from palpate.clinic.charting.workspace.banner import banner
from palpate.clinic.people.rights import may_write_chart

LONGEST_ADDENDUM = 4000
Change = Callable[[NoteDraft, Facts], NoteDraft]


@staff_only
def note(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """The draft for who may write, the signed note for all who may read."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_reading(user, visit_id, at=now)
    signed = _signed(found)
    if signed is not None:
        return render(request, "charting/note/signed.html", _signed_context(request, found, signed))
    if not may_write_chart(user, found.client_id):
        return render(request, "charting/note/none.html", _around(found))
    facts = facts_of(found)
    draft = saved.load(found, user) or saved.fresh(facts)
    return _page(request, found, draft, facts)


@staff_only
@require_POST
def save(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Autosave: the text as it stands, a second after the last key."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    draft = saved.load(found, user)
    if draft is None or _is_stale(request, draft) or _signed(found) is not None:
        return _changed(request, visit_id, lambda old, _: saved.typed(old, request.POST))
    try:
        draft = saved.save(found, saved.typed(draft, request.POST), author=user, at=now)
    except StaleNoteError as stale:
        return HttpResponse(str(stale), status=409)
    if request.headers.get("HX-Request") == "true":
        return render(request, "charting/note/version.html", {"draft": draft})
    return redirect("charting:note", found.pk)


@staff_only
@require_POST
def brevity(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Longer or shorter, drafted anew from the record."""
    wanted = request.POST.get("brevity", "")
    return _changed(
        request,
        visit_id,
        lambda draft, facts: saved.in_brevity(saved.typed(draft, request.POST), facts, wanted),
    )


@staff_only
@require_POST
def add_new(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Add the sentences on what was recorded since the note was begun."""

    def more(draft: NoteDraft, facts: Facts) -> NoteDraft:
        now = saved.typed(draft, request.POST)
        new = missing(now.sections, drafted(facts, now.brevity), now.seen)
        seen = tuple(records_of(drafted(facts, "full")))
        return saved.changed(now, with_added(now.sections, new), seen)

    return _changed(request, visit_id, more)


@staff_only
@require_POST
def undo(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Back to what stood before the last change of length."""
    return _changed(request, visit_id, lambda draft, _: saved.undone(draft))


@staff_only
@require_POST
def sign(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Seal the note as it stands on the page."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    if _signed(found) is not None:
        messages.info(request, str(AlreadySignedError()))
        return redirect("charting:note", found.pk)
    facts = facts_of(found)
    draft = saved.typed(saved.load(found, user) or saved.fresh(facts), request.POST)
    problem = _cannot_sign(request, found, draft)
    if problem:
        messages.error(request, problem)
        return _page(request, found, draft, facts, status=409)
    try:
        sign_note(found, as_json(draft.sections), author=user, at=now)
    except AlreadySignedError as signed:
        messages.info(request, str(signed))
    else:
        messages.success(request, "Note signed and sealed.")
    return redirect("charting:note", found.pk)


def _cannot_sign(request: HttpRequest, found: Visit, draft: NoteDraft) -> str:
    if found.state == Visit.State.RUNNING:
        return "The session is still running. Finish it, then sign the note."
    if _is_stale(request, draft):
        return str(StaleNoteError())
    if not any(section.lines for section in draft.sections):
        return "The note is empty. Write a sentence at least, then sign."
    return ""


@staff_only
@require_POST
def addendum(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Add to a signed note; the note itself stays as it was."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    signed, text = _signed(found), request.POST.get("text", "").strip()
    if signed is None:
        messages.error(request, "The note is not signed yet; write in the note itself.")
    elif not text or len(text) > LONGEST_ADDENDUM:
        messages.error(request, f"Write 1 to {LONGEST_ADDENDUM} characters, then add it.")
    else:
        add_addendum(signed, {"text": text}, author=user, at=now)
        messages.success(request, "Addendum added.")
    return redirect("charting:note", found.pk)


@staff_only
def printed(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """The signed note on paper; the browser's own print makes a PDF."""
    found = visit_for_reading(user_of(request), visit_id, at=timezone.now())
    signed = _signed(found)
    if signed is None:
        messages.error(request, "Only a signed note is printed.")
        return redirect("charting:note", found.pk)
    return render(request, "charting/note/printed.html", _signed_context(request, found, signed))


def _changed(request: HttpRequest, visit_id: UUID, do: Change) -> HttpResponse:
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    if _signed(found) is not None:
        messages.error(request, str(AlreadySignedError()))
        return redirect("charting:note", found.pk)
    facts = facts_of(found)
    draft, status = saved.load(found, user) or saved.fresh(facts), 200
    try:
        if _is_stale(request, draft):
            raise StaleNoteError
        draft = saved.save(found, do(draft, facts), author=user, at=now)
    except StaleNoteError as stale:
        messages.error(request, str(stale))
        draft, status = saved.load(found, user) or draft, 409
    if request.headers.get("HX-Request") == "true":
        context = _draft_context(found, draft, facts)
        return render(request, "charting/note/saved.html", context, status=status)
    if status == 200:
        return redirect("charting:note", found.pk)
    return _page(request, found, draft, facts, status=status)


def _is_stale(request: HttpRequest, draft: NoteDraft) -> bool:
    return request.POST.get("version", str(draft.version)) != str(draft.version)


def _page(
    request: HttpRequest, found: Visit, draft: NoteDraft, facts: Facts, *, status: int = 200
) -> HttpResponse:
    context = {**_around(found), **_draft_context(found, draft, facts)}
    return render(request, "charting/note/page.html", context, status=status)


def _draft_context(found: Visit, draft: NoteDraft, facts: Facts) -> dict[str, Any]:
    new = missing(draft.sections, drafted(facts, draft.brevity), draft.seen) if draft.seen else []
    return {
        "visit": found,
        "draft": draft,
        "sections": [
            {"section": section, "text": "\n".join(line.text for line in section.lines)}
            for section in draft.sections
        ],
        "brevities": BREVITIES,
        "new_lines": [line for section in new for line in section.lines],
        "is_running": found.state == Visit.State.RUNNING,
    }


def _around(found: Visit) -> dict[str, Any]:
    return {"current": "today", "tab": "note", "visit": found, **banner(found, None)}


def _signed(found: Visit) -> Note | None:
    return Note.objects.select_related("author").filter(visit=found).first()


def _signed_context(request: HttpRequest, found: Visit, signed: Note) -> dict[str, Any]:
    late = SessionEvent.objects.filter(visit=found, at__gt=signed.at).count()
    return {
        **_around(found),
        "note": signed,
        "sections": from_json(signed.content["sections"]),
        "addenda": signed.addenda.select_related("author").order_by("number"),
        "may_write": may_write_chart(user_of(request), found.client_id),
        "late_events": late,
    }
