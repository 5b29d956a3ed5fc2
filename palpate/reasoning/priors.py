"""How likely each source is before anything is asked: additive on log-odds, per person.

All numbers are judgement: prior mass is given to a kind, shared within a group (the parts of a
muscle, the sites of a nerve), raised or lowered by commonness, and tilted by age and sex. Priors
move the ranking least of all parameters, so they are kept few.
"""

from math import exp, log

from palpate.knowledge.source import Kind, Source
from palpate.reasoning.person import Person

KIND_PRIOR: dict[Kind, float] = {
    "trigger_point": 0.020,
    "nerve_entrapment": 0.012,
    "radiculopathy": 0.012,
    "joint": 0.012,
    "tendon": 0.010,
    "other": 0.006,
    "movement_pattern": 0.006,
    "vascular": 0.003,
    "referred_visceral": 0.002,
    "systemic": 0.003,
}
COMMONNESS = {"common": 2.0, "usual": 1.0, "rare": 0.45, "very_rare": 0.2}
OUTSIDE_AGE_BAND = log(0.2)
OTHER_SEX = log(0.15)
YEARS_OF_GRACE = 5


def prior(source: Source, *, group_size: int, person: Person) -> float:
    """P(source) on one side before any finding, in (0, 1). `group_size` counts its siblings."""
    base = KIND_PRIOR[source.kind] * COMMONNESS[source.commonness] / group_size
    odds = log(base / (1.0 - base)) + _by_age(source, person) + _by_sex(source, person)
    return 1.0 / (1.0 + exp(-odds))


def _by_age(source: Source, person: Person) -> float:
    if source.age is None or person.age is None:
        return 0.0
    low, high = source.age
    within = low - YEARS_OF_GRACE <= person.age <= high + YEARS_OF_GRACE
    return 0.0 if within else OUTSIDE_AGE_BAND


def _by_sex(source: Source, person: Person) -> float:
    other = source.sex and person.sex and source.sex != person.sex
    return OTHER_SEX if other else 0.0
