"""What happens after too many wrong passwords."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def username(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """The e-mail address that was tried, in small letters."""
    tried = (credentials or {}).get("email") or (credentials or {}).get("username")
    if not tried and request is not None:
        tried = request.POST.get("login", "")
    return str(tried or "").strip().lower()


def answer(
    request: HttpRequest,
    original_response: HttpResponse | None = None,
    credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    """The page that says to wait."""
    words = {
        "code": 429,
        "title": "Too many attempts",
        "what": "The password was wrong too often for this address.",
        "next": "Wait half an hour and try again, or ask the owner to reset the password.",
    }
    return render(request, "errors/page.html", words, status=429)
