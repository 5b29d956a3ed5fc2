"""The findings page of a visit: what was told and found, what may explain it, what to test next."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from palpate.clinic.accounts.guards import staff_only, user_of
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.doors import visit_for_reading, visit_for_writing
from palpate.clinic.charting.findings import (
    AlreadyChangedError,
    record_finding,
    standing,
    take_back,
)
from palpate.clinic.charting.models import FindingRecord
from palpate.clinic.charting.understanding import Understanding, understand
from palpate.clinic.charting.workspace.banner import banner, flags
from palpate.clinic.charting.workspace.entry import (
    PALPATION_RESULTS,
    SIDES,
    TEST_RESULTS,
    EntryForm,
    catalogue,
)
from palpate.clinic.charting.workspace.shown import shown
from palpate.clinic.people.rights import may_write_chart
from palpate.knowledge.read import shipped


@staff_only
def visit(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """The whole page; writers get the entry fields, the owner reads."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_reading(user, visit_id, at=now)
    context = _context(
        found, EntryForm(knowledge=shipped()), may_write_chart(user, found.client_id)
    )
    return render(request, "charting/visit.html", context)


@staff_only
@require_POST
def record(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Record one finding and answer with everything that follows from it."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    form = EntryForm(request.POST, knowledge=shipped())
    if form.is_valid():
        record_finding(found, form.finding(), author=user, at=now)
        form = EntryForm(knowledge=shipped())
    return _answer(request, found, form)


@staff_only
@require_POST
def remove(request: HttpRequest, visit_id: UUID, finding_id: UUID) -> HttpResponse:
    """Take a finding back."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    row = FindingRecord.objects.filter(pk=finding_id, visit=found).first()
    if row is None:
        raise Http404
    try:
        take_back(row, author=user, at=now)
    except AlreadyChangedError as changed:
        messages.error(request, str(changed))
    return _answer(request, found, EntryForm(knowledge=shipped()))


def _answer(request: HttpRequest, found: Visit, form: EntryForm) -> HttpResponse:
    """The workspace alone for a tap, the page again without JavaScript."""
    if request.headers.get("HX-Request") != "true" and not form.is_bound:
        return redirect("charting:visit", visit_id=found.pk)
    partial = request.headers.get("HX-Request") == "true"
    template = "charting/workspace.html" if partial else "charting/visit.html"
    status = 422 if form.is_bound else 200
    return render(request, template, _context(found, form, may_write=True), status=status)


def _context(found: Visit, form: EntryForm, may_write: bool) -> dict[str, Any]:
    understood: Understanding = understand(found)
    rows = standing(found)
    return {
        "current": "today",
        "tab": "findings",
        "visit": found,
        "may_write": may_write,
        "form": form,
        "flags": flags(understood.screen),
        "told": understood.told,
        "regions": understood.regions,
        "sides": SIDES[:2],
        "palpation_results": PALPATION_RESULTS,
        "test_results": TEST_RESULTS,
        "catalogue": catalogue(understood.knowledge),
        "record_address": reverse("charting:record", args=[found.pk]),
        **banner(found, understood.screen),
        **shown(understood, rows),
    }
