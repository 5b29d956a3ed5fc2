"""The table of movement words, `data/terms/movements.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from palpate.knowledge.door import admit, parse


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedMovement:
    """Movements said in one fixed way, or tested with one muscle."""

    say: tuple[str, ...]
    movements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignWords:
    """Words beside "wasting" or "reflex", and the signs they make of it."""

    say: tuple[str, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementWords:
    """The whole table; its file says what each part means."""

    joints: Mapping[str, tuple[str, ...]]
    actions: Mapping[str, tuple[str, ...]]
    only: Mapping[str, str]
    stands_for: Mapping[str, str]
    fixed: tuple[FixedMovement, ...]
    muscle: tuple[FixedMovement, ...]
    wasting: tuple[SignWords, ...]
    reflex: tuple[SignWords, ...]
    whole: Mapping[str, tuple[str, ...]]


def read_movement_words(path: Path) -> MovementWords:
    """Raises KnowledgeError with file and key."""
    return admit(MovementWords, parse(path), path)
