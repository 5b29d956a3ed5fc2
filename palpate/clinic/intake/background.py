"""What the intake leaves to the worker: asking, closing, reminding, escalating, clearing away."""

from datetime import datetime, timedelta
from typing import Any

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.booking.models import Visit
from palpate.clinic.intake import alerts, asking, letters, watch
from palpate.clinic.intake.models import Intake, IntakeDraft, SafetyAlert
from palpate.clinic.intake.telling import Telling
from palpate.clinic.jobs.queue import enqueue

LETTER = "intake-letter"
BEFORE_VISIT = timedelta(days=5)
SOON = timedelta(days=1)
"""Whoever books within this time before the letter is due has the link in the letter of the
booking, and gets no second one."""
LEFT_ALONE = timedelta(minutes=5)
KEPT = timedelta(days=30)
"""How long a draft that was never sent is kept after its visit."""


def visit_booked(payload: dict[str, Any], now: datetime) -> None:
    """Ask for the intake where nothing was told lately, and remember to remind."""
    visit = _visit(payload)
    if visit is None or not asking.is_needed(visit):
        return
    intake = asking.ask(visit, by=SYSTEM, at=now)
    due = visit.starts_at - BEFORE_VISIT
    if due > now + SOON:
        key = f"{LETTER}:{visit.pk}:{visit.sequence}"
        enqueue(LETTER, key, {"intake": str(intake.pk)}, run_after=due)


def visit_moved(payload: dict[str, Any], now: datetime) -> None:
    """The form stays open until the new time; what was asked stays asked."""
    visit_booked(payload, now)


def visit_cancelled(payload: dict[str, Any], now: datetime) -> None:
    """No answers are wanted any more; letters that wait are taken back."""
    visit = _visit(payload)
    intake = Intake.objects.filter(visit=visit).first() if visit else None
    if visit is None or intake is None or visit.state != Visit.State.CANCELLED:
        return
    if intake.state != Intake.State.SUBMITTED:
        asking.close(intake, by=SYSTEM, at=now)
    letters.take_back_links(visit, at=now)


def remind(payload: dict[str, Any], now: datetime) -> None:
    """The letter some days before, to whoever has not sent their answers."""
    intake = Intake.objects.select_related("visit").filter(pk=payload["intake"]).first()
    if intake is None or not _still_waits(intake, now):
        return
    letters.queue_link(intake, key=str(intake.visit.sequence), by=SYSTEM, at=now)


def alert_unanswered(payload: dict[str, Any], now: datetime) -> None:
    """An alert's time is up: escalate it, unless somebody has acknowledged it or it rose anew."""
    alert = SafetyAlert.objects.filter(pk=payload["alert"]).first()
    if alert is not None and alerts.is_overdue(alert, at=now):
        alerts.escalate(alert, at=now)


def escalate_overdue(now: datetime) -> int:
    """The same, looked for: no alert depends on one job alone."""
    waiting = SafetyAlert.objects.filter(state=SafetyAlert.State.OPEN)
    return sum(alerts.escalate(a, at=now) for a in waiting if alerts.is_overdue(a, at=now))


def screen_left_drafts(now: datetime) -> int:
    """Screen what was typed and saved, but never sent on: a closed tab must not hide it."""
    drafts = IntakeDraft.objects.filter(saved_at__lte=now - LEFT_ALONE, saved_at__gt=now - KEPT)
    left = [d for d in drafts.select_related("intake__visit__client") if _is_unscreened(d)]
    for draft in left:
        telling = Telling(draft.intake, draft, at=now)
        watch.look(telling, at=now)
        watch.mark_screened(telling, at=now)
    return len(left)


def drop_old_drafts(now: datetime) -> int:
    """Drafts that were never sent are not kept for good."""
    return IntakeDraft.objects.filter(intake__expires_at__lt=now - KEPT).delete()[0]


def _visit(payload: dict[str, Any]) -> Visit | None:
    return Visit.objects.select_related("client").filter(pk=payload["visit"]).first()


def _still_waits(intake: Intake, now: datetime) -> bool:
    is_open = intake.visit.state == Visit.State.BOOKED and now < intake.visit.starts_at
    is_revoked = asking.is_revoked(intake, intake.visit)
    return is_open and not is_revoked and intake.state != Intake.State.SUBMITTED


def _is_unscreened(draft: IntakeDraft) -> bool:
    return bool(draft.content.get("screened", 0) < draft.version)


HANDLERS = {
    "visit-booked-intake": visit_booked,
    "visit-moved-intake": visit_moved,
    "visit-cancelled-intake": visit_cancelled,
    LETTER: remind,
    alerts.UNANSWERED: alert_unanswered,
}
SWEEPS = (escalate_overdue, screen_left_drafts, drop_old_drafts)
