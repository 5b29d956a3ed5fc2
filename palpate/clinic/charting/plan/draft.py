"""The plan in the making: one draft per therapist and visit, saved at every change, undoable."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from palpate.clinic.accounts.models import User
from palpate.clinic.audit.actions import record
from palpate.clinic.audit.actor import by_user
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.models import Draft
from palpate.clinic.charting.plan.requested import NO_PICKS, Picks, current_techniques
from palpate.clinic.charting.plan.terms import Terms, terms_from
from palpate.knowledge.base import Knowledge
from palpate.planning.plan import Plan
from palpate.planning.request import Pick, PlanRequest
from palpate.planning.stored import (
    plan_from_json,
    plan_to_json,
    request_from_json,
    request_to_json,
)

STEPS_KEPT = 10
"""How many changes can be undone."""


class StaleDraftError(ValueError):
    """The plan was changed in another window meanwhile. Look at the newest one and try again."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """A plan, what it was asked with, and the states before it (newest last).

    `is_behind`: what is known has changed since the plan was drawn up.
    """

    plan: Plan
    request: PlanRequest
    terms: Terms
    picks: Picks = NO_PICKS
    is_behind: bool = False
    before: tuple[dict[str, Any], ...] = field(default=())
    version: int = 0

    def changed(self, **fields: Any) -> "PlanDraft":
        """The draft with these fields, and this state on the pile of what can be undone."""
        pile = (*self.before, _state(self))[-STEPS_KEPT:]
        return replace(self, before=pile, **fields)

    @property
    def is_untouched(self) -> bool:
        """Whether it is still as it was proposed."""
        return not self.before

    def picking(self, picks: Picks) -> "PlanDraft":
        """The draft with these picks, in its request too."""
        asked = replace(self.request, wanted=picks.wanted, unwanted=picks.unwanted)
        return replace(self, picks=picks, request=asked)


def load(visit: Visit, author: User, knowledge: Knowledge) -> PlanDraft | None:
    """The author's draft of this visit, if there is one."""
    row = _rows(visit, author).first()
    if row is None:
        return None
    return replace(
        _read(row.content["now"], knowledge),
        before=tuple(row.content["before"]),
        version=row.version,
    )


@transaction.atomic
def save(visit: Visit, draft: PlanDraft, *, author: User, at: datetime) -> PlanDraft:
    """Keep the draft. Raises StaleDraftError where another window saved since it was read."""
    content = {"now": _state(draft), "before": list(draft.before)}
    version = draft.version + 1
    if draft.version == 0:
        row, made = Draft.objects.get_or_create(
            visit=visit,
            author=author,
            kind=Draft.Kind.PLAN,
            defaults={"content": content, "version": version, "saved_at": at},
        )
        if not made:
            raise StaleDraftError
    else:
        current = _rows(visit, author).filter(version=draft.version)
        if not current.update(content=content, version=version, saved_at=at):
            raise StaleDraftError
        row = _rows(visit, author).get()
    record(by_user(author), "save plan draft", row, at=at, client_id=visit.client_id)
    return replace(draft, version=version)


def undone(draft: PlanDraft, knowledge: Knowledge) -> PlanDraft:
    """The state before the last change; the draft itself where there is none."""
    if not draft.before:
        return draft
    return replace(
        _read(draft.before[-1], knowledge), before=draft.before[:-1], version=draft.version
    )


def drop(visit: Visit, draft: PlanDraft, *, author: User) -> None:
    """Take the draft away once it is accepted. Raises StaleDraftError where it changed since."""
    gone, _ = _rows(visit, author).filter(version=draft.version).delete()
    if not gone:
        raise StaleDraftError


def _rows(visit: Visit, author: User) -> Any:
    return Draft.objects.filter(visit=visit, author=author, kind=Draft.Kind.PLAN)


def _state(draft: PlanDraft) -> dict[str, Any]:
    return {
        "plan": plan_to_json(draft.plan),
        "request": request_to_json(draft.request),
        "terms": draft.terms.as_json(),
        "is_behind": draft.is_behind,
        "wanted": [[pick.technique, pick.target] for pick in draft.picks.wanted],
        "unwanted": [[pick.technique, pick.target] for pick in draft.picks.unwanted],
    }


def _read(state: dict[str, Any], knowledge: Knowledge) -> PlanDraft:
    return PlanDraft(
        plan=plan_from_json(state["plan"]),
        request=request_from_json(state["request"], current_techniques(knowledge)),
        terms=terms_from(state["terms"]),
        is_behind=state["is_behind"],
        picks=Picks(wanted=_picks(state["wanted"]), unwanted=_picks(state["unwanted"])),
    )


def _picks(rows: list[list[str]]) -> tuple[Pick, ...]:
    return tuple(Pick(technique=technique, target=target) for technique, target in rows)
