"""The complaints the invented clients come with."""

from palpate.clinic.seed.archetypes import back, elsewhere, head, hip, neck, shoulder
from palpate.clinic.seed.archetypes.archetype import Archetype

ARCHETYPES: dict[str, Archetype] = {
    one.id: one
    for module in (neck, head, shoulder, back, hip, elsewhere)
    for one in module.ARCHETYPES
}
"""Every complaint by its name."""
