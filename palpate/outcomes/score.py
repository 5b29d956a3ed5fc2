"""From answers to a score, by the instrument's own rule."""

from collections.abc import Sequence
from dataclasses import dataclass

from palpate.knowledge.instrument import Band, Instrument


class CannotScoreError(ValueError):
    """The answers cannot be scored; the message says which and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A score within the instrument's scale, from how many answers, and its band, if any."""

    instrument: str
    value: float
    answered: int
    missing: int
    band: Band | None = None


def score(instrument: Instrument, answers: Sequence[float | None]) -> Score:
    """Score the answers, one per item in its order, None where one is missing.

    Up to the number the scale allows, missing answers are taken as the mean of the others; beyond
    it the score is refused. Raises CannotScoreError.
    """
    known = _known(instrument, answers)
    missing = len(answers) - len(known)
    mean = sum(known) / len(known)
    whole = mean * len(answers) if instrument.aggregate == "sum" else mean
    value = (whole - instrument.minus) * instrument.times
    return Score(
        instrument=instrument.id, value=round(value, 2), answered=len(known), missing=missing,
        band=band_of(instrument, value),
    )  # fmt: skip


def from_total(instrument: Instrument, total: float) -> Score:
    """A score entered from the clinic's own form; raises CannotScoreError outside the scale."""
    low, high = instrument.scale
    if not low <= total <= high:
        raise CannotScoreError(
            f"{instrument.label}: {total:g} is outside {low:g} to {high:g}. Check the form."
        )
    return Score(
        instrument=instrument.id, value=round(total, 2), answered=instrument.item_count[1],
        missing=0, band=band_of(instrument, total),
    )  # fmt: skip


def band_of(instrument: Instrument, value: float) -> Band | None:
    """The highest band that the value reaches; None where the instrument has no bands."""
    reached = [band for band in instrument.bands if value >= band.at_least]
    return max(reached, key=lambda band: band.at_least, default=None)


def _known(instrument: Instrument, answers: Sequence[float | None]) -> list[float]:
    least, most = instrument.item_count
    if not least <= len(answers) <= most:
        span = f"{least}" if least == most else f"{least} to {most}"
        raise CannotScoreError(f"{instrument.label}: {span} answers are meant, not {len(answers)}.")
    low, high = instrument.answer
    for number, answer in enumerate(answers, 1):
        if answer is not None and not low <= answer <= high:
            raise CannotScoreError(
                f"{instrument.label}: answer {number} is {answer:g}; it lies within {low:g} and "
                f"{high:g}."
            )
    known = [answer for answer in answers if answer is not None]
    if not known or len(answers) - len(known) > instrument.missing_at_most:
        raise CannotScoreError(
            f"{instrument.label}: {len(answers) - len(known)} answers are missing and "
            f"{instrument.missing_at_most} may be. Ask for them, or leave the measure out today."
        )
    return known
