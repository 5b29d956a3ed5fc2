"""From findings to the whole answer, exactly: ranking, reasons, what is left, what to ask next."""

from collections.abc import Iterable

from palpate.findings.finding import Finding
from palpate.knowledge.base import Knowledge
from palpate.quantities import Side
from palpate.reasoning.alike import told_apart
from palpate.reasoning.assessment import Assessment, Member, Ranked, Unexplained
from palpate.reasoning.explain import Factors, leave_one_out
from palpate.reasoning.infer import Posteriors, posteriors
from palpate.reasoning.model import models_of
from palpate.reasoning.next_test import Forbidden, candidates_of, worth_asking
from palpate.reasoning.person import Person
from palpate.reasoning.ranking import Group, rank_groups
from palpate.reasoning.reasons import reasons_for
from palpate.reasoning.setting import Setting, main_side, set_up
from palpate.reasoning.shares import shares
from palpate.reasoning.sides import place_on_sides
from palpate.reasoning.stability import Ends, at_both_ends
from palpate.reasoning.wording import say_node

RANKS, ASKS = 25, 8
UNEXPLAINED_FROM = 0.5
SHOWN_MEMBERS = 4
NO_LIMITS = Forbidden()


def assess(
    knowledge: Knowledge,
    findings: Iterable[Finding],
    person: Person,
    *,
    drawn: bool = False,
    forbidden: Forbidden = NO_LIMITS,
    position: str = "any",
    ranks: int = RANKS,
    asks: int = ASKS,
) -> Assessment:
    """The whole answer for these findings.

    `drawn` says that the places come from a drawing, where what is left blank says more than in
    words. `position` is how the client lies now, for the cost of turning. `asks` = 0 leaves out
    the search for the next test, which takes most of the time.
    """
    given, models = tuple(findings), models_of(knowledge)
    model = models.mid
    wanted = candidates_of(model, given, _main_side(given), forbidden) if asks else {}
    setting = set_up(
        model,
        given,
        person,
        drawn=drawn,
        candidates=[finding for found in wanted.values() for finding in found],
    )
    answer = posteriors(setting.network, setting.evidence)
    groups = rank_groups(setting, answer, most=ranks)
    ends = at_both_ends(models, given, person, groups, drawn=drawn)
    factors = leave_one_out(answer)
    return Assessment(
        ranking=tuple(
            _ranked(knowledge, setting, answer, factors, group, ends, rank)
            for rank, group in enumerate(groups, start=1)
        ),
        unexplained=_unexplained(knowledge, setting, answer),
        alike=told_apart(answer, groups),
        next=worth_asking(model, setting, answer, groups, wanted, position=position, most=asks),
        status=answer.status.value,
        stable=ends.stable,
        knowledge_version=knowledge.version,
    )


def _main_side(findings: Iterable[Finding]) -> Side:
    """The side the candidates are examined on: the one most findings tell."""
    sided = place_on_sides(findings).findings
    right = sum(finding.side is Side.RIGHT for finding in sided)
    left = sum(finding.side is Side.LEFT for finding in sided)
    return Side.RIGHT if right > left else Side.LEFT


def _ranked(
    knowledge: Knowledge,
    setting: Setting,
    answer: Posteriors,
    factors: Factors,
    group: Group,
    ends: Ends,
    rank: int,
) -> Ranked:
    best = setting.sources[group.best]
    because, against = reasons_for(knowledge, setting, answer, factors, group.best)
    low, high = ends.of(group)
    return Ranked(
        rank=rank,
        kind=best.kind,
        subkind=best.subkind,
        structure=best.structure,
        label=best.label,
        site=best.site,
        side=group.side,
        probability=group.probability,
        low=low,
        high=high,
        source=best.id,
        members=tuple(
            Member(
                source=setting.sources[name].id,
                label=setting.sources[name].label,
                side=main_side(setting, name),
                probability=chance,
            )
            for name, chance in group.members[:SHOWN_MEMBERS]
        ),
        because=because,
        against=against,
        treatable=best.treatable,
        confidence=best.confidence,
    )


def _unexplained(
    knowledge: Knowledge, setting: Setting, answer: Posteriors
) -> tuple[Unexplained, ...]:
    """Present findings that more likely than not have nothing modelled behind them."""
    split = shares(answer)
    left = [
        Unexplained(
            text=say_node(knowledge, setting.nodes[name]), node=name, chance=round(float(chance), 3)
        )
        for name, chance in zip(split.findings, split.unexplained, strict=True)
        if chance >= UNEXPLAINED_FROM and setting.nodes[name].positive > 0.0
    ]
    return tuple(sorted(left, key=lambda one: -one.chance))
