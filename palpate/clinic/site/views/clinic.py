"""The owner changes the clinic: profile, locations, services, therapists; each with an undo."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from palpate.clinic.accounts.guards import user_of
from palpate.clinic.audit.actor import by_user
from palpate.clinic.booking.models import Service, Site
from palpate.clinic.booking.queries import clinic_profile
from palpate.clinic.people.models import Practitioner
from palpate.clinic.site import queries
from palpate.clinic.site.actions import clinic as actions
from palpate.clinic.site.forms import Plain, ProfileForm, ServiceForm, SiteForm, TherapistForm
from palpate.clinic.site.views.pages import owner_only

UNDO = "undo_clinic"
Write = Callable[..., dict[str, Any]]


@require_safe
@owner_only
def edit(request: HttpRequest) -> HttpResponse:
    """Everything the owner can change, on one page."""
    context = {
        "current": "settings",
        "pages": queries.all_pages(),
        "services": Service.objects.all(),
        "therapists": Practitioner.objects.select_related("user").order_by("user__display_name"),
        "sites": Site.objects.all(),
    }
    return render(request, "site/edit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@owner_only
def edit_profile(request: HttpRequest) -> HttpResponse:
    """Name, telephone, emergency number, cut-off."""
    form = ProfileForm(request.POST or None, instance=clinic_profile())
    return _edit(request, form, "The clinic", ("profile", ""))


@require_http_methods(["GET", "HEAD", "POST"])
@owner_only
def edit_site(request: HttpRequest, site_id: UUID) -> HttpResponse:
    """A location."""
    site = get_object_or_404(Site, pk=site_id)
    return _edit(request, SiteForm(request.POST or None, instance=site), site.name,
                 ("site", str(site_id)))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@owner_only
def edit_service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """A service."""
    service = get_object_or_404(Service, pk=service_id)
    return _edit(request, ServiceForm(request.POST or None, instance=service), service.name,
                 ("service", str(service_id)))  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@owner_only
def add_service(request: HttpRequest) -> HttpResponse:
    """A new service."""
    form = ServiceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by, at = by_user(user_of(request)), timezone.now()
        service = actions.add_service(form.values(), by=by, at=at)
        messages.success(request, f"“{service.name}” is offered now.")
        return HttpResponseRedirect(reverse("site:edit"))
    return _form(request, form, "A new service")


@require_http_methods(["GET", "HEAD", "POST"])
@owner_only
def edit_therapist(request: HttpRequest, practitioner_id: UUID) -> HttpResponse:
    """A therapist, as clients see them."""
    person = get_object_or_404(Practitioner.objects.select_related("user"), pk=practitioner_id)
    return _edit(request, TherapistForm(request.POST or None, instance=person), str(person),
                 ("therapist", str(practitioner_id)))  # fmt: skip


@require_POST
@owner_only
def undo(request: HttpRequest) -> HttpResponse:
    """Put back what the last change of this session replaced; once."""
    kept = request.session.pop(UNDO, None)
    if kept is None:
        messages.error(request, "There is nothing to undo any more.")
    else:
        _write(kept["what"], kept["id"])(
            kept["before"], by=by_user(user_of(request)), at=timezone.now()
        )
        messages.success(request, "Undone.")
    return HttpResponseRedirect(reverse("site:edit"))


def _edit(request: HttpRequest, form: Plain, title: str, what: tuple[str, str]) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        # Written to a fresh record: validating has already changed the form's own.
        write = _write(*what)
        before = write(form.values(), by=by_user(user_of(request)), at=timezone.now())
        request.session[UNDO] = {"what": what[0], "id": what[1], "before": before}
        undo_tag = f"undo:{reverse('site:undo')}"
        messages.success(request, f"“{title}” is saved.", extra_tags=undo_tag)
        return HttpResponseRedirect(reverse("site:edit"))
    return _form(request, form, title)


def _write(what: str, key: str) -> Write:
    """The action that writes one kind of record, bound to the record."""
    if what == "profile":
        return actions.change_profile
    if what == "site":
        return partial(actions.change_site, get_object_or_404(Site, pk=key))
    if what == "service":
        return partial(actions.change_service, get_object_or_404(Service, pk=key))
    if what == "therapist":
        return partial(actions.change_therapist, get_object_or_404(Practitioner, pk=key))
    raise Http404


def _form(request: HttpRequest, form: Plain, title: str) -> HttpResponse:
    context = {"current": "settings", "form": form, "heading": title}
    status = 422 if form.errors else 200
    return render(request, "site/edit_record.html", context, status=status)
