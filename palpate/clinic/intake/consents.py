"""Consent: the texts a client agrees to, what stands of it, and taking it back.

A text is never changed under its version: a new wording gets a new version, and every consent
names the version that was read.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal

from django.db import transaction
from pydantic import ConfigDict, TypeAdapter

from palpate.clinic.accounts.models import User
from palpate.clinic.audit.actions import write_once
from palpate.clinic.audit.actor import by_user
from palpate.clinic.booking.models import Visit
from palpate.clinic.intake.models import Consent, ConsentWithdrawal
from palpate.clinic.people.models import Client


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentText:
    """One thing to agree to. `scopes` are area or technique ids; `near` are the marked areas
    that make it worth asking, none for what is asked of everyone.
    """

    __pydantic_config__ = ConfigDict(extra="forbid", strict=True)
    id: str
    version: str
    scope_kind: Literal["treatment", "privacy", "area", "technique"]
    title: str
    asks: str
    text: tuple[str, ...]
    needed: bool = False
    scopes: tuple[str, ...] = ("",)
    near: tuple[str, ...] = ()

    @property
    def version_name(self) -> str:
        """What a consent row says of the wording, such as "groin 2026.1"."""
        return f"{self.id} {self.version}"


_ORDER = ("treatment", "firm-pressure", "mouth", "breast", "groin", "pelvic-floor", "privacy")
_ADAPTER = TypeAdapter(ConsentText)


@cache
def texts() -> tuple[ConsentText, ...]:
    """Every text in use, in the order they are read."""
    folder = Path(__file__).parent / "consent_text"
    found = {}
    for path in folder.glob("*.toml"):
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
        text = _ADAPTER.validate_python(plain, strict=False)
        found[text.id] = text
    return tuple(found[name] for name in _ORDER)


def texts_for(areas: Iterable[str]) -> tuple[ConsentText, ...]:
    """The texts for a client who marked these areas."""
    marked = set(areas)
    return tuple(text for text in texts() if not text.near or marked & set(text.near))


def standing(client: Client) -> list[Consent]:
    """What the client agreed to and has not taken back, newest first."""
    rows = Consent.objects.filter(client=client, withdrawal__isnull=True)
    return list(rows.order_by("-at", "scope_kind", "scope"))


@transaction.atomic
def withdraw(consent: Consent, *, by: User, at: datetime) -> list[ConsentWithdrawal]:
    """Take back one thing agreed to, everywhere it was agreed to; nothing twice."""
    same = Consent.objects.select_for_update(of=("self",)).filter(
        client=consent.client,
        scope_kind=consent.scope_kind,
        text_version=consent.text_version,
        withdrawal__isnull=True,
    )
    return [_take_back(row, by, at) for row in same]


@transaction.atomic
def agree(visit: Visit, text: ConsentText, *, by: User, at: datetime) -> list[Consent]:
    """The client agrees in the room, in words; the rows say who heard it. Nothing twice."""
    stands = {
        row.scope
        for row in standing(visit.client)
        if (row.scope_kind, row.text_version) == (text.scope_kind, text.version_name)
    }
    return [_spoken(visit, text, s, by, at) for s in text.scopes if s not in stands]


def text_called(name: str) -> ConsentText | None:
    """The text in use by its id."""
    return next((text for text in texts() if text.id == name), None)


def _take_back(consent: Consent, by: User, at: datetime) -> ConsentWithdrawal:
    row = ConsentWithdrawal(client=consent.client, consent=consent, by=by, content={})
    return write_once(row, by=by_user(by), verb="withdraw consent", at=at)


def _spoken(visit: Visit, text: ConsentText, scope: str, by: User, at: datetime) -> Consent:
    row = Consent(
        client=visit.client,
        visit=visit,
        scope_kind=text.scope_kind,
        scope=scope,
        text_version=text.version_name,
    )
    row.content = {"spoken_to": by.display_name, "chaperone_offered": True}
    return write_once(row, by=by_user(by), verb="record consent", at=at)
