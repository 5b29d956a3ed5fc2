"""Signed links for clients without an account: what for, which visit, and still valid?

A link says nothing but a signed visit id and a version; raising the visit's `link_version` revokes
every link given out before. Booking links show and move time and place only; intake links take
answers and show none.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.core import signing

from palpate.clinic.booking.models import Visit

KEEPS_AFTER_VISIT = timedelta(days=2)


class Purpose(StrEnum):
    """What a link opens."""

    VISIT = "visit"
    INTAKE = "intake"


class BrokenLink(Exception):  # noqa: N818 - the reader's link is broken, not the program
    """The link is cut short, revoked or too old; the message says what to do."""

    def __init__(self) -> None:
        super().__init__(
            "This link no longer works. It may be cut short, too old, or replaced by a newer one. "
            "Open the newest letter from us, or call the clinic."
        )


def token_for(visit: Visit, purpose: Purpose) -> str:
    """The text that stands in the link's address."""
    return signing.Signer(salt=f"palpate.{purpose}").sign(f"{visit.pk.hex}.{visit.link_version}")


def visit_of(token: str, purpose: Purpose, *, at: datetime) -> Visit:
    """The visit a link is for; raises BrokenLink where it opens nothing (any more)."""
    try:
        hexadecimal, version = signing.Signer(salt=f"palpate.{purpose}").unsign(token).split(".")
        visit_id = UUID(hexadecimal)
    except (signing.BadSignature, ValueError) as broken:
        raise BrokenLink from broken
    visit = (
        Visit.objects.select_related("client", "practitioner__user", "room", "service", "site")
        .filter(pk=visit_id, link_version=int(version))
        .first()
    )
    if visit is None or at > visit.ends_at + KEEPS_AFTER_VISIT:
        raise BrokenLink
    return visit
