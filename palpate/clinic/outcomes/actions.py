"""Recording measures. A correction amends; nothing is changed in place."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from palpate.clinic.accounts.models import User
from palpate.clinic.audit.actions import write_once
from palpate.clinic.audit.actor import by_user
from palpate.clinic.booking.models import Visit
from palpate.clinic.outcomes.models import Measure
from palpate.clinic.people.models import Episode
from palpate.knowledge.instrument import Instrument
from palpate.outcomes.score import Score, from_total, score


class NoEpisodeError(ValueError):
    """The visit belongs to no complaint yet: open one first, so that the course has a home."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def episode_of(visit: Visit) -> Episode:
    """The complaint a visit belongs to; raises NoEpisodeError where there is none."""
    if visit.episode is None:
        raise NoEpisodeError
    return visit.episode


@transaction.atomic
def record_measure(
    visit: Visit,
    instrument: Instrument,
    answers: Sequence[float | None],
    *,
    phase: Measure.Phase,
    author: User,
    at: datetime,
) -> Measure:
    """Score answers and record them; the same instrument and phase at this visit is amended.

    One answer to an instrument of several items is taken as its total. Raises CannotScoreError
    and NoEpisodeError.
    """
    scored = _scored(instrument, answers)
    row = Measure(
        client=visit.client,
        episode=episode_of(visit),
        visit=visit,
        author=author,
        instrument=instrument.id,
        phase=phase,
        score=scored.value,
        amends=standing(visit, instrument.id, phase),
    )
    row.content = {"answers": list(answers)}
    return write_once(row, by=by_user(author), verb="record measure", at=at)


def standing(visit: Visit, instrument: str, phase: str) -> Measure | None:
    """The measure that counts for an instrument and phase at a visit."""
    rows = Measure.objects.filter(
        visit=visit, instrument=instrument, phase=phase, amended_by__isnull=True
    )
    return rows.first()


def _scored(instrument: Instrument, answers: Sequence[float | None]) -> Score:
    least, most = instrument.item_count
    given = [answer for answer in answers if answer is not None]
    if len(answers) == 1 and least > 1 and given:
        return from_total(instrument, given[0])
    # Where fewer items make a whole answer, what was left out was not missed.
    return score(instrument, given if least < most and len(given) >= least else answers)
