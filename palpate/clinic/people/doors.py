"""The one door to each client and episode. It asks for the right and writes the reading down.

A door answers 404 to those who should not even learn that the client exists (other therapists,
other clients), and 403 to those who know the client but may not do this (the desk at a chart, the
owner who would write in one).
"""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404

from palpate.clinic.accounts.models import User
from palpate.clinic.audit.actions import record
from palpate.clinic.audit.actor import by_user
from palpate.clinic.people import rights
from palpate.clinic.people.models import Client, Episode


def client_for_reading(user: User, client_id: UUID, *, at: datetime) -> Client:
    """The contact card: for owner, desk, care team, and the client themself."""
    client = _known_client(user, client_id)
    _write_down(user, "read contact card", client, at=at)
    return client


def client_for_writing(user: User, client_id: UUID, *, at: datetime) -> Client:
    """The contact card, to change it: for owner, desk and care team."""
    client = _known_client(user, client_id)
    if not rights.may_write_card(user):
        raise PermissionDenied
    _write_down(user, "open contact card", client, at=at)
    return client


def chart_for_reading(user: User, client_id: UUID, *, at: datetime) -> Client:
    """The client, to read health records: for the care team and the owner."""
    client = _known_client(user, client_id)
    if not rights.sees_chart(user, client.pk):
        raise PermissionDenied
    _write_down(user, "read chart", client, at=at)
    return client


def chart_for_writing(user: User, client_id: UUID, *, at: datetime) -> Client:
    """The client, to add to health records: for the care team."""
    client = _known_client(user, client_id)
    if not rights.may_write_chart(user, client.pk):
        raise PermissionDenied
    _write_down(user, "open chart", client, at=at)
    return client


def episode_for_reading(user: User, episode_id: UUID, *, at: datetime) -> Episode:
    """One complaint, to read."""
    episode = _episode(episode_id)
    chart_for_reading(user, episode.client_id, at=at)
    return episode


def episode_for_writing(user: User, episode_id: UUID, *, at: datetime) -> Episode:
    """One complaint, to change."""
    episode = _episode(episode_id)
    chart_for_writing(user, episode.client_id, at=at)
    return episode


def _known_client(user: User, client_id: UUID) -> Client:
    client = rights.readable_clients(user).filter(pk=client_id).first()
    if client is None:
        raise Http404
    return client


def _episode(episode_id: UUID) -> Episode:
    episode = Episode.objects.select_related("client").filter(pk=episode_id).first()
    if episode is None:
        raise Http404
    return episode


def _write_down(user: User, verb: str, client: Client, *, at: datetime) -> None:
    with transaction.atomic():
        record(by_user(user), verb, client, at=at, client_id=client.pk)
