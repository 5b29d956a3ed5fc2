"""The figures as a table to read and as one line of JSON."""

import json
from collections.abc import Iterator
from typing import Any

from bench.cases.run import Figures, Report
from bench.cases.score import PLACES


def table(report: Report) -> str:
    """Shares in per cent with 95 % intervals; one line per answerer and reading."""
    return "\n".join(_lines(report))


def json_line(report: Report) -> str:
    """Everything of the table on one line, with the places of each case."""
    return json.dumps(_plain(report), ensure_ascii=False, allow_nan=False)


def _lines(report: Report) -> Iterator[str]:
    yield f"{report.bank}: {report.cases} cases, knowledge {report.version}"
    yield ""
    yield _row("", "first", "in three", "in five", "site 1st", "side 1st", "set F1", "ECE", ">90 %")
    for figures in report.figures:
        yield _figures(figures)
    yield ""
    yield from _screening(report)
    yield f"truths not resolved: {len(report.unresolved)}"
    yield from (f"  {text}" for text in report.unresolved)
    yield from (f"not a case: {error}" for error in report.errors)


def _figures(figures: Figures) -> str:
    first = [_share(figures, f"first_{place}") for place in PLACES]
    sure = figures.calibration
    right = sure["right_above_90"]
    return _row(
        f"{figures.name}, {figures.reading.value}",
        *first,
        _percent(figures.shares["site_1"]),
        _percent(figures.shares["side_1"]),
        _number(figures.shares["set_f1"]),
        _number(sure["calibration_error"]),
        f"{_percent(right)} of {sure['stated_above_90']}",
    )


def _screening(report: Report) -> Iterator[str]:
    for figures in report.figures:
        if figures.name == "palpate":
            yield (
                f"screen, {figures.reading.value}: red flags recalled "
                f"{_share(figures, 'red_flag_recall')}, urgent false alarms "
                f"{_share(figures, 'false_alarms')}, plain referrals "
                f"{_share(figures, 'plain_referrals')}"
            )


def _share(figures: Figures, name: str) -> str:
    low_high = figures.intervals.get(name)
    bounds = f" ({low_high[0] * 100:.0f}-{low_high[1] * 100:.0f})" if low_high else ""
    return f"{_percent(figures.shares[name])}{bounds}"


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value * 100:.0f} %"


def _number(value: float | int | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _row(name: str, *cells: str) -> str:
    return f"{name:<36}" + "".join(f"{cell:>15}" for cell in cells)


def _plain(report: Report) -> dict[str, Any]:
    return {
        "bank": report.bank,
        "cases": report.cases,
        "knowledge_version": report.version,
        "figures": [
            {
                "name": row.name,
                "reading": row.reading.value,
                "cases": row.cases,
                **dict(row.shares),
                **dict(row.calibration),
                "intervals": {name: list(bounds) for name, bounds in row.intervals.items()},
            }
            for row in report.figures
        ],
        "unresolved": list(report.unresolved),
        "places": {
            reading.value: {row.case: row.place for row in rows}
            for reading, rows in report.scored.items()
        },
        "errors": [str(error) for error in report.errors],
    }
