"""Which thresholds of an instrument apply to this complaint."""

from palpate.knowledge.instrument import Instrument, Threshold


def threshold_for(instrument: Instrument, *, region: str = "") -> Threshold | None:
    """The threshold measured in this region, else the general one, else the first; None if none.

    A threshold of another region is better than none, but says so by its population.
    """
    rows = instrument.thresholds
    own = [row for row in rows if region and region in row.regions]
    general = [row for row in rows if not row.regions]
    return next(iter((*own, *general, *rows)), None)


def fits(instrument: Instrument, *, region: str = "") -> bool:
    """Whether the instrument is meant for this region; a generic one fits any."""
    return not instrument.regions or not region or region in instrument.regions
