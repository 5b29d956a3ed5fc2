"""A small outcome chart as SVG: values over visits, measurement error and goal."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT = 360.0, 150.0
LEFT, RIGHT, TOP, BOTTOM = 30.0, 346.0, 14.0, 124.0
Point = tuple[str, float]

_FIGURE = """<svg class="trend" viewBox="0 0 360 150" role="img" aria-label="{summary}">
{band}{grid}{goal}<path class="line" d="{path}"/>{dots}{labels}{last}</svg>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From values to heights; `low` and `high` are the ends of the axis, in the measure's unit."""

    low: float
    high: float
    count: int

    def x(self, index: int) -> str:
        return f"{LEFT + 12 + (RIGHT - LEFT - 24) * index / max(1, self.count - 1):.1f}"

    def y(self, value: float, above: float = 0.0) -> str:
        """The height of a value, `above` that many units higher on the picture."""
        share = (value - self.low) / (self.high - self.low)
        return f"{BOTTOM - (BOTTOM - TOP) * share - above:.1f}"

    def stretch(self, low: float, high: float) -> str:
        """The height between two values."""
        return f"{(BOTTOM - TOP) * (high - low) / (self.high - self.low):.1f}"


def trend(
    points: Sequence[Point],
    *,
    label: str,
    low: float = 0.0,
    high: float = 10.0,
    error: float | None = None,
    goal: float | None = None,
) -> SafeString:
    """Points are (what the visit is called, value). `error` is the smallest change that is real:
    it is drawn as a band round the first value. Nothing is drawn without points.

    Raises ValueError when the axis has no length.
    """
    if high <= low:
        raise ValueError(f"An axis from {low} to {high} has no length.")
    if not points:
        return SafeString("")
    scale = Scale(low=low, high=high, count=len(points))
    return format_html(
        _FIGURE,
        summary=_summary(points, label),
        band=_band(scale, points[0][1], error),
        grid=_grid(scale),
        goal=_goal(scale, goal),
        path=_path(scale, points),
        dots=_dots(scale, points),
        labels=_labels(scale, points),
        last=_last(scale, points),
    )


def _summary(points: Sequence[Point], label: str) -> str:
    first, last = points[0], points[-1]
    if len(points) == 1:
        return f"{label}: {first[1]:g} on {first[0]}"
    return f"{label}: from {first[1]:g} on {first[0]} to {last[1]:g} on {last[0]}"


def _band(scale: Scale, base: float, error: float | None) -> SafeString:
    if not error:
        return SafeString("")
    top, bottom = min(base + error, scale.high), max(base - error, scale.low)
    band = '<rect class="band" x="{}" width="{}" y="{}" height="{}"/>'
    return format_html(band, LEFT, RIGHT - LEFT, scale.y(top), scale.stretch(bottom, top))


def _grid(scale: Scale) -> SafeString:
    middle = (scale.low + scale.high) / 2
    return format_html_join(
        "",
        '<line class="gridline" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text x="24" y="{}" text-anchor="end">{}</text>',
        (
            (LEFT, RIGHT, scale.y(value), scale.y(value), scale.y(value, -4), f"{value:g}")
            for value in (scale.low, middle, scale.high)
        ),
    )


def _goal(scale: Scale, goal: float | None) -> SafeString:
    if goal is None:
        return SafeString("")
    line = '<line class="goal" x1="{}" x2="{}" y1="{}" y2="{}"/>'
    return format_html(line, LEFT, RIGHT, scale.y(goal), scale.y(goal))


def _path(scale: Scale, points: Sequence[Point]) -> str:
    places = [f"{scale.x(i)} {scale.y(value)}" for i, (_, value) in enumerate(points)]
    return "M" + "L".join(places)


def _dots(scale: Scale, points: Sequence[Point]) -> SafeString:
    dot = '<circle class="dot" cx="{}" cy="{}" r="4"/>'
    places = ((scale.x(i), scale.y(value)) for i, (_, value) in enumerate(points))
    return format_html_join("", dot, places)


def _labels(scale: Scale, points: Sequence[Point]) -> SafeString:
    label = '<text x="{}" y="144" text-anchor="middle">{}</text>'
    places = ((scale.x(i), points[i][0]) for i in _labelled(len(points)))
    return format_html_join("", label, places)


def _labelled(count: int) -> list[int]:
    """First, last and evenly some between, so that labels never touch."""
    wanted = min(count, 5)
    return sorted({round(i * (count - 1) / max(1, wanted - 1)) for i in range(wanted)})


def _last(scale: Scale, points: Sequence[Point]) -> SafeString:
    value = points[-1][1]
    label = '<text class="value" x="{}" y="{}" text-anchor="middle">{}</text>'
    return format_html(label, scale.x(len(points) - 1), scale.y(value, 10), f"{value:g}")
