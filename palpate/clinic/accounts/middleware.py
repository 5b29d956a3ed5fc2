"""Guards behind every login: no copies in caches, the idle lock, the second factor."""

from collections.abc import Callable
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from palpate.clinic.accounts.second_factor import must_set_up_second_factor

LAST_SEEN = "last_seen"
SEEN_AGAIN_AFTER_S = 30
"""A session is not saved for every click; the lock may fall this many seconds early."""

Respond = Callable[[HttpRequest], HttpResponse]


class NoStore:
    """Keeps pages of those who are logged in out of every cache, also the browser's own."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.respond(request)
        if request.user.is_authenticated:
            answer.headers["Cache-Control"] = "no-store, private"
        return answer


class IdleLock:
    """Ends a session that was left alone for `PALPATE_IDLE_SECONDS`."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.respond(request)
        now_s = int(timezone.now().timestamp())
        idle_s = now_s - request.session.setdefault(LAST_SEEN, now_s)
        if idle_s > settings.PALPATE_IDLE_SECONDS:
            logout(request)
            return to_login(request)
        if idle_s >= SEEN_AGAIN_AFTER_S:
            request.session[LAST_SEEN] = now_s
        return self.respond(request)


class SecondFactor:
    """Sends those who must have a second factor, and have none yet, to set one up."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(allowed_without()) or not request.user.is_authenticated:
            return self.respond(request)
        if must_set_up_second_factor(request.user):
            return _go(request, reverse("mfa_index"))
        return self.respond(request)


def allowed_without() -> tuple[str, ...]:
    """The places someone without a second factor may still go: its set-up, log-out, statics."""
    return (
        reverse("mfa_index"),
        reverse("account_logout"),
        reverse("account_reauthenticate"),
        f"/{settings.STATIC_URL.strip('/')}/",
    )


def to_login(request: HttpRequest) -> HttpResponse:
    """The login page, and from there back to a page that was only read."""
    target = reverse(settings.LOGIN_URL)
    if request.method == "GET" and not request.headers.get("HX-Request"):
        target += f"?next={quote(request.get_full_path())}"
    return _go(request, target)


def _go(request: HttpRequest, target: str) -> HttpResponse:
    # htmx would follow a redirect and put the login page into a corner of the old one.
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": target})
    return HttpResponseRedirect(target)
