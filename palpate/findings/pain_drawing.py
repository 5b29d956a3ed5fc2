"""A pain drawing: strokes on a chart version, and the regions they come to.

Strokes are kept as vectors with the chart version, so that they can be mapped again; regions are
what the client tapped or what the strokes covered. Both shapes are stored together.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from palpate.findings.finding import Finding
from palpate.quantities import Side

NEURAL_QUALITIES = frozenset({"numb", "tingling", "shooting", "electric"})
LEAST_GRADE = 0.4
QUALITY_CONCEPTS = {"shooting": "electric"}
PLAIN_QUALITIES = frozenset(
    {"aching", "burning", "tingling", "numb", "sharp", "throbbing", "electric", "tight"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One stroke: view ("front", "back" ...), points (x, y) in chart units, radius in the same,
    intensity 0-10, quality ids.
    """

    view: str
    points: tuple[tuple[float, float], ...]
    radius: float
    intensity: int
    quality: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedRegion:
    """An area on a side with its intensity, 0 none to 10 worst, and qualities."""

    area: str
    side: Side
    intensity: int = 5
    quality: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.intensity <= 10:
            raise ValueError(f"{self.area}: an intensity lies within 0 and 10.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PainDrawing:
    """Strokes and regions of one drawing, on one version of the chart."""

    chart_version: str
    strokes: tuple[Stroke, ...] = ()
    regions: tuple[PaintedRegion, ...] = ()


def findings_of(regions: Iterable[PaintedRegion]) -> tuple[Finding, ...]:
    """Zone findings of a drawing: pain where it hurts, altered sensation where it is numb or
    tingles, and the qualities told. Grade follows intensity, 3 of 10 or less counting in part.
    """
    found: list[Finding] = []
    for region in regions:
        role = "sensory" if set(region.quality) & {"numb", "tingling"} else "pain"
        grade = max(LEAST_GRADE, min(1.0, region.intensity / 4))
        found.append(Finding(key=f"{role}:{region.area}", side=region.side, grade=grade))
        if role == "sensory" and set(region.quality) - NEURAL_QUALITIES:
            found.append(Finding(key=f"pain:{region.area}", side=region.side, grade=grade))
        for quality in region.quality:
            concept = QUALITY_CONCEPTS.get(quality, quality)
            if concept in PLAIN_QUALITIES:
                found.append(Finding(key=f"has:{concept}"))
    return tuple(dict.fromkeys(found))
