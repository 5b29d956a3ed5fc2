"""What to tell somebody who opens the invented clinic for the first time."""

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from palpate.clinic.accounts.models import Role, User
from palpate.clinic.booking import addresses
from palpate.clinic.booking.models import Visit
from palpate.clinic.intake.models import Intake, SafetyAlert
from palpate.clinic.seed.people import PEOPLE
from palpate.clinic.seed.place import PASSWORD

__all__ = ["PASSWORD", "LogIn", "first_things", "log_ins"]
FIRST_VISIT = next(person.name for person in PEOPLE if person.part == "first visit")
_ORDER = (Role.THERAPIST, Role.DESK, Role.OWNER, Role.CLIENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogIn:
    """Somebody who can log in."""

    role: str
    email: str
    name: str


def log_ins() -> list[LogIn]:
    """Everybody with a log-in, therapists first."""
    users = sorted(User.objects.all(), key=lambda user: (_ORDER.index(Role(user.role)), user.email))
    return [LogIn(role=u.role, email=u.email, name=u.display_name) for u in users]


def first_things() -> Iterator[str]:
    """Short walks through the clinic, as far as what they need is still there."""
    visit = _first_visit()
    if visit is not None:
        local = visit.starts_at.astimezone(ZoneInfo(visit.zone))
        yield (
            f"As {visit.practitioner.user.email}: open {FIRST_VISIT}, {local:%A %-d %B, %H:%M}. "
            "She has answered at home; find the source, plan the hour, treat, sign."
        )
    alert = SafetyAlert.objects.filter(state=SafetyAlert.State.OPEN).first()
    if alert is not None:
        yield (
            f"As {alert.visit.practitioner.user.email}: a serious answer waits to be called about "
            f"({alert.client.name})."
        )
    yield "As otto@palpate.example: the day of both houses, book, move, cancel. He reads no notes."
    yield "As nobody: book a first visit on the public pages."
    intake = Intake.objects.filter(state=Intake.State.ASKED).select_related("visit").first()
    if intake is not None:
        link = addresses.whole(addresses.of_intake(intake.visit))
        yield f"As a client, on a phone-sized window, the questions before a visit:\n     {link}"


def _first_visit() -> Visit | None:
    coming = Visit.objects.filter(client__name=FIRST_VISIT, state=Visit.State.BOOKED)
    return coming.select_related("practitioner__user").first()
