"""The door for a drawing: JSON from the body picture in, checked values out."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError

from palpate.clinic.intake.places import place_words

CHART_VERSION = "areas-1"
MOST_REGIONS = 60
MOST_STROKES = 400
MOST_CHARACTERS = 200_000
Quality = Literal[
    "aching", "sharp", "burning", "tight", "throbbing", "shooting", "numb", "tingling", "other"
]
QUALITIES: tuple[tuple[Quality, str], ...] = (
    ("aching", "Aching"),
    ("sharp", "Sharp"),
    ("burning", "Burning"),
    ("tight", "Tight"),
    ("throbbing", "Throbbing"),
    ("shooting", "Shooting"),
    ("numb", "Numb"),
    ("tingling", "Tingling"),
    ("other", "Something else"),
)
_STRICT = ConfigDict(extra="forbid", strict=True)
_NOT_READ = "The drawing could not be read, so it was not saved. Mark the places again."


class DrawingError(ValueError):
    """The drawing is not of the shape the body picture sends; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A place that hurts; `intensity` 0-10, None where the client did not say."""

    __pydantic_config__ = _STRICT
    area: str
    side: Literal["left", "right", "midline"]
    intensity: int | None = None
    quality: tuple[Quality, ...] = ()

    def __post_init__(self) -> None:
        known = place_words().get(self.area)
        if known is None or self.side not in known.sides:
            raise ValueError("no such place")
        if self.intensity is not None and not 0 <= self.intensity <= 10:
            raise ValueError("strength lies within 0 and 10")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A stroke as drawn: points (x, y) and radius in units of the chart."""

    __pydantic_config__ = _STRICT
    view: str
    points: tuple[tuple[float, float], ...]
    radius: float
    intensity: int | None = None
    quality: tuple[Quality, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What was marked: strokes on a version of the chart, and the places they come to."""

    __pydantic_config__ = _STRICT
    chart_version: str = CHART_VERSION
    strokes: tuple[Line, ...] = ()
    regions: tuple[Region, ...] = ()

    def __post_init__(self) -> None:
        places = [(region.area, region.side) for region in self.regions]
        if len(places) > MOST_REGIONS or len(self.strokes) > MOST_STROKES:
            raise ValueError("more than a drawing can hold")
        if len(set(places)) < len(places):
            raise ValueError("a place is there twice")


_ADAPTER = TypeAdapter(Drawing)


def read_drawing(text: str) -> Drawing:
    """The drawing in a form's field; empty text is an empty drawing. Raises DrawingError."""
    if not text.strip():
        return Drawing()
    if len(text) > MOST_CHARACTERS:
        raise DrawingError(_NOT_READ)
    try:
        return _ADAPTER.validate_json(text)
    except ValidationError as error:
        raise DrawingError(_NOT_READ) from error


def written(drawing: Drawing) -> str:
    """The drawing as the body picture reads it."""
    return _ADAPTER.dump_json(drawing).decode()


def as_content(drawing: Drawing) -> dict[str, Any]:
    """The drawing as a `PainDrawing` record holds it."""
    plain: dict[str, Any] = _ADAPTER.dump_python(drawing, mode="json")
    return {"strokes": plain["strokes"], "regions": plain["regions"]}
