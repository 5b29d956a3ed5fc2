"""Recording what was found. Rows are never changed: a correction amends, undo retracts."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from palpate.clinic.accounts.models import User
from palpate.clinic.audit.actions import write_once
from palpate.clinic.audit.actor import by_user
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.mapping import row_of
from palpate.clinic.charting.models import FindingRecord
from palpate.findings.finding import Finding


class AlreadyChangedError(ValueError):
    """The finding was changed meanwhile; look at the newest one and try again."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def standing(visit: Visit) -> list[FindingRecord]:
    """The findings of a visit that stand: neither amended nor taken back, oldest first."""
    rows = FindingRecord.objects.filter(visit=visit, amended_by__isnull=True, is_retracted=False)
    return list(rows.select_related("author").order_by("at", "pk"))


@transaction.atomic
def record_finding(
    visit: Visit,
    finding: Finding,
    *,
    author: User,
    at: datetime,
    measured: float | None = None,
    unit: str = "",
) -> FindingRecord:
    """Record one finding. What stands for the same key and side at this visit is amended by it."""
    row = row_of(finding, visit, author)
    row.measured, row.unit = measured, unit
    before = _standing_row(visit, finding)
    if before is not None:
        row.amends = before
    return write_once(row, by=by_user(author), verb="record finding", at=at)


def record_findings(
    visit: Visit, findings: Iterable[Finding], *, author: User, at: datetime
) -> list[FindingRecord]:
    """Record several at once; all or none."""
    with transaction.atomic():
        return [record_finding(visit, finding, author=author, at=at) for finding in findings]


@transaction.atomic
def take_back(row: FindingRecord, *, author: User, at: datetime) -> FindingRecord:
    """Undo a finding by a row that retracts it. Raises AlreadyChangedError the second time."""
    if FindingRecord.objects.filter(amends=row).exists() or row.is_retracted:
        raise AlreadyChangedError
    undo = FindingRecord(
        client=row.client,
        visit=row.visit,
        author=author,
        key=row.key,
        side=row.side,
        state=row.state,
        grade=row.grade,
        amends=row,
        is_retracted=True,
    )
    undo.content = {"said": ""}
    return write_once(undo, by=by_user(author), verb="take back finding", at=at)


def _standing_row(visit: Visit, finding: Finding) -> FindingRecord | None:
    return FindingRecord.objects.filter(
        visit=visit,
        key=finding.key,
        side=finding.side.value,
        amended_by__isnull=True,
        is_retracted=False,
    ).first()
