"""The door through which knowledge files come in: TOML in, checked dataclasses out."""

import json
import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

Thing = TypeVar("Thing")
_STRICT = ConfigDict(extra="forbid", strict=True)


class KnowledgeError(ValueError):
    """A knowledge file cannot be used: the message names file, key and mend."""


def parse(path: Path) -> dict[str, Any]:
    """The TOML file as plain values; raises KnowledgeError where it is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: not readable as TOML: {error}. Mend the file.") from error


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: type[Thing]) -> TypeAdapter[Thing]:
    """The checker of a dataclass, made once."""
    if kind not in _ADAPTERS:
        # pydantic reads the config from the class; nested dataclasses need it each.
        _forbid(kind, set())
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def _forbid(kind: Any, seen: set[Any]) -> None:
    """Set the strict config on a dataclass and on every dataclass its fields mention."""
    if kind in seen:
        return
    seen.add(kind)
    if hasattr(kind, "__dataclass_fields__"):
        kind.__pydantic_config__ = _STRICT
        for item in kind.__dataclass_fields__.values():
            _forbid(item.type, seen)
    for inner in getattr(kind, "__args__", ()):
        _forbid(inner, seen)


def admit(kind: type[Thing], values: dict[str, Any], path: Path, at: str = "") -> Thing:
    """Check plain values into a dataclass; unknown keys and wrong types are refused.

    Raises KnowledgeError that names the file, the key path and what is expected there.
    """
    try:
        return _adapter(kind).validate_json(json.dumps(values, default=str))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in (at, *first["loc"]) if part != "")
        more = f" ({error.error_count() - 1} more)" if error.error_count() > 1 else ""
        raise KnowledgeError(f"{path}: {where or 'top level'}: {first['msg']}{more}.") from error
