"""The life of a request for answers: asked, opened, closed; its link sent, revoked, sent again."""

from datetime import datetime, timedelta

from django.db import transaction

from palpate.clinic.audit.actions import record
from palpate.clinic.audit.actor import Actor
from palpate.clinic.booking.models import Visit
from palpate.clinic.intake.models import Intake

LATE = timedelta(minutes=30)
"""Some fill the form in while they wait, so it stays open a little into the visit."""
FRESH = timedelta(days=90)
"""Answers this young count at the next visit; older ones are asked for again."""


def is_needed(visit: Visit) -> bool:
    """Whether the client has told nothing lately: answers of the last 90 days count."""
    told = Intake.objects.filter(client=visit.client_id, state=Intake.State.SUBMITTED)
    recent = told.filter(submitted_at__gt=visit.starts_at - FRESH)
    return visit.state != Visit.State.CANCELLED and not recent.exists()


@transaction.atomic
def ask(visit: Visit, *, by: Actor, at: datetime) -> Intake:
    """The request for this visit; the same one, with the visit's own time, when asked again."""
    intake, is_new = Intake.objects.get_or_create(
        visit=visit,
        defaults={"client": visit.client, "asked_at": at, "expires_at": visit.starts_at + LATE},
    )
    if is_new:
        record(by, "ask for intake", intake, at=at)
    elif intake.expires_at != visit.starts_at + LATE:
        _keep_open_until(intake, visit.starts_at + LATE)
        record(by, "move intake", intake, at=at)
    return intake


@transaction.atomic
def close(intake: Intake, *, by: Actor, at: datetime) -> None:
    """No more answers are wanted: the visit was cancelled. Asking again opens it."""
    _keep_open_until(intake, at)
    record(by, "close intake", intake, at=at)


@transaction.atomic
def open_(intake: Intake, *, by: Actor, at: datetime) -> Intake:
    """The client has begun; said once."""
    begun = Intake.objects.filter(pk=intake.pk, state=Intake.State.ASKED)
    if begun.update(state=Intake.State.OPENED, opened_at=at):
        intake.refresh_from_db()
        record(by, "open intake", intake, at=at)
    return intake


def is_revoked(intake: Intake, visit: Visit) -> bool:
    """Whether the links given out so far open nothing."""
    return visit.link_version < intake.link_version


@transaction.atomic
def revoke(intake: Intake, *, by: Actor, at: datetime) -> Intake:
    """Every intake link given out for this visit opens nothing from now on.

    The links to move or cancel the visit go on working.
    """
    intake.link_version = intake.visit.link_version + 1
    intake.save(update_fields=["link_version"])
    record(by, "revoke intake link", intake, at=at)
    return intake


@transaction.atomic
def renew(intake: Intake, *, by: Actor, at: datetime) -> Intake:
    """Make the link usable again, as a new one where the old was revoked.

    A new one also replaces the link to move or cancel the visit: both are signed with the same
    version, so the letter that brings the one must bring the other.
    """
    visit = intake.visit
    if is_revoked(intake, visit):
        visit.link_version = intake.link_version
        visit.save(update_fields=["link_version"])
        record(by, "renew links", visit, at=at)
    return ask(visit, by=by, at=at)


def _keep_open_until(intake: Intake, until: datetime) -> None:
    intake.expires_at = until
    intake.save(update_fields=["expires_at"])
