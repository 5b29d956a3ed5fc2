"""What a pain drawing or a told list of places says beyond the areas it names.

A source usually felt in an area that was not named loses a little: people under-draw and
under-tell, so a miss costs less than a hit gains. Leaks grow with what is painted: somebody who
paints much paints more. All numbers are judgement.
"""

from collections.abc import Iterable, Mapping
from math import log1p

from palpate.findings.finding import Finding
from palpate.quantities import Side
from palpate.reasoning.model import Model

MISS_TOLD, MISS_DRAWN = 0.45, 0.75
"""How much of a strength an unnamed area takes back: less for a list told in words."""
LEAK_PER_AREA, MOST_AREA_LEAK = 0.004, 0.12


def missed_areas(model: Model, findings: Iterable[Finding], *, drawn: bool) -> Mapping[str, float]:
    """Log-odds (<= 0) each instance loses for areas it should be felt in and that were not named.

    Nothing is lost where no place was named at all. Areas that contain, or are part of, a named
    one are never held against a source.
    """
    named = _named_areas(model, findings)
    if not named:
        return {}
    factor = MISS_DRAWN if drawn else MISS_TOLD
    lost: dict[str, float] = {}
    for area in model.knowledge.areas.values():
        for side in (Side.LEFT, Side.RIGHT) if area.paired else (Side.MIDLINE,):
            if (area.id, side) in named or area.surface != "surface":
                continue
            for one, strength in model.on_side(f"pain:{area.id}", side).items():
                lost[one] = lost.get(one, 0.0) + log1p(-factor * strength)
    return lost


def _named_areas(model: Model, findings: Iterable[Finding]) -> set[tuple[str, Side]]:
    """Named areas with what contains them and what they contain, on the sides they were named."""
    areas = model.knowledge.areas
    named: set[tuple[str, Side]] = set()
    for finding in findings:
        if finding.role not in ("pain", "sensory") or not finding.is_present:
            continue
        for area in finding.concept.split("+"):
            if area not in areas:
                continue
            family = {area, areas[area].parent, *model.knowledge.leaves(area)} - {""}
            for one in family:
                paired = areas[one].paired
                named.add((one, finding.side if paired else Side.MIDLINE))
    return named


def area_leak(leak: float, *, areas_named: int) -> float:
    """The leak of an area when `areas_named` areas are named in all; at most 0.12 above none."""
    return min(max(leak, MOST_AREA_LEAK), leak + LEAK_PER_AREA * max(0, areas_named - 1))
