"""One case scored, and the shares over many."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.cases.answer import Answer, RankedSource
from bench.cases.truth import Target, has_side, has_site, hits, hits_any
from palpate.knowledge.action import Action
from palpate.knowledge.base import Knowledge

PLACES = (1, 3, 5)
SURE = 0.9
SET_FROM = 0.5
"""Sources from this probability on are the answered set; the first alone where none reaches it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """How one case was answered. `place` is the primary truth's rank from 1, None where it is not
    in the ranking; `site` and `side` are None where the truth tells none, or was not found.
    """

    case: str
    counts: bool
    place: int | None
    site: bool | None
    side: bool | None
    names_site: bool
    names_side: bool
    is_red_flag: bool
    action: Action
    statements: tuple[tuple[float, bool], ...]
    set_f1: float | None


def score(
    case: str,
    answer: Answer,
    targets: Sequence[Target],
    *,
    is_red_flag: bool,
    knowledge: Knowledge,
) -> Scored:
    """Score an answer against its truths, the primary one first (none: only the screen counts)."""
    main = targets[0] if targets else None
    place, line = _found(answer.ranking, main, knowledge)
    return Scored(
        case=case,
        counts=main is not None,
        place=place,
        site=has_site(line, main) if line and main and main.at else None,
        side=has_side(line, main) if line and main and main.knows_side else None,
        names_site=bool(main and main.at),
        names_side=bool(main and main.knows_side),
        is_red_flag=is_red_flag,
        action=answer.action,
        statements=_statements(answer.ranking, targets, knowledge),
        set_f1=_set_f1(answer.ranking, targets, knowledge) if targets else None,
    )


def _found(
    ranking: Sequence[RankedSource], target: Target | None, knowledge: Knowledge
) -> tuple[int | None, RankedSource | None]:
    if target is not None:
        for place, line in enumerate(ranking, start=1):
            if hits(line, target, knowledge):
                return place, line
    return None, None


def _statements(
    ranking: Sequence[RankedSource], targets: Sequence[Target], knowledge: Knowledge
) -> tuple[tuple[float, bool], ...]:
    """Each probability stated, with whether a truth was meant; a case without truth states none."""
    if not targets:
        return ()
    return tuple((line.probability, hits_any(line, targets, knowledge)) for line in ranking)


def _set_f1(
    ranking: Sequence[RankedSource], targets: Sequence[Target], knowledge: Knowledge
) -> float:
    """Overlap of the answered set with the set of truths: 2 x right / (answered + true)."""
    answered = [line for line in ranking if line.probability >= SET_FROM] or list(ranking[:1])
    right = sum(any(hits(line, target, knowledge) for line in answered) for target in targets)
    return 2.0 * right / (len(answered) + len(targets))


def shares(scored: Sequence[Scored]) -> Mapping[str, float | None]:
    """Every figure of a reading; None where no case bears on it."""
    counted = [row for row in scored if row.counts]
    with_site = [row for row in counted if row.names_site]
    with_side = [row for row in counted if row.names_side]
    found: dict[str, float | None] = {}
    for place in PLACES:
        found[f"first_{place}"] = _share(_within(row, place) for row in counted)
        found[f"site_{place}"] = _share(_within(row, place) and bool(row.site) for row in with_site)
        found[f"side_{place}"] = _share(_within(row, place) and bool(row.side) for row in with_side)
    return {**found, **_screening(scored), "set_f1": _mean(row.set_f1 for row in counted)}


def _screening(scored: Sequence[Scored]) -> Mapping[str, float | None]:
    flagged = [row for row in scored if row.is_red_flag]
    others = [row for row in scored if not row.is_red_flag]
    return {
        "red_flag_recall": _share(row.action > Action.CAUTION for row in flagged),
        "false_alarms": _share(row.action >= Action.REFER_URGENT for row in others),
        "plain_referrals": _share(row.action is Action.REFER for row in others),
    }


def _within(row: Scored, place: int) -> bool:
    return row.place is not None and row.place <= place


def _share(values: Iterable[bool]) -> float | None:
    return _mean(float(value) for value in values)


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
