"""Every part of the design on a few pages of invented content, under the clinic's own policy.

`python -m tools.gallery` serves them on 127.0.0.1:8900; `tools.screens` photographs them and the
browser tests run axe over them. No database is touched.
"""

import json
import mimetypes
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "frontend" / "gallery"
STATIC = ROOT / "palpate" / "clinic" / "static"
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def names() -> list[str]:
    """The gallery's pages."""
    return sorted(page.stem for page in PAGES.glob("*.html"))


def render(name: str, theme: str = "") -> str:
    """One page as HTML, in the theme `light` or `dark` or the device's own."""
    _start_django()
    from django.test import RequestFactory, override_settings

    request = RequestFactory().get("/")
    request.COOKIES["theme"] = theme
    with override_settings(ROOT_URLCONF="tools.gallery_addresses"):
        return str(_engine().get_template(f"{name}.html").render(_content(), request))


@contextmanager
def served(port: int = 0, handler: type[BaseHTTPRequestHandler] | None = None) -> Iterator[str]:
    """The gallery's address while the block runs; port 0 takes any free one."""
    server = ThreadingHTTPServer(("127.0.0.1", port), handler or Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    """Pages, and the files they name, under the clinic's security policy."""

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        file = (STATIC / path.removeprefix("/static/")).resolve()
        if path.startswith("/static/") and file.is_relative_to(STATIC) and file.is_file():
            self._send(file.read_bytes(), mimetypes.guess_type(file.name)[0] or "")
        elif (name := path.strip("/")) in names():
            self._send(render(name, query.removeprefix("theme=")).encode(), "text/html")
        else:
            self.send_error(404)

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text" in kind else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Keeps quiet."""


def _start_django() -> None:
    import django
    from django.apps import apps
    from django.conf import settings

    if not settings.configured:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palpate.clinic.settings.testing")
    if not apps.ready:
        django.setup()


@cache
def _engine() -> Any:
    """The clinic's template engine with the gallery's folder before the others."""
    from django.conf import settings
    from django.template.backends.django import DjangoTemplates

    clinic = {key: value for key, value in settings.TEMPLATES[0].items() if key != "BACKEND"}
    return DjangoTemplates({**clinic, "NAME": "gallery", "DIRS": [PAGES, *clinic["DIRS"]]})


def _content() -> dict[str, Any]:
    from tools.gallery_content import content

    values = content()
    return values | {key: json.dumps(values[key]) for key in ("map", "drawing")}


if __name__ == "__main__":
    with served(8900) as address, suppress(KeyboardInterrupt):
        print(f"{address}/parts  ({', '.join(names())}); Ctrl-C ends it")
        Event().wait()
