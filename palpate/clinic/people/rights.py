"""Who may see and change what of which client. Nothing here writes to the trail."""

from uuid import UUID

from django.db.models import Q, QuerySet

from palpate.clinic.accounts.models import User
from palpate.clinic.people.models import CareTeam, Client


def is_in_care_team(user: User, client_id: UUID) -> bool:
    """Whether the user treats this client now."""
    return CareTeam.objects.filter(
        practitioner__user=user, client_id=client_id, until__isnull=True
    ).exists()


def readable_clients(user: User) -> QuerySet[Client]:
    """The clients whose contact card the user may open."""
    clients = Client.objects.filter(erased_at__isnull=True)
    if user.is_owner or user.is_desk:
        return clients
    if user.is_therapist:
        mine = CareTeam.objects.filter(practitioner__user=user, until__isnull=True)
        return clients.filter(pk__in=mine.values("client"))
    return clients.filter(Q(user=user))


def may_write_card(user: User) -> bool:
    """Whether the role may change contact cards at all; clients ask the desk."""
    return user.is_staff_member


def sees_chart(user: User, client_id: UUID) -> bool:
    """Whether the user may read health records: the care team, and the owner of the practice."""
    return user.is_owner or may_write_chart(user, client_id)


def may_write_chart(user: User, client_id: UUID) -> bool:
    """Whether the user may add to health records: the care team only."""
    return (user.is_therapist or user.is_owner) and is_in_care_team(user, client_id)
