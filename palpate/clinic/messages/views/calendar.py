"""A practitioner's own calendar address, and what calendars read there."""

import hashlib

from django.contrib import messages
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotModified,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from palpate.clinic.accounts.guards import for_roles, user_of
from palpate.clinic.accounts.models import Role
from palpate.clinic.audit.actor import by_user
from palpate.clinic.booking import limits
from palpate.clinic.booking.queries import clinic_profile
from palpate.clinic.messages import feeds
from palpate.clinic.messages.models import CalendarFeed
from palpate.clinic.people.models import Practitioner


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.OWNER, Role.THERAPIST)
def mine(request: HttpRequest) -> HttpResponse:
    """The address to subscribe to; a new one closes the old, and it can be switched off."""
    practitioner = Practitioner.objects.filter(user=user_of(request)).first()
    if request.method == "POST":
        return _change(request, practitioner)
    calendar = CalendarFeed.objects.filter(practitioner=practitioner, is_on=True).first()
    address = calendar and request.build_absolute_uri(
        reverse("messages:feed", args=[feeds.token_for(calendar)])
    )
    context = {"practitioner": practitioner, "calendar": calendar, "address": address}
    return render(request, "messages/calendar.html", context)


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The visits, for a calendar program; 304 where nothing changed since it last asked."""
    now = timezone.now()
    if limits.is_exceeded(request, limits.LINKS, now=now):
        return HttpResponse("Too many requests; ask again in ten minutes.\n", status=429,
                            content_type="text/plain")  # fmt: skip
    calendar = feeds.calendar_of(token)
    if calendar is None:
        raise Http404
    text = feeds.text_of(calendar, clinic_name=clinic_profile().name, now=now)
    tag = f'"{hashlib.sha256(text).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers=headers)
    kind = "text/calendar; method=PUBLISH; charset=utf-8"
    return HttpResponse(text, content_type=kind, headers=headers)


def _change(request: HttpRequest, practitioner: Practitioner | None) -> HttpResponse:
    if practitioner is None:
        raise Http404
    now, by = timezone.now(), by_user(user_of(request))
    if request.POST.get("do") == "off":
        feeds.switch_off(practitioner, now=now, by=by)
        messages.success(request, "Switched off. The old address opens nothing any more.")
    else:
        feeds.new_address(practitioner, now=now, by=by)
        messages.success(request, "Here is your address. An older one opens nothing any more.")
    return HttpResponseRedirect(reverse("messages:calendar"))
