"""Bars as SVG with widths in per cent: the security policy forbids style attributes."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_BAR = """<div class="chance"><svg aria-hidden="true" focusable="false">
<rect class="track" width="100%" height="100%" rx="6"/>{range}
<rect class="value" width="{width}%" height="100%" rx="6"/>{marks}</svg>
<span class="chance-text"><b>{percent}%</b>{words}</span></div>"""


def chance(value: float, low: float | None = None, high: float | None = None) -> SafeString:
    """A likelihood in [0, 1] as a bar; the range, where known, as a paler bar with its ends.

    Raises ValueError outside [0, 1] or when the value does not lie in its range.
    """
    ends = (value if low is None else low, value if high is None else high)
    if not 0.0 <= ends[0] <= value <= ends[1] <= 1.0:
        raise ValueError(f"{value} with range {ends} is not a likelihood between 0 and 1.")
    has_range = ends[0] != ends[1]
    return format_html(
        _BAR,
        range=_range(*ends) if has_range else "",
        width=_percent(value),
        marks=_marks(*ends) if has_range else "",
        percent=round(100 * value),
        words=_words(*ends) if has_range else "",
    )


def _percent(value: float) -> str:
    return f"{100 * value:.1f}"


def _range(low: float, high: float) -> SafeString:
    return format_html(
        '<rect class="range" x="{}%" width="{}%" height="100%" rx="6"/>',
        _percent(low),
        _percent(high - low),
    )


def _marks(*ends: float) -> SafeString:
    line = '<line class="mark" x1="{0}%" x2="{0}%" y1="-2" y2="14"/>'
    return format_html_join("", line, ((_percent(end),) for end in ends))


def _words(low: float, high: float) -> SafeString:
    return format_html(
        ' <span class="muted small">{}–{}<span class="visually-hidden"> per cent, '
        "the range it may lie in</span></span>",
        round(100 * low),
        round(100 * high),
    )
