"""Beginning a session: only with a plan that today's records still allow."""

from datetime import datetime
from uuid import uuid4

from palpate.clinic.accounts.models import User
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.plan import making
from palpate.clinic.charting.plan.accept import PlanRefusedError, accept, must_obey, standing_plan
from palpate.clinic.charting.plan.draft import PlanDraft, StaleDraftError, load
from palpate.clinic.charting.plan.requested import request_of
from palpate.clinic.charting.session.events import event
from palpate.clinic.charting.session.record import CLOSED, record_events
from palpate.clinic.charting.understanding import Understanding, understand

__all__ = ["CannotStartError", "begin"]


class CannotStartError(ValueError):
    """The session cannot begin; the message says why and what to do."""


def begin(visit: Visit, *, version: int | None, author: User, at: datetime) -> None:
    """Accept the draft, if there is one, and start the clock. Twice is once.

    Raises CannotStartError where the records forbid it, the plan was changed meanwhile (`version`
    is that of the draft on the page), or the visit was cancelled.
    """
    if visit.state in making.BEGUN:
        return
    if visit.state in CLOSED:
        raise CannotStartError("This visit was cancelled. Open it again at the desk first.")
    understood = understand(visit, asks=0)
    draft = load(visit, author, understood.knowledge)
    try:
        if draft is not None and version is not None:
            _must_be_the_one_shown(draft, version)
            accept(visit, draft, understood, author=author, at=at)
        else:
            _must_still_hold(visit, understood)
    except (PlanRefusedError, StaleDraftError) as refused:
        raise CannotStartError(str(refused)) from refused
    receipt = record_events(visit, [event("start", uuid4(), {}, at=at)], author=author, at=at)
    for sentence in receipt.refused.values():
        raise CannotStartError(sentence)


def _must_be_the_one_shown(draft: PlanDraft, version: int) -> None:
    if draft.version != version:
        raise StaleDraftError


def _must_still_hold(visit: Visit, understood: Understanding) -> None:
    row = standing_plan(visit)
    if row is None:
        raise CannotStartError("There is no plan yet. Make one, then start the session.")
    kept = making.read(row, understood.knowledge)
    must_obey(kept.plan, request_of(visit, understood, kept.terms))
