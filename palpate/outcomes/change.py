"""Whether a change is real, and whether it matters."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from palpate.knowledge.instrument import Instrument, Threshold
from palpate.outcomes.instrument import threshold_for

Direction = Literal["better", "worse", "same"]


class Verdict(StrEnum):
    """What a change amounts to, against measurement error and the smallest change that matters."""

    MEANINGFUL = "real and meaningful"
    SMALL = "real, small"
    REAL = "real, what matters is not known"
    NOISE = "within measurement noise"
    UNJUDGED = "measurement error not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change between two scores. `difference` is positive where it is better.

    `percent` is of the baseline, None from a baseline of 0. `warning` tells of regression to the
    mean where the start was the worst ever measured; `sentence` says all of it in words, with the
    baseline.
    """

    instrument: str
    baseline: float
    latest: float
    difference: float
    percent: float | None
    direction: Direction
    verdict: Verdict
    threshold: Threshold | None
    warning: str
    sentence: str


REGRESSION = (
    "The start was the worst measured: part of any improvement is the usual return from a bad day."
)


def change(
    instrument: Instrument,
    *,
    baseline: float,
    latest: float,
    region: str = "",
    history: Sequence[float] = (),
) -> Change:
    """Judge a change.

    At least the smallest change that matters and at least the detectable one: real and meaningful.
    Only detectable: real, small. Less: within measurement noise. A transition scale (global
    rating) is itself the change: its baseline is 0. `history` are scores measured before the
    baseline.
    """
    start = 0.0 if instrument.transition else baseline
    sign = 1.0 if instrument.better == "higher" else -1.0
    difference = round(sign * (latest - start), 4)
    threshold = threshold_for(instrument, region=region)
    percent = round(100.0 * difference / abs(start), 1) if start else None
    verdict = _verdict(instrument, abs(difference), percent, threshold)
    direction: Direction = "better" if difference > 0 else "worse" if difference < 0 else "same"
    warning = _warning(instrument, start, history, direction)
    return Change(
        instrument=instrument.id, baseline=start, latest=latest, difference=difference,
        percent=percent, direction=direction, verdict=verdict, threshold=threshold,
        warning=warning, sentence=_sentence(instrument, start, latest, direction, verdict, warning),
    )  # fmt: skip


def _verdict(
    instrument: Instrument, size: float, percent: float | None, threshold: Threshold | None
) -> Verdict:
    if instrument.transition:
        most = threshold.mic if threshold and threshold.mic is not None else 0.0
        return Verdict.MEANINGFUL if most and size >= most else Verdict.NOISE
    if threshold is None or threshold.mdc is None:
        return Verdict.UNJUDGED
    if size < threshold.mdc:
        return Verdict.NOISE
    if threshold.mic is None and threshold.mic_percent is None:
        return Verdict.REAL
    return Verdict.MEANINGFUL if _matters(size, percent, threshold) else Verdict.SMALL


def _matters(size: float, percent: float | None, threshold: Threshold) -> bool:
    by_points = threshold.mic is not None and size >= threshold.mic
    by_share = (
        threshold.mic_percent is not None
        and percent is not None
        and abs(percent) >= threshold.mic_percent
    )
    return by_points or by_share


def _warning(
    instrument: Instrument, baseline: float, history: Sequence[float], direction: Direction
) -> str:
    """The start was the worst ever, or near the worst end of the scale where nothing was before."""
    if direction != "better" or instrument.transition:
        return ""
    worst_is_high = instrument.better == "lower"
    low, high = instrument.scale
    if history:
        extreme = max(history) if worst_is_high else min(history)
        is_worst = baseline >= extreme if worst_is_high else baseline <= extreme
    else:
        near = 0.2 * (high - low)
        is_worst = baseline >= high - near if worst_is_high else baseline <= low + near
    return REGRESSION if is_worst else ""


def _sentence(
    instrument: Instrument,
    baseline: float,
    latest: float,
    direction: Direction,
    verdict: Verdict,
    warning: str,
) -> str:
    moved = {"better": "better by", "worse": "worse by", "same": "unchanged at"}[direction]
    size = latest if direction == "same" else abs(latest - baseline)
    start = "" if instrument.transition else f" from {baseline:g} to {latest:g}"
    text = f"{instrument.label}: {moved} {size:g} {instrument.unit}{start}; {verdict.value}."
    return f"{text} {warning}".strip()
