"""Steps four and five: who comes, and the confirmation."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from palpate.clinic.audit.actor import CLIENT_LINK
from palpate.clinic.booking import addresses, limits, visitors
from palpate.clinic.booking.actions import drop_hold
from palpate.clinic.booking.draft import Draft, booked_here, remember_booked
from palpate.clinic.booking.forms import ContactForm, HoldForm
from palpate.clinic.booking.models import ClinicProfile, Hold, Visit
from palpate.clinic.booking.queries import clinic_profile
from palpate.clinic.booking.refusals import BookingRefused, HoldExpired
from palpate.clinic.booking.views.refused import too_many, too_old
from palpate.clinic.booking.views.times import asked_in, times_page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest) -> HttpResponse:
    """Name and address for the time that is kept; what was typed outlives the hold."""
    now, profile = timezone.now(), clinic_profile()
    if request.method == "POST":
        if limits.is_exceeded(request, limits.BOOKINGS, now=now):
            return too_many(request)
        return _confirm(request, ContactForm(request.POST, profile=profile), now)
    draft = Draft.of(request)
    if not draft.hold:
        return HttpResponseRedirect(reverse("booking:start"))
    hold = _live_hold(draft.hold, now)
    if hold is None:
        return _choose_again(request, draft, HoldExpired())
    return _page(request, ContactForm(initial=draft.typed(), profile=profile), hold, profile)


@never_cache
@require_safe
def confirmed(request: HttpRequest) -> HttpResponse:
    """What this browser has just booked: the file, the link to change it, what to fill in."""
    whole = Visit.objects.select_related("practitioner__user", "site", "service", "booked_online")
    booked = booked_here(request)
    visit = whole.filter(pk=booked).first() if booked else None
    if visit is None:
        return HttpResponseRedirect(reverse("booking:start"))
    link = addresses.of_visit(visit)
    context = {
        "visit": visit,
        "link": link,
        "whole_link": request.build_absolute_uri(link),
        "file": addresses.of_visit(visit, "client_file"),
        "intake": addresses.of_intake(visit),
    }
    return render(request, "booking/confirmed.html", context)


def _confirm(request: HttpRequest, form: ContactForm, now: datetime) -> HttpResponse:
    draft = Draft.of(request)
    draft.type(form.data)
    draft.keep(request)
    if not form.is_valid():
        hold = _live_hold(str(form.data.get("hold", "")), now)
        if hold is None:
            return _choose_again(request, draft, HoldExpired())
        return _page(request, form, hold, form.profile, status=422)
    try:
        visit = _book(form, draft, now)
    except BookingRefused as refused:
        drop_hold(form.cleaned_data["hold"], now=now, by=CLIENT_LINK)
        return _choose_again(request, draft, refused)
    remember_booked(request, visit.pk)
    return HttpResponseRedirect(reverse("booking:confirmed"))


def _book(form: ContactForm, draft: Draft, now: datetime) -> Visit:
    typed = form.cleaned_data
    return visitors.book_for_visitor(
        typed["hold"],
        visitors.Contact(name=typed["name"], email=typed["email"], phone=typed["phone"]),
        policy=visitors.policy(form.profile),
        reason=draft.reason,
        now=now,
        by=CLIENT_LINK,
    )


def _choose_again(request: HttpRequest, draft: Draft, refused: BookingRefused) -> HttpResponse:
    """Other times, with the sentence above them; what was typed waits in the draft."""
    asked = HoldForm(draft.asked)
    if not asked.is_valid():
        return too_old(request)
    return times_page(request, asked_in(asked), refused=refused)


def _live_hold(token: str, now: datetime) -> Hold | None:
    whole = Hold.objects.select_related("practitioner__user", "site", "service", "room")
    return whole.filter(token=token, expires_at__gt=now).first()


def _page(
    request: HttpRequest, form: ContactForm, hold: Hold, profile: ClinicProfile, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "hold": hold, "clinic": profile}
    return render(request, "booking/details.html", context, status=status)
