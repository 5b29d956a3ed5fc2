"""The door behind a client's link: the intake it opens, or one sentence why it opens nothing."""

from datetime import datetime

from palpate.clinic.audit.actor import CLIENT_LINK
from palpate.clinic.booking.links import BrokenLink, Purpose, visit_of
from palpate.clinic.booking.models import Visit
from palpate.clinic.intake.asking import ask, is_revoked
from palpate.clinic.intake.models import Intake

CLOSED = (
    "This form is closed",
    "It was open until your visit began.",
    "Please tell your therapist in person, or call the clinic.",
)
CANCELLED = (
    "This visit was cancelled",
    "So the form that belongs to it is closed, and nothing you wrote was sent.",
    "Book a new visit, or call the clinic.",
)


class FormClosed(Exception):  # noqa: N818 - told to the client, not a fault of the program
    """The form takes no answers now; `words` are title, what happened, and what to do next."""

    def __init__(self, words: tuple[str, str, str]) -> None:
        super().__init__(" ".join(words))
        self.words = words


def intake_of(token: str, *, at: datetime) -> Intake:
    """The intake a link opens, with its visit, client and draft's existence left to the caller.

    Where the worker has not asked yet, opening the link asks. Raises BrokenLink where the link is
    garbled, too old or revoked, and FormClosed where the time for answers is over.
    """
    visit = visit_of(token, Purpose.INTAKE, at=at)
    found = Intake.objects.filter(visit=visit).first()
    intake = found or ask(visit, by=CLIENT_LINK, at=at)
    intake.visit, intake.client = visit, visit.client
    if is_revoked(intake, visit):
        raise BrokenLink
    if intake.state != Intake.State.SUBMITTED:
        _must_be_open(intake, visit, at)
    return intake


def _must_be_open(intake: Intake, visit: Visit, at: datetime) -> None:
    if visit.state == Visit.State.CANCELLED:
        raise FormClosed(CANCELLED)
    if at > intake.expires_at:
        raise FormClosed(CLOSED)
