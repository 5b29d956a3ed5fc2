"""What a truth means in the knowledge base, and whether a line of a ranking hits it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bench.cases.answer import RankedSource
from palpate.interop.cases.case import Case, Truth
from palpate.knowledge.base import Knowledge
from palpate.knowledge.source import Kind
from palpate.knowledge.terms.lexicon import lexicon
from palpate.quantities import Side

RED_FLAG = "red_flag"
_ONE_KIND: frozenset[Kind] = frozenset(("joint", "tendon", "other"))
"""Kinds that count as one: published cases do not tell them apart."""
_NERVES = ("nerve_entrapment",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A truth as concepts: the kinds that agree, the groups that hit, the sources of its site.

    `groups` is empty where the truth could not be resolved; `at` where it names no site.
    """

    said: str
    kinds: frozenset[str]
    groups: frozenset[str]
    at: frozenset[str]
    side: Side

    @property
    def is_resolved(self) -> bool:
        return bool(self.groups)

    @property
    def knows_side(self) -> bool:
        return self.side is not Side.UNKNOWN


def primary(case: Case) -> Truth | None:
    """The first truth that is an output kind; None for a case that is a red flag and no more."""
    return next((truth for truth in case.truth if truth.kind != RED_FLAG), None)


def is_red_flag(case: Case) -> bool:
    return any(truth.kind == RED_FLAG for truth in case.truth)


def target_of(truth: Truth, knowledge: Knowledge) -> Target:
    """The concepts of a truth: a subdivision stands for its muscle, a group for its members, a
    nerve for all its sites (with the site it names apart).
    """
    kinds = _kinds(truth.kind)
    structures = lexicon(knowledge).structures
    found = structures.find(truth.structure, kinds)
    groups = frozenset(group_of(id_, knowledge) for id_ in found)
    nerve = frozenset(id_ for group in groups for id_ in structures.members(group)) or found
    at: frozenset[str] = frozenset()
    if truth.kind in _NERVES:
        site = structures.site_of(truth.structure, nerve)
        at = site if len(site) < len(nerve) or len(nerve) == 1 else frozenset()
    return Target(
        said=f"{truth.kind}: {truth.structure}",
        kinds=frozenset(kinds),
        groups=groups,
        at=at,
        side=_side(truth.side),
    )


def targets_of(case: Case, knowledge: Knowledge) -> tuple[Target, ...]:
    """Every truth of a case that is an output kind."""
    return tuple(target_of(truth, knowledge) for truth in case.truth if truth.kind != RED_FLAG)


def group_of(source: str, knowledge: Knowledge) -> str:
    """What ranks together with a source: its group, itself where it has none."""
    known = knowledge.sources[source]
    return known.group or known.id


def hits(line: RankedSource, target: Target, knowledge: Knowledge) -> bool:
    """Whether a line names the truth; side and site are judged apart."""
    if line.kind not in target.kinds:
        return False
    return group_of(line.source, knowledge) in target.groups


def hits_any(line: RankedSource, targets: Iterable[Target], knowledge: Knowledge) -> bool:
    return any(hits(line, target, knowledge) for target in targets)


def has_site(line: RankedSource, target: Target) -> bool:
    return line.source in target.at


def has_side(line: RankedSource, target: Target) -> bool:
    return line.side is target.side


def _kinds(kind: str) -> frozenset[Kind]:
    if kind in _ONE_KIND:
        return _ONE_KIND
    return frozenset((kind,))  # type: ignore[arg-type]


def _side(said: str) -> Side:
    return Side(said) if said in set(Side) else Side.UNKNOWN
