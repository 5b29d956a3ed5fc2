"""A technique names only screening rules and precautions that exist."""

from collections.abc import Iterable
from typing import get_args

from palpate.knowledge.base import Knowledge
from palpate.knowledge.checks.problem import Problem
from palpate.knowledge.precaution import PrecautionKind


def techniques(knowledge: Knowledge) -> Iterable[Problem]:
    known = knowledge.rules.keys() | set(get_args(PrecautionKind))
    for technique in knowledge.techniques.values():
        for name in technique.contraindications:
            if name not in known:
                yield Problem(
                    where=f"technique '{technique.id}'",
                    what=f"names the screening rule '{name}', which does not exist",
                    mend="Mend the spelling, or add the rule first",
                )
