"""A visit with everything a plan needs: told, drawn, pressed, agreed to."""

from typing import Any

from palpate.clinic.audit.actions import write_once
from palpate.clinic.audit.actor import CLIENT_LINK
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.findings import record_finding
from palpate.clinic.intake.models import Consent, ConsentWithdrawal
from palpate.findings.finding import Finding
from palpate.quantities import Side
from tests.clinic.cast import NOW, Cast
from tests.clinic.charting.test_understanding import NECK, PRESSED, TEMPLE, told

STORY = {
    "complaint": "My neck aches and the right temple with it",
    "onset": "It came slowly over three weeks",
    "findings": ["worse:neck-turning"],
    "goals": [{"text": "Less headache", "weight": 8}, {"text": "Look over my shoulder"}],
}
LIMITED = Finding(key="test:neck-side-bending", side=Side.RIGHT, said="positive")


def ready(cast: Cast, *, content: dict[str, Any] | None = None, **fields: Any) -> Visit:
    """Ines's neck and temple, her upper trapezius pressed, consent to treatment given."""
    visit = told(cast.visit(**fields), STORY if content is None else content, TEMPLE, NECK)
    record_finding(visit, PRESSED, author=cast.mira, at=NOW)
    agree(visit)
    return visit


def agree(visit: Visit, kind: str = "treatment", scope: str = "") -> Consent:
    """The client agrees to something."""
    row = Consent(
        client=visit.client, visit=visit, scope_kind=kind, scope=scope, text_version="test 1"
    )
    row.content = {"typed_name": "Ines Almeida"}
    return write_once(row, by=CLIENT_LINK, verb="give consent", at=NOW)


def take_consent_back(consent: Consent) -> None:
    """The client no longer agrees."""
    row = ConsentWithdrawal(client=consent.client, consent=consent)
    write_once(row, by=CLIENT_LINK, verb="withdraw consent", at=NOW)
