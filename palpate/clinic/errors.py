"""The pages for what went wrong: what, where to go, and never what was sent."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_WORDS = {
    400: ("That request could not be read", "Something in it was not as this page expects.",
          "Go back, reload the page and try once more."),
    403: ("This is not open to you", "Your account may not see or change this.",
          "Ask someone of the clinic who may, or log in with another account."),
    404: ("There is nothing here", "The address may be mistyped, or the link is no longer valid.",
          "Start again from the first page, or call the clinic."),
    500: ("Something broke on our side", "Nothing of what you entered was half saved.",
          "Try again in a minute. If it stays, call the clinic."),
}  # fmt: skip
_STALE = ("This page was open too long", "The form is out of date, so nothing was saved.",
          "Go back, reload the page and send it again.")  # fmt: skip


def page(
    request: HttpRequest, code: int, words: tuple[str, str, str] | None = None
) -> HttpResponse:
    """One error page; `words` are title, what happened, and what to do next."""
    title, what, following = words or _WORDS[code]
    content = {"code": code, "title": title, "what": what, "next": following}
    return render(request, "errors/page.html", content, status=code)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    return page(request, 500)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's answer to a missing or old CSRF token."""
    return page(request, 403, _STALE)
