"""Between the chart's rows and the core's values."""

from datetime import date

from palpate.clinic.accounts.models import User
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.models import FindingRecord
from palpate.clinic.people.models import Client
from palpate.findings.finding import Finding, State
from palpate.quantities import Side
from palpate.reasoning.person import Person

_SEXES = {"female": "F", "male": "M"}


def finding_of(row: FindingRecord) -> Finding:
    """The finding a row holds."""
    return Finding(
        key=row.key,
        side=Side(row.side),
        state=State(row.state),
        grade=row.grade,
        said=str(row.content.get("said", "")),
    )


def row_of(finding: Finding, visit: Visit, author: User | None) -> FindingRecord:
    """A new row for a finding, not yet saved."""
    row = FindingRecord(
        client=visit.client,
        visit=visit,
        author=author,
        key=finding.key,
        side=finding.side.value,
        state=finding.state.value,
        grade=finding.grade,
    )
    row.content = {"said": finding.said}
    return row


def person_of(client: Client, on: date) -> Person:
    """Age on a day and sex, as far as the contact card knows them."""
    return Person(age=_age(client.birth_date, on), sex=_SEXES.get(client.sex, ""))  # type: ignore[arg-type]


def _age(born: date | None, on: date) -> int | None:
    if born is None or born > on:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
