"""Areas of the body's surface (and a few inside it) by the names therapists and clients use."""

from dataclasses import dataclass
from typing import Literal

Surface = Literal["surface", "internal", "intimate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A named place. Leaf surface areas partition the body; a larger area is a union of leaves.

    `paired` areas exist left and right. `internal` and `intimate` areas are chosen from a list
    only, never drawn.
    """

    id: str
    label: str
    region: str
    paired: bool
    parent: str = ""
    surface: Surface = "surface"
    neighbours: tuple[str, ...] = ()
