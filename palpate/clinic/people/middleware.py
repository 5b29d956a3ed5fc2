"""One look-up of a client's key per request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from palpate.clinic.people import vault


class KeysForOneRequest:
    """Keeps the keys that a page needs, and forgets them with the answer."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with vault.remembering_keys():
            return self.respond(request)
