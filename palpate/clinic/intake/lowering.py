"""Lowering an alert: a named therapist asks every answer again, then says why it may be lowered;
an emergency is confirmed once more. The rules are those of `palpate.screening.override`.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from palpate.clinic.accounts.models import User
from palpate.clinic.audit.actor import by_user
from palpate.clinic.intake import alerts
from palpate.clinic.intake.models import AlertStep, SafetyAlert
from palpate.knowledge.base import Knowledge
from palpate.knowledge.fact import Fact
from palpate.screening import override
from palpate.screening.action import Action
from palpate.screening.answers import Answer, Words
from palpate.screening.evaluate import Flag, Screen

Kind = AlertStep.Kind
TOLD = (Kind.RAISED, Kind.REOPENED, Kind.NOTED)
LOWER_TO = (
    (Action.CAUTION.value, "Treat with care"),
    (Action.REFER.value, "Treat outside the area; refer, not urgent"),
    (Action.PROCEED.value, "It was not so; treat as usual"),
)


def flags_of(alert: SafetyAlert) -> tuple[Flag, ...]:
    """Every flag the alert was ever raised for, each as it was at its most serious."""
    found: dict[str, Flag] = {}
    for step in alert.steps.filter(kind__in=TOLD).order_by("at", "pk"):
        for row in step.content.get("flags", ()):
            flag = _flag(row)
            if flag.id not in found or flag.action >= found[flag.id].action:
                found[flag.id] = flag
    return tuple(sorted(found.values(), key=lambda flag: (-flag.action.rank, flag.id)))


def to_ask(alert: SafetyAlert, knowledge: Knowledge) -> tuple[Fact, ...]:
    """The questions to ask again: every answer the flags stand on that somebody can give."""
    known = knowledge.facts.by_id if knowledge.facts else {}
    wanted = dict.fromkeys(fact for flag in flags_of(alert) for fact in flag.facts)
    return tuple(known[f] for f in wanted if f in known and known[f].asked != "derived")


@transaction.atomic
def ask_again(
    alert: SafetyAlert,
    answers: Mapping[str, Answer],
    knowledge: Knowledge,
    *,
    by: User,
    at: datetime,
) -> override.AskedAgain:
    """The first step: the answers as given now. Raises OverrideError.

    What follows from age or place is not asked and stands as it was.
    """
    screen = _screen(alert)
    asked_for = {fact.id for fact in to_ask(alert, knowledge)}
    told = (fact for flag in screen.flags for fact in flag.facts)
    stands = {fact: Answer.YES for fact in told if fact not in asked_for}
    asked = override.asked_again(
        screen,
        [flag.id for flag in screen.flags],
        {**stands, **answers},
        by=_person(by),
        at=at,
    )
    seen = SafetyAlert.objects.filter(pk=alert.pk, state=SafetyAlert.State.OPEN)
    seen.update(state=SafetyAlert.State.ACKNOWLEDGED)
    content = {**alerts.reasoned(asked_again=True), "override": _asked_json(asked)}
    alerts.step(alert, Kind.ASKED_AGAIN, content, by=by_user(by), user=by, at=at)
    return asked


@transaction.atomic
def lower(alert: SafetyAlert, to: Action, reason: str, *, by: User, at: datetime) -> bool:
    """The second step, with a reason. True where the alert is cleared by it, False where an
    emergency waits for `confirm`. Raises OverrideError.
    """
    asked = standing_question(alert, by=by)
    if asked is None:
        raise override.OverrideError("Ask the client again first; then lower the alert.")
    found = override.lowered(asked, to, reason=reason, at=at)
    is_half = isinstance(found, override.Pending)
    done = found.override if isinstance(found, override.Pending) else found
    content = _reasoned(done)
    if is_half:
        alerts.step(alert, Kind.HALF_CLEARED, content, by=by_user(by), user=by, at=at)
        return False
    alerts.cleared(alert, content, by=by, at=at)
    return True


@transaction.atomic
def confirm(alert: SafetyAlert, *, by: User, at: datetime) -> None:
    """The last step for an emergency, by whoever took the others. Raises OverrideError."""
    half = _last(alert)
    if half is None or half.kind != Kind.HALF_CLEARED:
        raise override.OverrideError("Nothing waits to be confirmed; ask the client again first.")
    done = override.confirmed(
        override.Pending(override=_override(half.content["override"])), by=_person(by), at=at
    )
    alerts.cleared(alert, _reasoned(done), by=by, at=at)


def standing_question(alert: SafetyAlert, *, by: User) -> override.AskedAgain | None:
    """What this therapist asked again, as long as nothing has happened since."""
    last = _last(alert)
    if last is None or last.kind != Kind.ASKED_AGAIN or last.by_id != by.pk:
        return None
    told = _override({**last.content["override"], "becomes": Action.PROCEED, "reason": ""})
    return override.AskedAgain(
        flags=told.flags, was=told.was, by=told.by, answers=told.answers, at=told.at
    )


def waits_for_confirmation(alert: SafetyAlert) -> bool:
    last = _last(alert)
    return last is not None and last.kind == Kind.HALF_CLEARED


def overrides_of(alerts_: Iterable[SafetyAlert]) -> tuple[override.Override, ...]:
    """What therapists lowered, for `palpate.screening.override.standing`."""
    rows = AlertStep.objects.filter(alert__in=list(alerts_), kind=Kind.CLEARED)
    return tuple(_override(row.content["override"]) for row in rows.order_by("at"))


def _screen(alert: SafetyAlert) -> Screen:
    """The alert as a screen: what is lowered is what was raised, whatever was changed since."""
    return Screen(
        action=Action(alert.action),
        flags=flags_of(alert),
        precautions=(),
        no_session=True,
        to_ask=(),
        ask_again=(),
        residual=(),
    )


def _last(alert: SafetyAlert) -> AlertStep | None:
    return alert.steps.order_by("-at", "-pk").first()


def _person(user: User) -> override.Person:
    return override.Person(id=str(user.pk), name=user.display_name, role=user.role)  # type: ignore[arg-type]


def _flag(row: dict[str, Any]) -> Flag:
    return Flag(
        id=row["rule"],
        label=row["label"],
        action=Action(row["action"]),
        why=row["why"],
        client_text=row["client_text"],
        facts=tuple(row["facts"]),
        words=tuple(
            Words(said=said, where="intake", answer=Answer.YES) for said in row.get("said", ())
        ),
        no_session=True,
    )


def _reasoned(done: override.Override) -> dict[str, Any]:
    plain = {**_asked_json(done), "becomes": done.becomes.value, "reason": done.reason}
    return {**alerts.reasoned(reason=done.reason, asked_again=True), "override": plain}


def _asked_json(asked: override.AskedAgain | override.Override) -> dict[str, Any]:
    return {
        "flags": sorted(asked.flags),
        "was": asked.was.value,
        "by": {"id": asked.by.id, "name": asked.by.name, "role": asked.by.role},
        "answers": {fact: answer.value for fact, answer in asked.answers.items()},
        "at": asked.at.isoformat(),
    }


def _override(plain: Mapping[str, Any]) -> override.Override:
    return override.Override(
        flags=frozenset(plain["flags"]),
        was=Action(plain["was"]),
        becomes=Action(plain["becomes"]),
        by=override.Person(**plain["by"]),
        reason=plain["reason"],
        at=datetime.fromisoformat(plain["at"]),
        answers={fact: Answer(answer) for fact, answer in plain["answers"].items()},
    )
