from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "palpate.clinic.audit"

    def ready(self) -> None:
        post_migrate.connect(set_triggers, sender=self)


def set_triggers(using: str, **_: Any) -> None:
    """After every `migrate`: seal the tables again (see triggers.py for why)."""
    from palpate.clinic.audit import triggers  # models can be read only once apps are loaded

    triggers.install(connections[using])
