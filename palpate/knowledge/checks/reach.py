"""Every source leads to something that can be found, or it could never be ranked."""

from collections.abc import Iterable

from palpate.knowledge.base import Knowledge
from palpate.knowledge.checks.problem import Problem


def reach(knowledge: Knowledge) -> Iterable[Problem]:
    for source in knowledge.current_sources():
        if not (source.pain or source.sensory or source.signs):
            yield Problem(
                where=f"source '{source.id}'",
                what="leads to no pain, sensory area or sign",
                mend="Add the areas it is felt in, or the signs it causes",
            )
