"""Addresses the gallery's navigation points to; none of them is served."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def _nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=204)


def _app(name: str, *pages: str) -> object:
    return path(f"{name}/", include(([path(page, _nothing, name=page) for page in pages], name)))


urlpatterns = [
    _app("booking", "today", "day", "desk", "start"),
    _app("people", "clients"),
    _app("messages", "outbox"),
    _app("outcomes", "overview"),
    _app("site", "edit", "about", "conditions", "services", "therapists"),
    path("login", _nothing, name="account_login"),
    path("logout", _nothing, name="account_logout"),
    path("mfa", _nothing, name="mfa_index"),
]
