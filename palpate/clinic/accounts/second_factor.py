"""Who must show a second factor, and who has one."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from palpate.clinic.accounts.models import RolePolicy, User


def must_set_up_second_factor(user: User | AnonymousUser) -> bool:
    """Whether this user's role asks for a second factor that they do not have yet."""
    return isinstance(user, User) and is_required_for(user.role) and not has_one(user)


def is_required_for(role: str) -> bool:
    """What the owner decided for the role, or else the installation's default."""
    policy = RolePolicy.objects.filter(role=role).first()
    if policy is not None:
        return policy.is_second_factor_required
    return role in settings.PALPATE_SECOND_FACTOR_ROLES


def has_one(user: User) -> bool:
    """Whether an authenticator app or a passkey is set up (recovery codes alone do not count)."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(Authenticator.objects.filter(user=user, type__in=kinds).exists())
