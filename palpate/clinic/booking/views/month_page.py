"""The month and its times, for booking and for moving alike."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from palpate.clinic.booking.queries import clinic_profile
from palpate.clinic.booking.refusals import BookingRefused
from palpate.clinic.booking.times import Asked, Choice, choice

Address = Callable[..., str]
"""The page itself for another site, month or day (keywords), as `with_wish` makes it."""


def month_page(
    request: HttpRequest,
    template: str,
    asked: Asked,
    address: Address,
    *,
    refused: BookingRefused | None = None,
    **context: Any,
) -> HttpResponse:
    """The page, or for htmx its times only. With a refusal the answer is 409 and offers others.

    `context` says where a tapped time is posted (`post_to`) and with which hidden `fields`.
    """
    profile = clinic_profile()
    found = choice(asked, profile=profile, now=timezone.now())
    if found is None:
        return render(request, "booking/nothing.html")
    whole = {"clinic": profile, "asked": asked, "refused": refused, **context}
    whole |= _month(found, address)
    shown = "booking/parts/times.html" if _is_partial(request) else template
    return render(request, shown, whole, status=409 if refused else 200)


def _month(found: Choice, address: Address) -> dict[str, Any]:
    month = found.month
    return {
        "month": month,
        "weeks": [
            [cell and (cell, address(site=month.site, day=cell.day)) for cell in week]
            for week in month.weeks
        ],
        "sites": [(site, address(site=site)) for site in found.sites],
        "previous": month.previous and address(site=month.site, month=month.previous),
        "next": month.next and address(site=month.site, month=month.next),
    }


def _is_partial(request: HttpRequest) -> bool:
    """Whether htmx asks for the times only."""
    return bool(request.headers.get("HX-Request"))
