"""The specification of a good plan: every hard rule, judged without any solver."""

from types import ModuleType
from typing import Protocol, cast

from palpate.planning.choice import Choice, Model
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest
from palpate.planning.rules import (
    consent,
    credentials,
    dry_before_oil,
    endangerment,
    hands,
    known,
    nerve_irritability,
    order,
    paired_activation,
    positions,
    precautions,
    pressure_budget,
    retested,
    screen,
    session_time,
    tissue_rest,
    warm_before_deep,
    wishes,
)
from palpate.planning.violation import Violation


class Rule(Protocol):
    """What a rule module offers."""

    ID: str
    SAYS: str

    def violations(self, plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
        """Where the plan breaks the rule."""

    def post(self, model: Model, choice: Choice, request: PlanRequest) -> None:
        """Keep the model from breaking it."""


_MODULES: tuple[ModuleType, ...] = (
    known, screen, consent, precautions, credentials, hands, endangerment, positions,
    pressure_budget, nerve_irritability, tissue_rest, warm_before_deep, order, dry_before_oil,
    retested, paired_activation, session_time, wishes,
)  # fmt: skip
RULES: dict[str, Rule] = {rule.ID: rule for rule in cast(tuple[Rule, ...], _MODULES)}


def check(plan: Plan, request: PlanRequest) -> tuple[Violation, ...]:
    """Every violation of every hard rule; empty means the plan may be worked from."""
    return tuple(v for rule in RULES.values() for v in rule.violations(plan, request))
