"""What a plan must obey. It is defined with the rules, a layer below."""

from palpate.knowledge.precaution import Place, Precaution, PrecautionKind
from palpate.knowledge.rule import Rule
from palpate.screening.action import Action

__all__ = ["Place", "Precaution", "PrecautionKind", "merged", "of_rule"]


def of_rule(rule: Rule, action: Action) -> tuple[Precaution, ...]:
    """The precautions of a fired rule; a referral also keeps hands off the suspected area."""
    if action is not Action.REFER or _keeps_off(rule):
        return rule.precautions
    keep_off = Precaution(
        kind="avoid_area",
        say=f"{rule.label}: no work here until a doctor has seen it.",
        areas=rule.areas,
        place="" if rule.areas else "complaint",
    )
    return (*rule.precautions, keep_off)


def merged(groups: tuple[tuple[Precaution, ...], ...]) -> tuple[Precaution, ...]:
    """Every precaution once, in the order met; equal ones of two rules are one."""
    return tuple(dict.fromkeys(one for group in groups for one in group))


def _keeps_off(rule: Rule) -> bool:
    return any(precaution.kind == "avoid_area" for precaution in rule.precautions)
