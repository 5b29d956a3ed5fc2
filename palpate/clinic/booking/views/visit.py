"""Behind a client's link: the time and place of one visit, to move or cancel; nothing else."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from palpate.clinic.audit.actor import CLIENT_LINK
from palpate.clinic.booking import actions, addresses, limits
from palpate.clinic.booking.forms import TimeForm
from palpate.clinic.booking.links import BrokenLink, Purpose, token_for, visit_of
from palpate.clinic.booking.mapping import appointment_of
from palpate.clinic.booking.models import Visit
from palpate.clinic.booking.refusals import BookingRefused
from palpate.clinic.booking.times import Asked, offered
from palpate.clinic.booking.views.month_page import month_page
from palpate.clinic.booking.views.refused import broken_link, not_understood, too_many
from palpate.clinic.booking.views.start import wish_of
from palpate.clinic.booking.words import local
from palpate.interop.icalendar.invite import keepsake

UNDO = "undo_visit"
"""In the session: what this browser changed last, so that only it can take that back."""

View = Callable[[HttpRequest, Visit], HttpResponse]


def behind_link(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
    """Open the link's visit for the view; a link that opens nothing is one clear page."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        now = timezone.now()
        if limits.is_exceeded(request, limits.LINKS, now=now):
            return too_many(request)
        try:
            visit = visit_of(token, Purpose.VISIT, at=now)
        except BrokenLink as broken:
            return broken_link(request, broken)
        return view(request, visit)

    return opened


@require_safe
@behind_link
def visit(request: HttpRequest, visit: Visit) -> HttpResponse:
    """When and where, and what can be done about it now."""
    return _page(request, visit)


@require_http_methods(["GET", "HEAD", "POST"])
@behind_link
def move(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Another time with the same therapist."""
    form = TimeForm(request.POST)
    if not (request.method == "POST" and form.is_valid() and _takes_back(request, visit, form)):
        try:
            actions.client_may_change(visit, now=timezone.now())
        except BookingRefused as refused:
            return _page(request, visit, refused)
    if request.method == "POST":
        return _move(request, visit, form) if form.is_valid() else not_understood(request)
    wish = wish_of(request)
    day = wish["day"] or (None if wish["month"] else local(visit.starts_at, visit.zone).date())
    site = wish["site"] or visit.site
    return _times(request, visit, site=site, month=wish["month"], day=day)


@require_POST
@behind_link
def cancel(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give the time back; the page that follows offers to undo it."""
    now = timezone.now()
    try:
        actions.client_may_change(visit, now=now)
        actions.cancel(visit, now=now, by=CLIENT_LINK)
    except BookingRefused as refused:
        return _page(request, visit, refused)
    return _done(request, visit, {"what": "cancelled"})


@require_POST
@behind_link
def restore(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Undo the cancelling this browser has just done."""
    if _undo(request, visit).get("what") != "cancelled":
        return _page(request, visit)
    try:
        actions.restore(visit, now=timezone.now(), by=CLIENT_LINK)
    except BookingRefused as refused:
        visit.refresh_from_db()
        return _page(request, visit, refused)
    return _done(request, visit, {"what": "restored"})


@require_safe
@behind_link
def visit_file(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The visit for the client's calendar: nobody is invited, nothing of health is in it."""
    cancelled = visit.state == Visit.State.CANCELLED
    text = keepsake(appointment_of(visit), is_cancelled=cancelled, at=timezone.now())
    kind = "text/calendar; method=PUBLISH; charset=utf-8"
    name = 'attachment; filename="appointment.ics"'
    return HttpResponse(text, content_type=kind, headers={"Content-Disposition": name})


def _move(request: HttpRequest, visit: Visit, form: TimeForm) -> HttpResponse:
    site, starts_at = form.cleaned_data["site"], form.cleaned_data["starts"]
    before = {"starts": visit.starts_at.isoformat(), "site": str(visit.site_id)}
    now = timezone.now()
    try:
        slots = offered(
            visit.service, starts_at, site=site, practitioner=visit.practitioner, now=now
        )
        actions.move(visit, slots[0], now=now, by=CLIENT_LINK)
    except BookingRefused as refused:
        visit.refresh_from_db()
        day = local(starts_at, site.zone).date()
        return _times(request, visit, site=site, day=day, refused=refused)
    return _done(request, visit, {"what": "moved", **before})


def _times(
    request: HttpRequest, visit: Visit, *, refused: BookingRefused | None = None, **wish: Any
) -> HttpResponse:
    asked = Asked(service=visit.service, practitioner=visit.practitioner, **wish)
    here = addresses.of_visit(visit, "client_move")
    return month_page(
        request,
        "booking/move.html",
        asked,
        partial(addresses.with_wish, here),
        refused=refused,
        visit=visit,
        back=addresses.of_visit(visit),
        post_to=here,
        fields={},
    )


def _page(
    request: HttpRequest, visit: Visit, refused: BookingRefused | None = None
) -> HttpResponse:
    closed = _why_closed(visit)
    context = {
        "visit": visit,
        "token": token_for(visit, Purpose.VISIT),
        "refused": refused,
        "closed": closed,
        "undo": _undo(request, visit),
        "file": addresses.of_visit(visit, "client_file"),
        "is_cancelled": visit.state == Visit.State.CANCELLED,
    }
    return render(request, "booking/visit.html", context, status=409 if refused else 200)


def _takes_back(request: HttpRequest, visit: Visit, form: TimeForm) -> bool:
    """Whether this is the undo of a move this browser has just made; that is never too late."""
    undo = _undo(request, visit)
    wanted = form.cleaned_data["starts"].isoformat()
    return undo.get("what") == "moved" and undo.get("starts") == wanted


def _why_closed(visit: Visit) -> str:
    try:
        actions.client_may_change(visit, now=timezone.now())
    except BookingRefused as refused:
        return str(refused)
    return ""


def _done(request: HttpRequest, visit: Visit, undo: dict[str, str]) -> HttpResponse:
    request.session[UNDO] = {"visit": str(visit.pk), "sequence": visit.sequence, **undo}
    return HttpResponseRedirect(addresses.of_visit(visit))


def _undo(request: HttpRequest, visit: Visit) -> dict[str, str]:
    """What this browser changed last, as long as nobody has changed the visit since."""
    kept: dict[str, Any] = request.session.get(UNDO, {})
    is_same = kept.get("visit") == str(visit.pk) and kept.get("sequence") == visit.sequence
    return kept if is_same else {}
