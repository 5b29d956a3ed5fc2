"""Reads case files: one JSON object per line, each checked on its own.

The format is set by the case format, version 1. A line that breaks it is handed back as an error
with its number and field; the others are read all the same.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from palpate.interop.cases.case import Case, Found, PainLocation, Truth
from palpate.quantities import Side

_STRICT = ConfigDict(extra="forbid", strict=True)
_SIDE = Literal["left", "right", "both", "midline", "unknown"]
_SAYS = {
    "missing": "is missing",
    "unexpected_keyword_argument": "is not a field of the case format",
    "string_type": "must be text",
    "list_type": "must be a list",
    "bool_type": "must be true or false",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseError:
    """Why a line cannot be used: its number from 1, the field at fault, what is wrong with it."""

    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.field}: {self.message}"


@checked(config=_STRICT, kw_only=True)
class _Place:
    where: str
    side: _SIDE | None = None
    quality: list[str] | None = None
    radiates: bool | None = None


@checked(config=_STRICT, kw_only=True)
class _Finding:
    test: str
    site: str | None = None
    result: str | None = None
    detail: str | None = None
    confirmatory: bool | None = None


@checked(config=_STRICT, kw_only=True)
class _Truth:
    kind: str
    structure: str
    side: str | None = None


@checked(config=_STRICT, kw_only=True)
class _Line:
    """One line as it stands in the file. What only reference cases have is not used in answers."""

    id: str
    complaint: str
    age: float | None = None
    sex: Literal["F", "M", "unknown"] | None = None
    pain_locations: list[_Place] | None = None
    onset_history: str | None = None
    aggravating: list[str] | None = None
    relieving: list[str] | None = None
    findings: list[_Finding] | None = None
    context: str | list[str] | None = None
    source_url: str | None = None
    source_title: str | None = None
    year: int | None = None
    diagnosis: str | None = None
    truth: list[_Truth] | None = None
    confirmed_by: str | None = None
    quality: str | None = None


_LINE = TypeAdapter(_Line)


def read_cases(path: Path) -> Iterator[Case | CaseError]:
    """The cases of a file in order, an error for each line that is none; empty lines are skipped.

    Raises OSError where the file cannot be opened.
    """
    with path.open("rb") as file:
        for number, raw in enumerate(file, start=1):
            if raw.strip():
                yield read_line(raw, number)


def read_line(raw: bytes, number: int) -> Case | CaseError:
    """One line as a case, or what is wrong with it."""
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        values = json.loads(text)
    except UnicodeDecodeError:
        return CaseError(line=number, field="line", message="is not UTF-8 text; save it as UTF-8")
    except json.JSONDecodeError as error:
        said = f"is not JSON ({error.msg} at character {error.pos + 1}); one object per line"
        return CaseError(line=number, field="line", message=said)
    except RecursionError:
        return CaseError(line=number, field="line", message="is nested too deeply for a case")
    if not isinstance(values, dict):
        return CaseError(line=number, field="line", message="is not a JSON object")
    try:
        return _case(_LINE.validate_json(text), number)
    except ValidationError as error:
        return _refused(error, number)


def _refused(error: ValidationError, number: int) -> CaseError:
    """The first field at fault, in plain words; how many more there are."""
    first = error.errors(include_url=False)[0]
    field = _field(first["loc"])
    more = f" ({error.error_count() - 1} more)" if error.error_count() > 1 else ""
    said = _SAYS.get(first["type"]) or _plain(first["msg"])
    return CaseError(line=number, field=field, message=f"{said}{more}")


def _field(location: tuple[int | str, ...]) -> str:
    """`findings[2].test`; what pydantic adds for the branches of a union is left out."""
    said = ""
    for part in location:
        if isinstance(part, int):
            said += f"[{part}]"
        elif part.isidentifier() and part not in ("str", "float", "int"):
            said += f".{part}" if said else part
    return said or "line"


def _plain(message: str) -> str:
    return message.replace("Input should be", "must be").rstrip(".")


def _case(line: _Line, number: int) -> Case:
    return Case(
        id=line.id,
        complaint=line.complaint,
        age=line.age,
        sex=line.sex if line.sex in ("F", "M") else None,
        pain_locations=tuple(_place(row) for row in line.pain_locations or ()),
        onset_history=line.onset_history or "",
        aggravating=tuple(line.aggravating or ()),
        relieving=tuple(line.relieving or ()),
        findings=tuple(_found(row) for row in line.findings or ()),
        context=_texts(line.context),
        truth=tuple(_truth(row) for row in line.truth or ()),
        line=number,
    )


def _texts(value: Any) -> tuple[str, ...]:
    if not value:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _place(row: _Place) -> PainLocation:
    return PainLocation(
        where=row.where,
        side=Side(row.side or "unknown"),
        quality=tuple(row.quality or ()),
        radiates=bool(row.radiates),
    )


def _found(row: _Finding) -> Found:
    return Found(
        test=row.test,
        site=row.site or "",
        result=row.result or "",
        detail=row.detail or "",
        confirmatory=bool(row.confirmatory),
    )


def _truth(row: _Truth) -> Truth:
    return Truth(kind=row.kind, structure=row.structure, side=row.side or "unknown")
