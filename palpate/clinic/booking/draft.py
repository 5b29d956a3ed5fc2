"""What a visitor has chosen and typed so far; it waits in the session and never in an address."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self
from uuid import UUID

from django.http import HttpRequest

DRAFT, BOOKED = "booking", "booked"
TYPED = ("name", "email", "phone")


@dataclass(slots=True, kw_only=True)
class Draft:
    """Reason and goal, whether the visitor is new, the time they tapped (`asked`, as it was sent)
    and the hold that keeps it, and what they typed.
    """

    reason: str = ""
    is_new: bool = True
    asked: dict[str, str] = field(default_factory=dict)
    hold: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        kept = request.session.get(DRAFT, {})
        known = {each.name for each in fields(cls)}
        return cls(**{name: value for name, value in kept.items() if name in known})

    def type(self, data: Mapping[str, Any]) -> None:
        """Take over what was typed, right or wrong."""
        self.name, self.email, self.phone = (str(data.get(name, ""))[:254] for name in TYPED)

    def typed(self) -> dict[str, str]:
        """What the form begins with."""
        return {name: getattr(self, name) for name in (*TYPED, "hold")}

    def keep(self, request: HttpRequest) -> None:
        request.session[DRAFT] = asdict(self)


def remember_booked(request: HttpRequest, visit_id: UUID) -> None:
    """Let this browser see the confirmation again; the draft is gone."""
    request.session.pop(DRAFT, None)
    request.session[BOOKED] = str(visit_id)


def booked_here(request: HttpRequest) -> str:
    """The id of the visit this browser booked last; empty where there is none."""
    return str(request.session.get(BOOKED, ""))
