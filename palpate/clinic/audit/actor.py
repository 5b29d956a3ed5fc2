"""Who does something: a user, someone holding a client's link, or the system itself."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser

from palpate.clinic.audit.models import AuditEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The one who acts; raises ValueError for a user without an id, or an id without a user."""

    kind: AuditEntry.ActorKind
    user_id: UUID | None = None

    def __post_init__(self) -> None:
        if (self.kind is AuditEntry.ActorKind.USER) != (self.user_id is not None):
            raise ValueError("An actor has a user id if, and only if, it is a user.")


CLIENT_LINK = Actor(kind=AuditEntry.ActorKind.CLIENT_LINK)
SYSTEM = Actor(kind=AuditEntry.ActorKind.SYSTEM)


def by_user(user: AbstractBaseUser) -> Actor:
    """The user who is logged in; raises ValueError for an anonymous visitor."""
    return Actor(kind=AuditEntry.ActorKind.USER, user_id=user.pk)
