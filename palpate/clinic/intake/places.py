"""The places of the body in the client's words.

`place_words.json` is the same list the body picture is drawn with; a test keeps them equal.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SIDES = {"left": "Left", "right": "Right", "midline": "Here"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """One place. `private` ones stand in the list only, never on the picture."""

    id: str
    label: str
    group: str
    paired: bool
    private: bool = False

    @property
    def sides(self) -> tuple[str, ...]:
        return ("left", "right") if self.paired else ("midline",)


@cache
def place_words() -> Mapping[str, PlaceWords]:
    """Every place by its id, in the order of the list."""
    text = (Path(__file__).parent / "place_words.json").read_text(encoding="utf-8")
    return {row["id"]: PlaceWords(**row) for row in json.loads(text)}


def named(area: str, side: str) -> str:
    """Such as "Right shoulder blade" or "Breastbone"."""
    known = place_words().get(area)
    label = known.label if known else area.replace("-", " ")
    if side not in ("left", "right"):
        return label
    return f"{SIDES[side]} {label[0].lower()}{label[1:]}"


def groups() -> Mapping[str, tuple[PlaceWords, ...]]:
    """The places by group, private ones last in a group of their own."""
    found: dict[str, tuple[PlaceWords, ...]] = {}
    for place in place_words().values():
        name = PRIVATE if place.private else place.group
        found[name] = (*found.get(name, ()), place)
    return {**{k: v for k, v in found.items() if k != PRIVATE}, PRIVATE: found[PRIVATE]}


PRIVATE = "Inside the body and private places"
