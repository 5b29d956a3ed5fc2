"""The door to one visit with its health records."""

from datetime import datetime
from uuid import UUID

from django.http import Http404

from palpate.clinic.accounts.models import User
from palpate.clinic.booking.models import Visit
from palpate.clinic.people import doors


def visit_for_reading(user: User, visit_id: UUID, *, at: datetime) -> Visit:
    """A visit, to read its chart: care team and owner; 403 for the desk, 404 for others."""
    visit = _visit(visit_id)
    doors.chart_for_reading(user, visit.client_id, at=at)
    return visit


def visit_for_writing(user: User, visit_id: UUID, *, at: datetime) -> Visit:
    """A visit, to add to its chart: care team; 403 for owner and desk, 404 for others."""
    visit = _visit(visit_id)
    doors.chart_for_writing(user, visit.client_id, at=at)
    return visit


def _visit(visit_id: UUID) -> Visit:
    visits = Visit.objects.select_related(
        "client", "episode", "practitioner__user", "room", "service", "site"
    )
    visit = visits.filter(pk=visit_id).first()
    if visit is None:
        raise Http404
    return visit
