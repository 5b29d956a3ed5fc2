"""Muscles name only muscles that exist as their synergists and antagonists."""

from collections.abc import Iterable

from palpate.knowledge.base import Knowledge
from palpate.knowledge.checks.problem import Problem


def muscles(knowledge: Knowledge) -> Iterable[Problem]:
    known = knowledge.muscles.keys() | {muscle.part_of for muscle in knowledge.muscles.values()}
    for muscle in knowledge.muscles.values():
        for name in (*muscle.synergists, *muscle.antagonists):
            if name not in known:
                yield Problem(
                    where=f"muscle '{muscle.id}'",
                    what=f"names the muscle '{name}', which does not exist",
                    mend="Use the id of a muscle, or of what its parts are part of",
                )
