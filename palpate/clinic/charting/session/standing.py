"""The session of a visit as its records have it: the plan in force and how far it is."""

from dataclasses import dataclass, replace

from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.models import PlanRecord, SessionEvent
from palpate.clinic.charting.plan.accept import standing_plan
from palpate.clinic.charting.plan.circumstances import consent_of
from palpate.clinic.charting.plan.requested import current_techniques
from palpate.clinic.charting.session.progress import (
    Happening,
    Progress,
    discomfort_cap,
    progress,
)
from palpate.clinic.charting.session.record import standing_events
from palpate.clinic.charting.session.work import Work, named
from palpate.knowledge.base import Knowledge
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest
from palpate.planning.stored import plan_from_json, request_from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """`planned` is what was still to come when the plan in force was made."""

    row: PlanRecord
    plan: Plan
    request: PlanRequest
    planned: tuple[Work, ...]
    absorbed: frozenset[str]
    happened: tuple[Happening, ...]
    progress: Progress

    @property
    def cap(self) -> int:
        """The most discomfort the client allows now."""
        return discomfort_cap(self.happened, self.request.discomfort_at_most)

    @property
    def frozen(self) -> int:
        """How many lines at the front of the plan were done when it was made."""
        return int(self.row.content.get("frozen", 0))


def session_of(visit: Visit, knowledge: Knowledge) -> Session | None:
    """The session, begun or not; None where no plan was accepted."""
    happened = happened_at(visit)
    row = _in_force(visit, {event.id for event in happened})
    if row is None:
        return None
    plan = plan_from_json(row.content["plan"])
    frozen = int(row.content.get("frozen", 0))
    planned = tuple(named(plan.lines)[frozen:])
    absorbed = frozenset(row.content.get("absorbed", ()))
    return Session(
        row=row,
        plan=plan,
        request=_request(visit, row, knowledge),
        planned=planned,
        absorbed=absorbed,
        happened=happened,
        progress=progress(planned, happened, absorbed),
    )


def _request(visit: Visit, row: PlanRecord, knowledge: Knowledge) -> PlanRequest:
    """The request as it was kept, under the consent that stands now: it may be taken back."""
    kept = request_from_json(row.content["request"], current_techniques(knowledge))
    now = consent_of(visit.client)
    return replace(kept, consent=replace(now, sensitive=kept.consent.sensitive))


def happened_at(visit: Visit) -> tuple[Happening, ...]:
    """The events that stand, as plain values."""
    return tuple(happening_of(row) for row in standing_events(visit))


def happening_of(row: SessionEvent) -> Happening:
    """An event's row as a plain value."""
    return Happening(
        id=str(row.event_id), kind=row.kind, at=row.happened_at, content=dict(row.content)
    )


def _in_force(visit: Visit, standing: set[str]) -> PlanRecord | None:
    """The newest plan; one made because of an event that was taken back falls away with it."""
    row = standing_plan(visit)
    while row is not None:
        because = row.content.get("because_of")
        if not because or because in standing:
            return row
        row = row.amends
    return None


def left_of(found: Session) -> PlanRequest:
    """The request with what was frozen into the plan as done: what its lines are judged by."""
    done = found.plan.lines[: found.frozen]
    return replace(
        found.request, done=done, elapsed_minutes=max((x.end_minute for x in done), default=0.0)
    )
