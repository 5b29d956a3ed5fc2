"""A muscle, or a part of one that behaves on its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Innervation:
    """A nerve that supplies a muscle, and the roots it comes from."""

    nerve: str
    roots: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Muscle:
    """What anatomy says of a muscle, side-neutral; what it does as a source of pain is a Source.

    `part_of` is the muscle it belongs to. `antagonists` and `synergists` are muscle ids.
    `positions` are table positions it can be treated in. `endangerment` names what must not be
    pressed nearby. `overload` and `stretch` are in our own words.
    """

    id: str
    label: str
    latin: str
    part_of: str
    region: str
    xrefs: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    attachments: str = ""
    innervation: tuple[Innervation, ...] = ()
    synergists: tuple[str, ...] = ()
    antagonists: tuple[str, ...] = ()
    can_entrap: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    endangerment: tuple[str, ...] = ()
    overload: str = ""
    stretch: str = ""
    self_care: str = ""
