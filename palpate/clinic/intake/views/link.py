"""What every page behind a client's link shares: the door, the limit, the refusals."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from palpate.clinic import errors
from palpate.clinic.booking import limits
from palpate.clinic.booking.links import BrokenLink
from palpate.clinic.booking.views.refused import broken_link, too_many
from palpate.clinic.intake.door import FormClosed, intake_of
from palpate.clinic.intake.draft import draft_of
from palpate.clinic.intake.models import Intake
from palpate.clinic.intake.telling import Telling

PAGES = limits.Limit(what="intake", most=1500, within=timedelta(minutes=10))
"""Saving as one types asks once a second, and a family may share a connection."""

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Telling, P], HttpResponse]


def behind_link(view: View[P]) -> Callable[..., HttpResponse]:
    """Open the link's intake for the view; a link that opens nothing is one clear page."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        now = timezone.now()
        if limits.is_exceeded(request, PAGES, now=now):
            return too_many(request)
        try:
            intake = intake_of(token, at=now)
        except BrokenLink as broken:
            return broken_link(request, broken)
        except FormClosed as closed:
            return errors.page(request, 410, closed.words)
        return view(request, Telling(intake, draft_of(intake), at=now), *args, **kwargs)

    return opened


def while_open(view: View[P]) -> View[P]:
    """Pages that take answers: once they are sent, only "received" is left."""

    def opened(
        request: HttpRequest, telling: Telling, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if telling.intake.state == Intake.State.SUBMITTED:
            return go(request, "intake:received")
        return view(request, telling, *args, **kwargs)

    return opened


def go(request: HttpRequest, page: str, *names: str) -> HttpResponseRedirect:
    """To another page of the same link."""
    return HttpResponseRedirect(address(request, page, *names))


def address(request: HttpRequest, page: str, *names: str) -> str:
    match = request.resolver_match
    token = match.kwargs["token"] if match else ""
    return reverse(page, args=[token, *names])


def show(
    request: HttpRequest, template: str, telling: Telling, *, status: int = 200, **more: Any
) -> HttpResponse:
    """A page with what every page of the intake needs."""
    match = request.resolver_match
    content = {
        "token": match.kwargs["token"] if match else "",
        "visit": telling.visit,
        "intake": telling.intake,
        "must_call": telling.visit.must_call_first,
        **more,
    }
    return render(request, f"intake/{template}.html", content, status=status)
