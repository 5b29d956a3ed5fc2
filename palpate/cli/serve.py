"""`palpate serve`: the web application and one worker, stopped together."""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from palpate.cli import django as django_door


def arguments(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--home", type=Path, default=None, help="the data folder (default ./var)")
    verb.add_argument("--bind", default="127.0.0.1:8000", help="address:port to listen on")
    verb.add_argument("--threads", type=int, default=8)
    verb.add_argument("--no-worker", action="store_true", help="the worker runs elsewhere")
    verb.add_argument("--certificate", type=Path, help="TLS certificate file")
    verb.add_argument("--key", type=Path, help="TLS key file")
    verb.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    django_door.open_practice(options.home)
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    return serve(options)


def serve(options: argparse.Namespace) -> int:
    """Serve until stopped; Django has been started. Returns 0, or 2 where the port is taken."""
    if not is_free(options.bind):
        print(
            f"palpate: {options.bind} is in use. Stop what listens there, "
            "or choose another address with --bind.",
            file=sys.stderr,
        )
        return 2
    worker = None if options.no_worker else _start_worker()
    try:
        _web(options)
    finally:
        if worker is not None:
            worker.terminate()
            worker.wait(timeout=10)
    return 0


def is_free(bind: str) -> bool:
    """Whether nothing listens on this address:port."""
    import socket

    host, _, port = bind.rpartition(":")
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]") or "0.0.0.0", int(port)))
        except OSError:
            return False
    return True


def _start_worker() -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "palpate.cli.main", "worker"]
    return subprocess.Popen(command, env=dict(os.environ))


def _web(options: argparse.Namespace) -> None:
    from gunicorn.app.base import BaseApplication

    class Web(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for key, value in _settings(options).items():
                self.cfg.set(key, value)

        def load(self) -> Any:
            from palpate.clinic.wsgi import application

            return application

    try:
        Web().run()
    except SystemExit as stopped:
        # gunicorn leaves this way when told to stop; anything but 0 is worth passing on.
        if stopped.code not in (0, None):
            raise


def _settings(options: argparse.Namespace) -> dict[str, Any]:
    chosen: dict[str, Any] = {
        "bind": options.bind,
        "threads": options.threads,
        "workers": 1,
        "loglevel": "warning",
        "control_socket_disable": True,
    }
    if options.certificate:
        chosen |= {"certfile": str(options.certificate), "keyfile": str(options.key or "")}
    return chosen
