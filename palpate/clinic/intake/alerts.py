"""A serious answer at home: raised at once, acknowledged, escalated, cleared - never by the client.

One alert stands per visit. It only ever rises; when the client changes an answer afterwards the
change is noted and the alert stays. Only a therapist lowers it: see `lowering.py`.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from palpate.clinic.accounts.models import User
from palpate.clinic.audit.actions import record, write_once
from palpate.clinic.audit.actor import CLIENT_LINK, SYSTEM, Actor, by_user
from palpate.clinic.booking.models import Visit
from palpate.clinic.intake.models import AlertStep, SafetyAlert
from palpate.clinic.jobs.queue import enqueue
from palpate.screening.action import Action
from palpate.screening.evaluate import Flag, Screen

WAITS = {Action.EMERGENCY: timedelta(minutes=15), Action.REFER_URGENT: timedelta(hours=1)}
"""How long an alert may lie unacknowledged before it is escalated; a judgement."""
UNANSWERED = "alert-unanswered"
State, Kind = SafetyAlert.State, AlertStep.Kind


@transaction.atomic
def tell(visit: Visit, screen: Screen, *, at: datetime) -> SafetyAlert | None:
    """Raise or lift the visit's alert, or note that answers changed; the alert where it rose."""
    Visit.objects.select_for_update().get(pk=visit.pk)  # two pages at once make one alert
    alert = SafetyAlert.objects.filter(visit=visit).first()
    serious = [flag for flag in screen.flags if flag.action.stops_the_session]
    if alert is None:
        return _raise(visit, screen, serious, at) if serious else None
    if screen.action > alert.action or {f.id for f in serious} - set(alert.rules):
        return _lift(alert, visit, screen, serious, at)
    _note_change(alert, screen, serious, at)
    return None


@transaction.atomic
def acknowledge(alert: SafetyAlert, *, by: User, at: datetime) -> None:
    """Somebody has seen it and is calling; nothing is lowered."""
    changed = SafetyAlert.objects.filter(pk=alert.pk, state=State.OPEN)
    if changed.update(state=State.ACKNOWLEDGED):
        alert.state = State.ACKNOWLEDGED
        step(alert, Kind.ACKNOWLEDGED, reasoned(), by=by_user(by), user=by, at=at)


@transaction.atomic
def cleared(alert: SafetyAlert, content: dict[str, Any], *, by: User, at: datetime) -> None:
    """Close an alert that `lowering.py` has let down, and tell the desk that it may treat."""
    alert.state = State.CLEARED
    alert.save(update_fields=["state"])
    step(alert, Kind.CLEARED, content, by=by_user(by), user=by, at=at)
    _must_call(alert.visit, must=False, by=by_user(by), at=at)


@transaction.atomic
def escalate(alert: SafetyAlert, *, at: datetime) -> bool:
    """Say that nobody has answered in time; once per alert and state. False where that is said."""
    alert = SafetyAlert.objects.select_for_update().get(pk=alert.pk)
    last = alert.steps.order_by("-at", "-pk").values_list("kind", flat=True).first()
    if alert.state != State.OPEN or last == Kind.ESCALATED:
        return False
    step(alert, Kind.ESCALATED, reasoned(), by=SYSTEM, user=None, at=at)
    return True


def is_overdue(alert: SafetyAlert, *, at: datetime) -> bool:
    """Whether the alert has waited longer than it may."""
    return alert.state == State.OPEN and at >= alert.raised_at + WAITS[Action(alert.action)]


def _raise(visit: Visit, screen: Screen, serious: list[Flag], at: datetime) -> SafetyAlert:
    alert = SafetyAlert.objects.create(
        client=visit.client,
        visit=visit,
        action=screen.action.value,
        rules=[flag.id for flag in serious],
        raised_at=at,
    )
    step(alert, Kind.RAISED, _said(screen, serious), by=CLIENT_LINK, user=None, at=at)
    _announce(alert, visit, at)
    return alert


def _lift(
    alert: SafetyAlert, visit: Visit, screen: Screen, serious: list[Flag], at: datetime
) -> SafetyAlert:
    kind = Kind.RAISED if alert.state == State.OPEN else Kind.REOPENED
    alert.action = max(Action(alert.action), screen.action).value
    alert.rules = list(dict.fromkeys([*alert.rules, *(flag.id for flag in serious)]))
    alert.state, alert.raised_at = State.OPEN, at
    alert.save(update_fields=["action", "rules", "state", "raised_at"])
    step(alert, kind, _said(screen, serious), by=CLIENT_LINK, user=None, at=at)
    _announce(alert, visit, at)
    return alert


def _note_change(alert: SafetyAlert, screen: Screen, serious: list[Flag], at: datetime) -> None:
    told = alert.steps.filter(kind__in=(Kind.RAISED, Kind.REOPENED, Kind.NOTED))
    last = told.order_by("-at", "-pk").first()
    now = sorted(flag.id for flag in serious)
    if last is not None and sorted(last.content.get("rules", ())) != now:
        step(alert, Kind.NOTED, _said(screen, serious), by=CLIENT_LINK, user=None, at=at)


def _announce(alert: SafetyAlert, visit: Visit, at: datetime) -> None:
    _must_call(visit, must=True, by=CLIENT_LINK, at=at)
    due = at + WAITS[Action(alert.action)]
    key = f"{UNANSWERED}:{alert.pk}:{int(at.timestamp())}"
    enqueue(UNANSWERED, key, {"alert": str(alert.pk)}, run_after=due)


def _must_call(visit: Visit, *, must: bool, by: Actor, at: datetime) -> None:
    """What the desk learns, and nothing more."""
    if visit.must_call_first != must:
        visit.must_call_first = must
        visit.save(update_fields=["must_call_first"])
        record(by, "mark call first" if must else "unmark call first", visit, at=at)


def step(
    alert: SafetyAlert,
    kind: AlertStep.Kind,
    content: dict[str, Any],
    *,
    by: Actor,
    user: User | None,
    at: datetime,
) -> AlertStep:
    row = AlertStep(client=alert.client, alert=alert, kind=kind, by=user)
    row.content = content
    return write_once(row, by=by, verb=f"alert {kind.value}", at=at)


def reasoned(*, reason: str = "", asked_again: bool = False) -> dict[str, Any]:
    return {"reason": reason, "asked_again": asked_again}


def _said(screen: Screen, serious: list[Flag]) -> dict[str, Any]:
    """What the screen said, with the answers it stood on."""
    return {
        **reasoned(),
        "action": screen.action.value,
        "rules": [flag.id for flag in serious],
        "flags": [
            {
                "rule": flag.id,
                "label": flag.label,
                "action": flag.action.value,
                "why": flag.why,
                "client_text": flag.client_text,
                "facts": list(flag.facts),
                "said": list(dict.fromkeys(w.said for w in flag.words if w.said)),
            }
            for flag in serious
        ],
    }
