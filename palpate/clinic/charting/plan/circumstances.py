"""What the records say that a plan must know: goals, consents, credentials, earlier work."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.models import SessionEvent
from palpate.clinic.charting.plan.terms import Terms
from palpate.clinic.intake.models import Consent as ConsentRecord
from palpate.clinic.people.models import Client, Practitioner
from palpate.findings.pain_drawing import PaintedRegion
from palpate.knowledge.technique import Outcome
from palpate.planning.request import Consent, Goal, LastWork, Therapist

LOOK_BACK = timedelta(days=7)
"""No technique asks its tissue to rest longer than this."""
USUAL_WEIGHT = 5.0
VERY_SORE = 8
"""From this drawn intensity (0-10) the complaint is taken as easily stirred up; a judgement."""
_WORDS: tuple[tuple[Outcome, tuple[str, ...]], ...] = (
    ("pain", ("pain", "ache", "aching", "hurt", "sore", "headache", "migraine")),
    ("rom", ("turn", "bend", "reach", "stiff", "range", "rotate", "look over", "lift")),
)


def goals_of(visit: Visit, told: dict[str, Any]) -> tuple[Goal, ...]:
    """The episode's goals, else those of the intake; an activity is a goal of function."""
    rows = (visit.episode.goals if visit.episode else []) or told.get("goals", [])
    return tuple(_goal(number, row) for number, row in enumerate(rows, start=1) if row.get("text"))


def _goal(number: int, row: dict[str, Any]) -> Goal:
    weight = row.get("weight")
    return Goal(
        id=f"goal-{number}",
        label=str(row["text"])[:120],
        outcome=_outcome(str(row["text"]), is_activity=bool(row.get("activity"))),
        weight=min(10.0, max(0.0, float(weight))) if weight is not None else USUAL_WEIGHT,
    )


def _outcome(text: str, *, is_activity: bool) -> Outcome:
    """What a goal is measured by, from its words; function where they say nothing else."""
    said = text.lower()
    for outcome, words in _WORDS:
        if any(word in said for word in words) and not (is_activity and outcome == "pain"):
            return outcome
    return "function"


def consent_of(client: Client) -> Consent:
    """What the client agreed to and has not taken back."""
    rows = ConsentRecord.objects.filter(client=client).exclude(
        scope_kind=ConsentRecord.ScopeKind.PRIVACY
    )
    standing = set(rows.filter(withdrawal__isnull=True).values_list("scope_kind", "scope"))
    taken_back = set(rows.filter(withdrawal__isnull=False).values_list("scope_kind", "scope"))
    taken_back -= standing
    return Consent(
        given=any(kind == "treatment" for kind, _ in standing),
        agreed=_scopes("area", standing),
        withheld=_scopes("area", taken_back),
        techniques_withheld=_scopes("technique", taken_back),
    )


def _scopes(kind: str, rows: Iterable[tuple[str, str]]) -> frozenset[str]:
    return frozenset(scope for of, scope in rows if of == kind)


def therapist_of(practitioner: Practitioner, on: date) -> Therapist:
    """Whose hands these are: the credentials that count on that day."""
    valid = practitioner.credentials.filter(Q(expires_on__isnull=True) | Q(expires_on__gte=on))
    return Therapist(credentials=frozenset(valid.values_list("kind", flat=True)))


def earlier_work(visit: Visit) -> tuple[LastWork, ...]:
    """What was done to which target in the days before, for the tissue's rest."""
    since = visit.starts_at - LOOK_BACK
    rows = _done(visit).filter(happened_at__gte=since).exclude(visit=visit)
    return tuple(work for row in rows for work in _work(row, visit))


def last_visits_work(visit: Visit) -> tuple[tuple[str, str], ...]:
    """Technique and target of what was done at the last visit, in order; empty at a first one."""
    newest = _done(visit).exclude(visit=visit).order_by("-visit__starts_at").first()
    if newest is None:
        return ()
    rows = _done(visit).filter(visit_id=newest.visit_id).order_by("happened_at")
    return tuple(
        dict.fromkeys((str(line["technique"]), str(line["targets"][0])) for line in _lines(rows))
    )


def _done(visit: Visit) -> Any:
    return SessionEvent.objects.filter(
        client=visit.client,
        kind=SessionEvent.Kind.DONE,
        retracted_by__isnull=True,
        visit__starts_at__lte=visit.starts_at,
    )


def _lines(rows: Iterable[SessionEvent]) -> Iterator[dict[str, Any]]:
    for row in rows:
        line = row.content.get("line", {})
        if line.get("technique") and line.get("targets"):
            yield line


def _work(row: SessionEvent, visit: Visit) -> Iterator[LastWork]:
    hours = (visit.starts_at - row.happened_at).total_seconds() / 3600
    for line in _lines([row]):
        for target in line["targets"]:
            yield LastWork(
                target=target, technique=line["technique"], hours_ago=max(0.0, round(hours, 1))
            )


def usual_terms(visit: Visit, regions: Iterable[PaintedRegion]) -> Terms:
    """The minutes booked, and what the drawing and the last session's wishes suggest."""
    worst = max((region.intensity for region in regions), default=0)
    return Terms(
        minutes=float(visit.service.minutes),
        irritability="high" if worst >= VERY_SORE else "moderate",
        tolerance=_tolerance(visit),
    )


def _tolerance(visit: Visit) -> Any:
    """Light where the client last asked for less, firm where for more."""
    rows = SessionEvent.objects.filter(
        client=visit.client,
        kind=SessionEvent.Kind.RESPONSE,
        retracted_by__isnull=True,
        visit__starts_at__lt=visit.starts_at,
    )
    newest = rows.order_by("-happened_at").first()
    said = newest.content.get("pressure") if newest is not None else ""
    return {"less": "low", "more": "high"}.get(str(said), "usual")
