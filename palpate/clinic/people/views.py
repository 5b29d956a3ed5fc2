"""Clients at the desk: find, open, add, change."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from palpate.clinic.accounts.guards import staff_only, user_of
from palpate.clinic.accounts.models import User
from palpate.clinic.audit.actor import by_user
from palpate.clinic.people import actions, doors
from palpate.clinic.people.forms import ClientForm
from palpate.clinic.people.models import Client
from palpate.clinic.people.rights import readable_clients, sees_chart

PER_PAGE = 30


@staff_only
def clients(request: HttpRequest) -> HttpResponse:
    """Everybody this person may open, found by any part of name, e-mail or phone."""
    wanted = request.GET.get("q", "").strip()
    found = _search(readable_clients(user_of(request)), wanted).order_by("name")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    if wanted and page.paginator.count == 1 and "go" in request.GET:
        return redirect("people:client", client_id=page.object_list[0].pk)
    context = {"current": "clients", "page": page, "wanted": wanted}
    partial = request.headers.get("HX-Request") == "true"
    return render(request, "people/found.html" if partial else "people/clients.html", context)


@staff_only
def client(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """The contact card with the visits; the chart's complaints only for those who may read it."""
    now, user = timezone.now(), user_of(request)
    found = doors.client_for_reading(user, client_id, at=now)
    visits = list(
        found.visits.select_related("service", "practitioner__user", "site").order_by("-starts_at")
    )
    context = {
        "current": "clients",
        "client": found,
        "coming": [v for v in reversed(visits) if v.starts_at >= now and v.state != "cancelled"],
        "past": [v for v in visits if v.starts_at < now][:20],
        "episodes": _episodes(user, found, now),
    }
    return render(request, "people/client.html", context)


@staff_only
def add(request: HttpRequest) -> HttpResponse:
    """A new client, by name and a way to reach them."""
    now, user = timezone.now(), user_of(request)
    form = ClientForm(request.POST or None)
    if form.is_valid():
        made = actions.register_client(by=by_user(user), at=now, **form.cleaned_data)
        if user.is_therapist:
            actions.add_to_care_team(made, user.practitioner, by=by_user(user), at=now)
        messages.success(request, f"{made.name} is in the book.")
        return redirect("people:client", client_id=made.pk)
    status = 422 if form.is_bound else 200
    context = {"current": "clients", "form": form, "twins": _twins(form, user)}
    return render(request, "people/add.html", context, status=status)


@staff_only
def change(request: HttpRequest, client_id: UUID) -> HttpResponse:
    """Change the contact card."""
    now, user = timezone.now(), user_of(request)
    found = doors.client_for_writing(user, client_id, at=now)
    form = ClientForm(request.POST or None, instance=found)
    if form.is_valid():
        changed = {name: form.cleaned_data[name] for name in form.changed_data}
        if changed:
            actions.change_client(found, by=by_user(user), at=now, **changed)
        messages.success(request, "Saved.")
        return redirect("people:client", client_id=found.pk)
    context = {"current": "clients", "form": form, "client": found}
    return render(request, "people/change.html", context, status=422 if form.is_bound else 200)


def _search(found: QuerySet[Client], wanted: str) -> QuerySet[Client]:
    for word in wanted.split():
        digits = "".join(sign for sign in word if sign.isdigit())
        match = Q(name__icontains=word) | Q(email__icontains=word)
        if len(digits) >= 3:
            match |= Q(phone__contains=digits.lstrip("0"))
        found = found.filter(match)
    return found


def _episodes(user: User, found: Client, now: datetime) -> list[object]:
    if not sees_chart(user, found.pk):
        return []
    doors.chart_for_reading(user, found.pk, at=now)
    return list(found.episodes.all())


def _twins(form: ClientForm, user: User) -> list[Client]:
    """Somebody with the same e-mail or phone may be the same person."""
    data = getattr(form, "cleaned_data", {})
    same = Q(pk__in=[])
    if data.get("email"):
        same |= Q(email=data["email"].lower())
    if data.get("phone"):
        same |= Q(phone=data["phone"])
    return list(readable_clients(user).filter(same)[:3])
