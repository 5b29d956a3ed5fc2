"""Making users and setting what their roles must show."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from palpate.clinic.accounts.models import Role, RolePolicy, User
from palpate.clinic.audit.actions import record
from palpate.clinic.audit.actor import Actor


@transaction.atomic
def create_user(
    email: str, password: str | None, *, display_name: str, role: Role, by: Actor, at: datetime
) -> User:
    """A new login. Without a password the person sets one by the "forgotten" link.

    Raises IntegrityError when the address has a login already.
    """
    user = User.objects.create_user(email, password, display_name=display_name, role=role)
    # The owner vouches for the address; a second factor asks for a verified one.
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    record(by, "make user", user, at=at)
    return user


@transaction.atomic
def change_user(user: User, *, by: Actor, at: datetime, **fields: str | bool) -> User:
    """Set display name, role or whether the login is active."""
    for name, value in fields.items():
        setattr(user, name, value)
    user.save(update_fields=list(fields))
    record(by, "change user", user, at=at)
    return user


@transaction.atomic
def require_second_factor(role: Role, is_required: bool, *, by: Actor, at: datetime) -> RolePolicy:
    """Ask a role for a second factor, or stop asking."""
    policy, _ = RolePolicy.objects.update_or_create(
        role=role, defaults={"is_second_factor_required": is_required}
    )
    record(by, "set role policy", policy, at=at)
    return policy
