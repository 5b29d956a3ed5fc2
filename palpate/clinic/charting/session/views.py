"""The session: started from a plan, followed on the table, recorded as it was."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from palpate.clinic.accounts.guards import staff_only, user_of
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.doors import visit_for_reading, visit_for_writing
from palpate.clinic.charting.models import Note
from palpate.clinic.charting.session.events import BatchError, Event, read_batch
from palpate.clinic.charting.session.record import Receipt, record_events
from palpate.clinic.charting.session.replanning import alternatives, replan_rest, switches
from palpate.clinic.charting.session.sent import NotUnderstoodError, event_sent
from palpate.clinic.charting.session.shown import queue_state, shown
from palpate.clinic.charting.session.standing import Session, session_of
from palpate.clinic.charting.session.starting import CannotStartError, begin
from palpate.clinic.charting.workspace.banner import banner
from palpate.clinic.people.rights import may_write_chart
from palpate.knowledge.read import shipped


@staff_only
def session(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """The runner; before the start what will be done, after the end what was done."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_reading(user, visit_id, at=now)
    running = session_of(found, shipped())
    context = {
        "visit": found,
        "tab": "session",
        "current": "today",
        "may_write": may_write_chart(user, found.client_id),
        "is_signed": Note.objects.filter(visit=found).exists(),
        "is_closed": found.state in (Visit.State.CANCELLED, Visit.State.NO_SHOW),
        **banner(found, None),
        **(shown(found, running, now) if running is not None else {}),
    }
    is_live = running is not None and running.progress.is_running and context["may_write"]
    name = "runner" if is_live else "overview"
    return render(request, f"charting/session/{name}.html", context)


@staff_only
@require_POST
def start(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Accept the plan on the page, where it is not yet, and start the clock."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    version = request.POST.get("version", "")
    try:
        begin(found, version=int(version) if version.isdecimal() else None, author=user, at=now)
    except CannotStartError as refused:
        messages.error(request, str(refused))
        return redirect("charting:plan", found.pk)
    return redirect("charting:session", found.pk)


@staff_only
@require_POST
def log(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """One tap, sent as a plain form."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    running = session_of(found, shipped())
    if running is None:
        return redirect("charting:plan", found.pk)
    if _is_sealed(request, found):
        return redirect("charting:note", found.pk)
    try:
        tap, name = request.POST.get("tap", ""), request.POST.get("event_id", "")
        event = event_sent(tap, name, running, at=now)
    except NotUnderstoodError as unclear:
        messages.error(request, str(unclear))
        return redirect("charting:session", found.pk)
    receipt = record_events(found, [event], author=user, at=now)
    for sentence in receipt.refused.values():
        messages.error(request, sentence)
    if event.kind == "skip" and receipt.recorded:
        _replanned(found, because_of=str(event.id), user_at=(user, now))
    return redirect("charting:note" if event.kind == "finish" else "charting:session", found.pk)


@staff_only
@require_POST
def undo(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Take the newest event back; the form names it, so that a second tap takes no other."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    if _is_sealed(request, found):
        return redirect("charting:note", found.pk)
    try:
        meant = UUID(request.POST.get("event", ""))
    except ValueError:
        messages.error(request, "Nothing was taken back: the page was too old. Try again.")
        return redirect("charting:session", found.pk)
    event = Event(id=uuid4(), kind="retract", at=now, content={}, retracts=meant)
    receipt = record_events(found, [event], author=user, at=now)
    if receipt.waiting:
        messages.error(request, "Nothing was taken back: there is no such entry.")
    return redirect("charting:session", found.pk)


@staff_only
@require_POST
def events(request: HttpRequest, visit_id: UUID) -> HttpResponseBase:
    """What a runner has gathered, in one batch; sent again it records nothing twice."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    try:
        batch = read_batch(request.body, now=now)
    except BatchError as wrong:
        return JsonResponse({"error": str(wrong)}, status=400)
    receipt = record_events(found, batch, author=user, at=now)
    return JsonResponse({**_receipt(receipt), "state": found.state})


@staff_only
@require_POST
def replan(request: HttpRequest, visit_id: UUID) -> HttpResponseBase:
    """The minutes left planned anew; JSON for the runner, the page again for a plain form."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    wants_json = request.content_type == "application/json"
    because_of = _because_of(request) if wants_json else ""
    fresh = _replanned(found, because_of=because_of, user_at=(user, now))
    if not wants_json:
        if fresh is None:
            messages.error(request, "There is no running session to plan again.")
        return redirect("charting:session", found.pk)
    if fresh is None:
        return JsonResponse({"error": "There is no running session to plan again."}, status=409)
    return JsonResponse(queue_state(fresh, switches(fresh)))


@staff_only
@require_GET
def ahead(request: HttpRequest, visit_id: UUID) -> HttpResponseBase:
    """What to do if a line is skipped and there is no network to ask.

    A runner that knows the plan in force already (`known`) asks only to keep its login alive.
    """
    found = visit_for_writing(user_of(request), visit_id, at=timezone.now())
    running = session_of(found, shipped())
    if running is None or not running.progress.is_running:
        return JsonResponse({"plan": "", "if_skipped": {}})
    plan = str(running.row.pk)
    if request.GET.get("known") == plan:
        return JsonResponse({"plan": plan})
    rest = alternatives(running)
    return JsonResponse(
        {
            "plan": plan,
            "if_skipped": {name: [w.as_json() for w in works] for name, works in rest.items()},
        }
    )


def _is_sealed(request: HttpRequest, found: Visit) -> bool:
    """Whether the note is signed: then only what a device still held back is taken in."""
    if not Note.objects.filter(visit=found).exists():
        return False
    messages.error(request, "The note is signed; add to it with an addendum.")
    return True


def _because_of(request: HttpRequest) -> str:
    try:
        sent = json.loads(request.body or b"{}")
        return str(UUID(str(sent.get("because_of", ""))))
    except (ValueError, AttributeError):
        return ""


def _replanned(found: Visit, *, because_of: str, user_at: tuple[Any, datetime]) -> Session | None:
    running = session_of(found, shipped())
    if running is None or not running.progress.is_running:
        return None
    user, now = user_at
    replan_rest(found, running, author=user, at=now, because_of=because_of)
    return session_of(found, shipped())


def _receipt(receipt: Receipt) -> dict[str, Any]:
    return {
        "recorded": [str(name) for name in receipt.recorded],
        "known": [str(name) for name in receipt.known],
        "waiting": [str(name) for name in receipt.waiting],
        "refused": {str(name): why for name, why in receipt.refused.items()},
    }
