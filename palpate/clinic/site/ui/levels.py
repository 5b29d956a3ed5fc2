"""How a screening level is shown: always an icon and a word, never colour alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level's name in class names, its icon and its words for staff."""

    name: str
    icon: str
    label: str


LEVELS = {
    level.name: level
    for level in (
        Level(name="emergency", icon="siren", label="Emergency: call now"),
        Level(name="refer_urgent", icon="octagon-alert", label="A doctor today"),
        Level(name="refer", icon="stethoscope", label="Refer to a doctor"),
        Level(name="caution", icon="triangle-alert", label="Caution"),
        Level(name="proceed", icon="circle-check", label="Nothing found"),
    )
}
_RANK = {name: rank for rank, name in enumerate(LEVELS)}


def level(name: object) -> Level:
    """The level of that name. Raises ValueError where there is none: silence would be unsafe."""
    found = LEVELS.get(str(name).replace("-", "_"))
    if found is None:
        raise ValueError(f"{name!r} is no screening level; use one of {', '.join(LEVELS)}.")
    return found


def rank(name: object) -> int:
    """0 for an emergency, larger for what can wait."""
    return _RANK[level(name).name]
