"""Runs the same findings at both ends of all parameter ranges: does the ranking hold?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from palpate.findings.finding import Finding
from palpate.reasoning.infer import posteriors
from palpate.reasoning.model import Model, Models
from palpate.reasoning.person import Person
from palpate.reasoning.ranking import Group, any_active
from palpate.reasoning.setting import set_up


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """P(any member) of each group with all strengths at the low and at the high end.

    `stable` says that the same group stands first at both ends and in the middle.
    """

    low: Mapping[str, float]
    high: Mapping[str, float]
    stable: bool

    def of(self, group: Group) -> tuple[float, float]:
        """The span over both ends and the middle, lowest first."""
        chances = (self.low[group.key], group.probability, self.high[group.key])
        return min(chances), max(chances)


def at_both_ends(
    models: Models,
    findings: Sequence[Finding],
    person: Person,
    groups: Iterable[Group],
    *,
    drawn: bool,
) -> Ends:
    """Both ends for these groups; two more runs of the exact inference."""
    ranked = tuple(groups)
    low = _chances(models.low, findings, person, ranked, drawn=drawn)
    high = _chances(models.high, findings, person, ranked, drawn=drawn)
    firsts = {max(found, key=lambda key: found[key]) for found in (low, high) if found}
    return Ends(low=low, high=high, stable=firsts <= {group.key for group in ranked[:1]})


def _chances(
    model: Model,
    findings: Sequence[Finding],
    person: Person,
    groups: Sequence[Group],
    *,
    drawn: bool,
) -> dict[str, float]:
    setting = set_up(model, findings, person, drawn=drawn)
    answer = posteriors(setting.network, setting.evidence)
    chances = any_active(answer, [[name for name, _ in group.members] for group in groups])
    return {group.key: chance for group, chance in zip(groups, chances, strict=True)}
