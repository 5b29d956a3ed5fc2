"""The outbox as the desk sees it: what waits, what went, what failed."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from palpate.clinic.accounts.guards import for_roles, user_of
from palpate.clinic.accounts.models import Role
from palpate.clinic.audit.actor import by_user
from palpate.clinic.messages import actions, queries
from palpate.clinic.messages.models import OutboxMessage

State = OutboxMessage.State
PER_PAGE = 40
NAMES = {
    "visit-booked": "Confirmation",
    "visit-moved": "New time",
    "visit-cancelled": "Cancellation",
    "reminder": "Reminder",
    "before-your-visit": "Before the visit",
}
TABS = (
    (State.QUEUED, "Waiting"),
    (State.SENT, "Sent"),
    (State.FAILED, "Failed"),
    (State.CANCELLED, "Taken back"),
)
EMPTY = {
    State.QUEUED: ("Nothing waits", "Letters go out three minutes after what they tell of."),
    State.SENT: ("Nothing sent yet", "Confirmations and reminders appear here."),
    State.FAILED: ("Nothing failed", "A letter is tried six times before it counts as failed."),
    State.CANCELLED: ("Nothing taken back", "Letters stopped before they went out appear here."),
}

front_only = for_roles(Role.OWNER, Role.DESK)


@require_safe
@front_only
def outbox(request: HttpRequest) -> HttpResponse:
    """The letters of one state, with an alarm where they are late."""
    now, shown = timezone.now(), _state(request)
    counts = queries.counts()
    page = Paginator(queries.in_state(shown), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "current": "messages",
        "now": now,
        "shown": shown,
        "tabs": [(state, label, counts[state]) for state, label in TABS],
        "page": page,
        "rows": [(row, NAMES.get(row.template, "Letter")) for row in page],
        "late": queries.late_work(now),
        "empty": EMPTY[shown],
    }
    return render(request, "messages/outbox.html", context)


@require_POST
@front_only
def cancel(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Take a letter back; the toast undoes it."""
    message = get_object_or_404(OutboxMessage, pk=message_id)
    if actions.take_back(message, now=timezone.now(), by=by_user(user_of(request))):
        undo = f"undo:{reverse('messages:retry', args=[message.pk])}"
        messages.success(request, "The letter will not be sent.", extra_tags=undo)
    else:
        messages.error(request, "Too late: this letter is sent, or being sent.")
    return HttpResponseRedirect(reverse("messages:outbox"))


@require_POST
@front_only
def retry(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Queue a letter again that failed or was taken back."""
    message = get_object_or_404(OutboxMessage, pk=message_id)
    if actions.try_again(message, now=timezone.now(), by=by_user(user_of(request))):
        messages.success(request, "The letter is queued again and goes out within a minute.")
    else:
        messages.error(request, "This letter is waiting already, or sent.")
    return HttpResponseRedirect(reverse("messages:outbox"))


def _state(request: HttpRequest) -> State:
    wanted = request.GET.get("state", "")
    return State(wanted) if wanted in State.values else State.QUEUED
