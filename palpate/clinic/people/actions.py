"""Writing clients, care teams and episodes; each with its line in the trail."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from palpate.clinic.audit.actions import record
from palpate.clinic.audit.actor import Actor
from palpate.clinic.people import vault
from palpate.clinic.people.models import CareTeam, Client, Episode, Practitioner

ERASED = "Erased client"


@transaction.atomic
def register_client(
    *, name: str, email: str = "", phone: str = "", by: Actor, at: datetime, **fields: Any
) -> Client:
    """A new client; `fields` are further columns of `Client`, `phone` is in E.164."""
    client = Client.objects.create(
        name=name.strip(), email=email.strip().lower(), phone=phone, created_at=at, **fields
    )
    record(by, "register client", client, at=at, client_id=client.pk)
    return client


@transaction.atomic
def change_client(client: Client, *, by: Actor, at: datetime, **fields: Any) -> Client:
    """Change columns of the contact card, and only those named."""
    for name, value in fields.items():
        setattr(client, name, value)
    client.save(update_fields=list(fields))
    record(by, "change client", client, at=at, client_id=client.pk)
    return client


@transaction.atomic
def erase_client(client: Client, *, by: Actor, at: datetime) -> Client:
    """Empty the contact card and destroy the key of the health records, for good.

    What must be kept by law is the caller's question, asked before. Sealed rows and their digests
    stay, so the chain still holds; nobody can read them again.
    """
    vault.destroy_key(client.pk, at=at)
    client.episodes.update(complaint=ERASED, goals=[], baseline={})
    empty = {"email": "", "phone": "", "birth_date": None, "desk_notes": "", "guardian": None}
    return change_client(client, by=by, at=at, name=ERASED, erased_at=at, **empty)


@transaction.atomic
def add_to_care_team(
    client: Client, practitioner: Practitioner, *, by: Actor, at: datetime
) -> CareTeam:
    """Open the client's chart to a practitioner; nothing happens where it is open already."""
    place, is_new = CareTeam.objects.get_or_create(
        client=client, practitioner=practitioner, defaults={"since": at}
    )
    if is_new or place.until is not None:
        place.until = None
        place.save(update_fields=["until"])
        record(by, "join care team", place, at=at)
    return place


@transaction.atomic
def leave_care_team(client: Client, practitioner: Practitioner, *, by: Actor, at: datetime) -> None:
    """Close the client's chart to a practitioner."""
    for place in CareTeam.objects.filter(client=client, practitioner=practitioner, until=None):
        place.until = at
        place.save(update_fields=["until"])
        record(by, "leave care team", place, at=at)


@transaction.atomic
def open_episode(
    client: Client,
    *,
    complaint: str,
    goals: Sequence[dict[str, Any]] = (),
    baseline: dict[str, Any] | None = None,
    by: Actor,
    at: datetime,
) -> Episode:
    """A new complaint of this client, with its goals and first values."""
    episode = Episode.objects.create(
        client=client,
        complaint=complaint,
        goals=list(goals),
        baseline=baseline or {},
        opened_at=at,
    )
    record(by, "open episode", episode, at=at)
    return episode


@transaction.atomic
def change_episode(episode: Episode, *, by: Actor, at: datetime, **fields: Any) -> Episode:
    """Change complaint, goals or baseline, and only those named."""
    for name, value in fields.items():
        setattr(episode, name, value)
    episode.save(update_fields=list(fields))
    record(by, "change episode", episode, at=at)
    return episode


def close_episode(episode: Episode, *, by: Actor, at: datetime) -> Episode:
    """The complaint is over."""
    return change_episode(episode, by=by, at=at, closed_at=at)
