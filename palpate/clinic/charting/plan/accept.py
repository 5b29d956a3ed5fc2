"""A plan becomes the plan: checked against what is known now, sealed, with its assessment."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from palpate.clinic.accounts.models import User
from palpate.clinic.audit.actions import write_once
from palpate.clinic.audit.actor import by_user
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.models import Assessment, PlanRecord
from palpate.clinic.charting.plan import draft as drafts
from palpate.clinic.charting.plan.draft import PlanDraft, StaleDraftError
from palpate.clinic.charting.plan.requested import request_of
from palpate.clinic.charting.understanding import Understanding, keep
from palpate.planning.check import check
from palpate.planning.plan import Plan
from palpate.planning.request import PlanRequest
from palpate.planning.stored import plan_to_json, request_to_json
from palpate.planning.violation import Violation


class PlanRefusedError(ValueError):
    """The plan may not be worked from; `violations` say why."""

    def __init__(self, violations: tuple[Violation, ...], sentence: str = "") -> None:
        self.violations = violations
        super().__init__(sentence or " ".join(v.sentence for v in violations))


def accept(
    visit: Visit, draft: PlanDraft, understood: Understanding, *, author: User, at: datetime
) -> PlanRecord:
    """Seal a draft as the plan of this visit.

    It is checked against the records as they stand now, not as they stood when it was drawn up.
    Raises PlanRefusedError, or StaleDraftError where the draft was changed or accepted meanwhile.
    """
    request = request_of(visit, understood, draft.terms, draft.picks)
    must_obey(draft.plan, request)
    try:
        with transaction.atomic():
            drafts.drop(visit, draft, author=author)
            assessment = keep(visit, understood.assessment, author=author, at=at)
            row = record_of(visit, draft.plan, request, assessment, author)
            row.content["terms"] = draft.terms.as_json()
            return write_once(row, by=by_user(author), verb="accept plan", at=at)
    except IntegrityError as taken:
        raise StaleDraftError from taken


def must_obey(plan: Plan, request: PlanRequest) -> None:
    """Raises PlanRefusedError where a plan breaks a rule of the request."""
    if request.no_session:
        raise PlanRefusedError((), request.no_session)
    violations = check(plan, request)
    if violations:
        raise PlanRefusedError(violations)
    if not plan.treatment:
        raise PlanRefusedError((), "There is no treatment in this plan, so nothing to accept.")


def record_of(
    visit: Visit,
    plan: Plan,
    request: PlanRequest,
    assessment: Assessment | None,
    author: User,
    **more: Any,
) -> PlanRecord:
    """A row for a plan that amends the one standing; not yet saved."""
    row = PlanRecord(
        client=visit.client,
        visit=visit,
        author=author,
        assessment=assessment,
        knowledge_version=plan.knowledge_version,
        model_version=assessment.model_version if assessment is not None else "",
        amends=standing_plan(visit),
    )
    row.content = {"plan": plan_to_json(plan), "request": request_to_json(request), **more}
    return row


def standing_plan(visit: Visit) -> PlanRecord | None:
    """The plan in force: the newest that no other amends."""
    rows = PlanRecord.objects.filter(visit=visit, amended_by__isnull=True)
    return rows.select_related("assessment").order_by("-at").first()


def newest(visit: Visit) -> PlanRecord:
    """The plan in force, where it is known that there is one."""
    found = standing_plan(visit)
    if found is None:
        raise LookupError(f"Visit {visit.pk} has no accepted plan.")
    return found
