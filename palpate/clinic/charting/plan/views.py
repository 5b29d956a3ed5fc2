"""The plan page: the minutes with their reasons, every edit checked, accepted in one tap."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from palpate.clinic.accounts.guards import staff_only, user_of
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.doors import visit_for_reading, visit_for_writing
from palpate.clinic.charting.plan import draft as drafts
from palpate.clinic.charting.plan import making
from palpate.clinic.charting.plan.accept import PlanRefusedError, accept
from palpate.clinic.charting.plan.circumstances import last_visits_work
from palpate.clinic.charting.plan.draft import PlanDraft, StaleDraftError
from palpate.clinic.charting.plan.edit import CannotEditError
from palpate.clinic.charting.plan.pages import answer, page
from palpate.clinic.charting.plan.terms import TermsForm
from palpate.clinic.charting.understanding import understand
from palpate.clinic.people.rights import may_write_chart
from palpate.knowledge.read import shipped

Change = Callable[[PlanDraft], PlanDraft]


@staff_only
def plan(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """The whole page. Whoever treats gets a draft to change; the owner reads what was accepted."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_reading(user, visit_id, at=now)
    understood = understand(found, asks=0)
    draft = None
    if may_write_chart(user, found.client_id) and found.state not in making.BEGUN:
        draft = making.current(found, understood, author=user, at=now)
    return page(request, found, understood, draft)


@staff_only
@require_POST
def change(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """One edit of one line: the button's value says which."""
    words = request.POST.get("edit", "").split()
    return _changed(request, visit_id, lambda draft: making.edited(draft, words, request.POST))


@staff_only
@require_POST
def again(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Plan anew, with the terms and wishes as sent."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    understood = understand(found, asks=0)
    try:
        draft = making.for_change(found, understood, author=user, at=now)
    except CannotEditError as late:
        return _refused(request, found, str(late))
    form = TermsForm(request.POST, terms=draft.terms, waiting=making.waiting(draft.request))
    if not form.is_valid():
        return page(request, found, understood, draft, form=form, status=422)
    terms, sent = form.terms(), request.POST
    return _kept(
        request,
        found,
        draft,
        lambda old: making.planned_again(old, found, understood, terms, sent),
    )


@staff_only
@require_POST
def last_time(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """The same as at the last visit, as far as today allows."""
    return _changed(request, visit_id, lambda draft: making.as_before(draft, _work(visit_id)))


@staff_only
@require_POST
def undo(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """The last change taken back."""
    return _changed(request, visit_id, lambda draft: drafts.undone(draft, shipped()))


@staff_only
@require_POST
def reopen(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """A draft that begins from the plan in force, to change it."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    try:
        making.for_change(found, understand(found, asks=0), author=user, at=now)
    except CannotEditError as late:
        messages.error(request, str(late))
    return redirect("charting:plan", found.pk)


@staff_only
@require_POST
def accepted(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Seal the plan."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    understood = understand(found, asks=0)
    draft = drafts.load(found, user, understood.knowledge)
    if draft is None:
        # Sent twice, or accepted in another window: what is in force is shown.
        return redirect("charting:plan", found.pk)
    try:
        must_be_newest(request, draft)
        accept(found, draft, understood, author=user, at=now)
    except (PlanRefusedError, StaleDraftError) as refused:
        messages.error(request, str(refused))
        newest = making.current(found, understood, author=user, at=now)
        return page(request, found, understood, newest, status=409)
    messages.success(request, "Plan accepted.")
    return redirect("charting:plan", found.pk)


def must_be_newest(request: HttpRequest, draft: PlanDraft) -> None:
    """A stale page changes nothing. Raises StaleDraftError."""
    if request.POST.get("version", str(draft.version)) != str(draft.version):
        raise StaleDraftError


def _work(visit_id: UUID) -> tuple[tuple[str, str], ...]:
    return last_visits_work(Visit.objects.select_related("client").get(pk=visit_id))


def _changed(request: HttpRequest, visit_id: UUID, do: Change) -> HttpResponse:
    """Change the draft as it stands; the records are read anew only where there is none yet."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    draft = drafts.load(found, user, shipped()) if found.state not in making.BEGUN else None
    if draft is None:
        try:
            draft = making.for_change(found, understand(found, asks=0), author=user, at=now)
        except CannotEditError as late:
            return _refused(request, found, str(late))
    return _kept(request, found, draft, do)


def _refused(request: HttpRequest, found: Visit, sentence: str) -> HttpResponse:
    messages.error(request, sentence)
    return page(request, found, understand(found, asks=0), None, status=409)


def _kept(request: HttpRequest, found: Visit, draft: PlanDraft, do: Change) -> HttpResponse:
    user, status = user_of(request), 200
    try:
        must_be_newest(request, draft)
        draft = drafts.save(found, do(draft), author=user, at=timezone.now())
    except CannotEditError as senseless:
        messages.error(request, str(senseless))
        status = 422
    except StaleDraftError as stale:
        messages.error(request, str(stale))
        draft, status = drafts.load(found, user, shipped()) or draft, 409
    if request.headers.get("HX-Request") == "true":
        return answer(request, found, draft, status=status)
    if status == 200:
        return redirect("charting:plan", found.pk)
    return page(request, found, understand(found, asks=0), draft, status=status)
