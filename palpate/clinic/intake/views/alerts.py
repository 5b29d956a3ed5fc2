"""The queue of serious answers: seen, called, asked again, lowered - by those who treat."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from palpate.clinic.accounts.guards import for_roles, user_of
from palpate.clinic.accounts.models import Role, User
from palpate.clinic.intake import alerts as actions
from palpate.clinic.intake import lowering, watch
from palpate.clinic.intake.forms.alert import AskAgainForm, LowerForm
from palpate.clinic.intake.models import AlertStep, SafetyAlert
from palpate.clinic.people.doors import chart_for_reading, chart_for_writing
from palpate.clinic.people.rights import may_write_chart, readable_clients
from palpate.screening.action import Action
from palpate.screening.override import OverrideError

MOST_CLEARED = 20
State = SafetyAlert.State
clinicians = for_roles(Role.THERAPIST, Role.OWNER)


@clinicians
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Open alerts of one's own clients, the longest unanswered emergency first."""
    mine = readable_to(user_of(request))
    rank = {State.OPEN: 0, State.ACKNOWLEDGED: 1}
    waiting = sorted(
        mine.exclude(state=State.CLEARED),
        key=lambda a: (rank[State(a.state)], -Action(a.action).rank, a.raised_at),
    )
    cleared = mine.filter(state=State.CLEARED).order_by("-raised_at")[:MOST_CLEARED]
    content = {"current": "alerts", "waiting": waiting, "cleared": cleared, "now": timezone.now()}
    return render(request, "intake/alerts.html", content)


@clinicians
@require_safe
def alert(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """One alert: what was answered, what was done, what can be done next."""
    return _page(request, _alert_for_reading(request, alert_id))


@clinicians
@require_POST
def acknowledge(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """I have seen it and call; open to the owner as well, since nothing is lowered."""
    found = _alert_for_reading(request, alert_id)
    actions.acknowledge(found, by=user_of(request), at=timezone.now())
    messages.success(request, "Acknowledged. Call the client now.")
    return _back(found)


@clinicians
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """The first step down: every answer asked again."""
    found = _alert_for_writing(request, alert_id)
    facts = lowering.to_ask(found, watch.knowledge())
    form = AskAgainForm(request.POST if request.method == "POST" else None, facts=facts)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, asking=form, status=422 if form.is_bound else 200)
    now, user = timezone.now(), user_of(request)
    try:
        lowering.ask_again(found, form.answers(), watch.knowledge(), by=user, at=now)
    except OverrideError as refused:
        messages.error(request, str(refused))
        return _back(found)
    return redirect("intake:lower", alert_id=found.pk)


@clinicians
@require_http_methods(["GET", "HEAD", "POST"])
def lower(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """The second step: to what, and why."""
    found, user = _alert_for_writing(request, alert_id), user_of(request)
    if lowering.standing_question(found, by=user) is None:
        return redirect("intake:ask_again", alert_id=found.pk)
    form = LowerForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, lowering_form=form, status=422 if form.is_bound else 200)
    try:
        is_done = lowering.lower(
            found, form.action(), form.cleaned_data["reason"], by=user, at=timezone.now()
        )
    except OverrideError as refused:
        messages.error(request, str(refused))
        return _back(found)
    if not is_done:
        return redirect("intake:confirm", alert_id=found.pk)
    messages.success(request, "The alert is cleared; the reason is kept with the visit.")
    return _back(found)


@clinicians
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, alert_id: UUID) -> HttpResponse:
    """The last step, for an emergency only."""
    found = _alert_for_writing(request, alert_id)
    if not lowering.waits_for_confirmation(found):
        return _back(found)
    if request.method != "POST":
        return _page(request, found, confirming=True)
    try:
        lowering.confirm(found, by=user_of(request), at=timezone.now())
        messages.success(request, "The alert is cleared; the reason is kept with the visit.")
    except OverrideError as refused:
        messages.error(request, str(refused))
    return _back(found)


def readable_to(user: User) -> QuerySet[SafetyAlert]:
    """The alerts of clients whose charts the user may read, and whether they were escalated."""
    escalated = AlertStep.objects.filter(alert=OuterRef("pk"), kind=AlertStep.Kind.ESCALATED)
    return (
        SafetyAlert.objects.filter(client__in=readable_clients(user))
        .select_related("client", "visit__practitioner__user", "visit__site")
        .annotate(was_escalated=Exists(escalated))
    )


def _alert_for_reading(request: HttpRequest, alert_id: UUID) -> SafetyAlert:
    found = _alert(alert_id)
    chart_for_reading(user_of(request), found.client_id, at=timezone.now())
    return found


def _alert_for_writing(request: HttpRequest, alert_id: UUID) -> SafetyAlert:
    """Only who treats the client may lower; and only while there is something to lower."""
    found = _alert(alert_id)
    chart_for_writing(user_of(request), found.client_id, at=timezone.now())
    if found.state == State.CLEARED:
        raise PermissionDenied
    return found


def _alert(alert_id: UUID) -> SafetyAlert:
    rows = SafetyAlert.objects.select_related(
        "client", "visit__client", "visit__practitioner__user", "visit__site", "visit__service"
    )
    found = rows.filter(pk=alert_id).first()
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest, found: SafetyAlert, *, status: int = 200, **more: Any
) -> HttpResponse:
    user = user_of(request)
    content = {
        "current": "alerts",
        "alert": found,
        "visit": found.visit,
        "flags": lowering.flags_of(found),
        "facts": watch.knowledge().facts,
        "steps": found.steps.select_related("by").order_by("at", "pk"),
        "may_lower": may_write_chart(user, found.client_id),
        "is_emergency": found.action == Action.EMERGENCY,
        **more,
    }
    return render(request, "intake/alert.html", content, status=status)


def _back(found: SafetyAlert) -> HttpResponse:
    return redirect("intake:alert", alert_id=found.pk)
