"""The short pages for what cannot be done: what, where, and what next."""

from django.http import HttpRequest, HttpResponse

from palpate.clinic import errors
from palpate.clinic.booking.links import BrokenLink

_TOO_MANY = (
    "Too many tries in a short time",
    "From your connection more times were tried than one person needs.",
    "Wait ten minutes and try again, or call the clinic.",
)
_NOT_UNDERSTOOD = (
    "That time could not be read",
    "The page you came from may be old, so nothing was booked or changed.",
    "Go back, reload the page and tap a time again.",
)
_TOO_OLD = (
    "The time we kept for you has run out",
    "This page was open too long, so nothing was booked.",
    "Begin again from the first page; it takes a minute.",
)


def too_many(request: HttpRequest) -> HttpResponse:
    return errors.page(request, 429, _TOO_MANY)


def not_understood(request: HttpRequest) -> HttpResponse:
    return errors.page(request, 400, _NOT_UNDERSTOOD)


def too_old(request: HttpRequest) -> HttpResponse:
    return errors.page(request, 410, _TOO_OLD)


def broken_link(request: HttpRequest, broken: BrokenLink) -> HttpResponse:
    title, _, following = str(broken).partition(". ")
    what, _, following = following.partition(". ")
    return errors.page(request, 410, (title, f"{what}.", following))
