"""Why a group stands where it stands: the findings that speak for it and against it, in words."""

from collections.abc import Sequence

import numpy as np

from palpate.knowledge.base import Knowledge
from palpate.reasoning.assessment import Reason
from palpate.reasoning.explain import Factors
from palpate.reasoning.infer import Posteriors
from palpate.reasoning.setting import Setting
from palpate.reasoning.wording import say_node

SPEAKS_FOR, SPEAKS_AGAINST = 1.15, 0.87
"""Factors nearer to 1 than these are not worth a therapist's reading."""
MOST_REASONS = 6


def reasons_for(
    knowledge: Knowledge,
    setting: Setting,
    answer: Posteriors,
    factors: Factors,
    instance: str,
) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """(because, against) of one instance, each strongest first and at most six."""
    column = factors.factor[:, answer.network.source_index(instance)]
    because = [i for i in np.argsort(-column) if column[i] >= SPEAKS_FOR]
    against = [i for i in np.argsort(column) if column[i] <= SPEAKS_AGAINST]

    def said(rows: Sequence[int]) -> tuple[Reason, ...]:
        return tuple(
            Reason(
                text=say_node(knowledge, setting.nodes[factors.findings[i]]),
                node=factors.findings[i],
                factor=round(float(column[i]), 3),
            )
            for i in rows[:MOST_REASONS]
        )

    return said(because), said(against)
