"""The desk's pages: the day, one visit, booking, moving, and the next visit."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST

from palpate.clinic.accounts.guards import staff_only, user_of
from palpate.clinic.audit.actor import by_user
from palpate.clinic.booking import actions
from palpate.clinic.booking.desk.board import board, local_minute
from palpate.clinic.booking.desk.forms import BookForm, LookForm, MoveForm
from palpate.clinic.booking.desk.suggest import Offer, next_times, on_day
from palpate.clinic.booking.doors import visit_for_desk
from palpate.clinic.booking.models import Service, Site, Visit
from palpate.clinic.booking.refusals import BookingRefused
from palpate.clinic.people.models import Client
from palpate.clinic.people.rights import readable_clients

STATES = {"arrived": Visit.State.ARRIVED, "no-show": Visit.State.NO_SHOW,
          "booked": Visit.State.BOOKED}  # fmt: skip


@staff_only
def today(request: HttpRequest) -> HttpResponse:
    """What this person has to do today: a therapist their visits, the desk everybody's."""
    now, user = timezone.now(), user_of(request)
    visits = (
        Visit.objects.filter(
            starts_at__gte=now - timedelta(hours=12),
            starts_at__lt=now + timedelta(hours=24),
            client__in=readable_clients(user),
        )
        .exclude(state=Visit.State.CANCELLED)
        .select_related("client", "service", "practitioner__user", "room", "site")
    )
    if user.is_therapist:
        visits = visits.filter(practitioner__user=user)
    shown = [
        visit
        for visit in visits
        if visit.starts_at.astimezone(ZoneInfo(visit.site.zone)).date()
        == now.astimezone(ZoneInfo(visit.site.zone)).date()
    ]
    return render(
        request,
        "booking/desk/today.html",
        {
            "current": "today",
            "visits": shown,
            "now": now,
            "next_up": next((v for v in shown if v.ends_at > now and v.state != "done"), None),
        },
    )


@staff_only
def day(request: HttpRequest) -> HttpResponse:
    """The calendar of one day at one site, a column per therapist."""
    now = timezone.now()
    sites = list(Site.objects.filter(is_active=True))
    if not sites:
        return render(request, "booking/desk/no_site.html", {"current": "day"})
    site = next((s for s in sites if str(s.pk) == request.GET.get("site")), sites[0])
    zone = ZoneInfo(site.zone)
    here = now.astimezone(zone).date()
    shown = parse_date(request.GET.get("day", "")) or here
    drawn = board(site, shown, user_of(request), now=now)
    return render(
        request,
        "booking/desk/day.html",
        {
            "current": "day",
            "board": drawn,
            "sites": sites,
            "before": shown - timedelta(days=1),
            "after": shown + timedelta(days=1),
            "today": here,
            "now_minute": local_minute(now, zone) if shown == here else None,
        },
    )


@staff_only
def visit(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """One visit: when, where, who; what can be done about it."""
    now = timezone.now()
    found = visit_for_desk(user_of(request), visit_id, at=now)
    return render(request, "booking/desk/visit.html", {"current": "day", "visit": found})


@staff_only
@require_POST
def mark(request: HttpRequest, visit_id: UUID, state: str) -> HttpResponse:
    """Arrived, did not come, or neither after all."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_desk(user, visit_id, at=now)
    wanted = STATES.get(state)
    if wanted is None or found.state in (Visit.State.CANCELLED, Visit.State.DONE):
        messages.error(request, "This visit is over or was cancelled; nothing was changed.")
    else:
        before = next((name for name, s in STATES.items() if s == found.state), "booked")
        actions.set_state(found, wanted, now=now, by=by_user(user))
        undo = reverse("booking:mark", args=[found.pk, before])
        messages.success(
            request, f"{found.client.name}: {wanted.label.lower()}.", extra_tags=f"undo:{undo}"
        )
    return redirect(request.POST.get("next") or "booking:visit", visit_id=found.pk)


@staff_only
@require_POST
def cancel(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Give the time back; undo takes it again where it is still free."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_desk(user, visit_id, at=now)
    try:
        actions.cancel(found, now=now, by=by_user(user))
    except BookingRefused as refused:
        messages.error(request, str(refused))
    else:
        undo = reverse("booking:restore", args=[found.pk])
        messages.success(request, "Visit cancelled.", extra_tags=f"undo:{undo}")
    return redirect("booking:visit", visit_id=found.pk)


@staff_only
@require_POST
def restore(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Undo a cancellation."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_desk(user, visit_id, at=now)
    try:
        actions.restore(found, now=now, by=by_user(user))
    except BookingRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The visit stands again.")
    return redirect("booking:visit", visit_id=found.pk)


@staff_only
def move(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Choose another time for a visit."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_desk(user, visit_id, at=now)
    form = MoveForm(request.POST or None, service=found.service)
    moved, status = _attempt(
        form, lambda given: actions.move(found, given["slot"], now=now, by=by_user(user))
    )
    if moved is not None:
        messages.success(request, "Visit moved; the client gets a letter.")
        return redirect("booking:visit", visit_id=moved.pk)
    found.refresh_from_db()
    zone = ZoneInfo(found.site.zone)
    shown = parse_date(request.GET.get("day", "")) or max(
        found.starts_at.astimezone(zone).date(), now.astimezone(zone).date()
    )
    context = {
        "current": "day",
        "visit": found,
        "form": form,
        "day": shown,
        "offers": on_day(found.service, shown, site=found.site, now=now),
        "before": shown - timedelta(days=1),
        "after": shown + timedelta(days=1),
    }
    return render(request, "booking/desk/move.html", context, status=status)


@staff_only
def book(request: HttpRequest) -> HttpResponse:
    """Book for a client: look for a time, take it."""
    now, user = timezone.now(), user_of(request)
    clients = readable_clients(user)
    client = _chosen(clients, request.GET.get("client", ""))
    look = LookForm(request.GET if "day" in request.GET else None, initial=_first_look(request))
    form = BookForm(request.POST or None, clients=clients)
    booked, status = _attempt(
        form,
        lambda given: actions.book(
            given["service"],
            given["slot"],
            given["client"],
            now=now,
            by=by_user(user),
            override_reason=given["override_reason"],
        ),
    )
    if booked is not None:
        messages.success(request, "Booked; the client gets a letter.")
        return redirect("booking:visit", visit_id=booked.pk)
    looked = look.is_bound and look.is_valid()
    context = {
        "current": "day",
        "look": look,
        "form": form,
        "client": client,
        "clients": [] if client else clients.order_by("name")[:200],
        "offers": _found(look.cleaned_data, now) if looked else [],
        "service": look.cleaned_data["service"] if looked else None,
    }
    return render(request, "booking/desk/book.html", context, status=status)


@staff_only
def again(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """The next visit in three taps: the same hour in the coming weeks."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_desk(user, visit_id, at=now)
    service = _follow_up(found)
    form = MoveForm(request.POST or None, service=service)
    booked, status = _attempt(
        form,
        lambda given: actions.book(
            service,
            given["slot"],
            found.client,
            now=now,
            by=by_user(user),
            reason=found.reason,
            episode_id=found.episode_id,
        ),
    )
    if booked is not None:
        undo = reverse("booking:cancel", args=[booked.pk])
        messages.success(request, "Next visit booked.", extra_tags=f"undo:{undo}")
        return redirect("booking:visit", visit_id=booked.pk)
    context = {
        "current": "day",
        "visit": found,
        "service": service,
        "form": form,
        "offers": next_times(found, service, now=now),
    }
    return render(request, "booking/desk/again.html", context, status=status)


def _attempt(form: Form, do: Callable[[dict[str, Any]], Visit]) -> tuple[Visit | None, int]:
    """Do what a sent form asks for. A refusal becomes an error of the form; the status says why."""
    if not form.is_bound:
        return None, 200
    if not form.is_valid():
        return None, 422
    try:
        return do(form.cleaned_data), 200
    except BookingRefused as refused:
        form.add_error(None, str(refused))
        return None, 409


def _found(wanted: dict[str, Any], now: datetime) -> list[Offer]:
    who = wanted["practitioner"]
    return on_day(
        wanted["service"],
        wanted["day"],
        site=wanted["site"],
        now=now,
        practitioner_id=who.pk if who else None,
    )


def _follow_up(found: Visit) -> Service:
    """The service of the next visit: the same, but after a first visit the usual hour."""
    if not found.service.is_first_visit:
        return found.service
    usual = Service.objects.filter(
        is_active=True, is_first_visit=False, offers__practitioner=found.practitioner
    )
    return usual.filter(minutes=60).first() or usual.first() or found.service


def _first_look(request: HttpRequest) -> dict[str, object]:
    site = Site.objects.filter(is_active=True).first()
    zone = ZoneInfo(site.zone) if site else ZoneInfo("UTC")
    return {
        "day": timezone.now().astimezone(zone).date() + timedelta(days=1),
        "site": site,
        "service": Service.objects.filter(is_active=True, is_first_visit=False).first(),
    }


def _chosen(clients: QuerySet[Client], text: str) -> Client | None:
    try:
        return clients.filter(pk=UUID(text)).first()
    except ValueError:
        return None
