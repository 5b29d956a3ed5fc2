"""The door to one visit as the desk knows it: time, place and the client's name."""

from datetime import datetime
from uuid import UUID

from django.http import Http404

from palpate.clinic.accounts.models import User
from palpate.clinic.booking.models import Visit
from palpate.clinic.people import doors


def visit_for_desk(user: User, visit_id: UUID, *, at: datetime) -> Visit:
    """A visit, to move, cancel or receive: for owner, desk and care team; 404 for others."""
    visit = (
        Visit.objects.select_related("client", "practitioner__user", "room", "service", "site")
        .filter(pk=visit_id)
        .first()
    )
    if visit is None:
        raise Http404
    doors.client_for_writing(user, visit.client_id, at=at)
    return visit
