"""One valid record of every sealed kind, for tests that try to alter them."""

from uuid import uuid4

from palpate.clinic.audit.actions import write_once
from palpate.clinic.audit.actor import by_user
from palpate.clinic.audit.sealing import SealedRecord
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting import signing
from palpate.clinic.charting.models import (
    Assessment,
    Attachment,
    FindingRecord,
    Incident,
    PlanRecord,
    SessionEvent,
)
from palpate.clinic.intake.models import (
    AlertStep,
    Consent,
    ConsentWithdrawal,
    Intake,
    IntakeAnswerSet,
    PainDrawing,
    SafetyAlert,
)
from palpate.clinic.outcomes.models import Measure
from tests.clinic.cast import NOW, Cast

VERSIONS = {"knowledge_version": "2026.3", "model_version": "1"}


def write_every_kind(cast: Cast) -> list[SealedRecord]:
    """A chart with one of each: from the answers before the visit to the addendum after it."""
    visit = cast.visit()
    note = signing.sign_note(visit, [{"said": "better"}], author=cast.mira, at=NOW)
    addendum = signing.add_addendum(note, {"text": "called back"}, author=cast.mira, at=NOW)
    return [*_written(cast, _before(cast, visit)), *_written(cast, _during(visit)), note, addendum]


def finding(visit: Visit, key: str = "pain:angle-of-neck") -> FindingRecord:
    return FindingRecord(
        visit=visit,
        client=visit.client,
        key=key,
        side="right",
        state="present",
        content={"said": "right here"},
    )


def _written(cast: Cast, records: list[SealedRecord]) -> list[SealedRecord]:
    return [write_once(one, by=by_user(cast.mira), verb="record", at=NOW) for one in records]


def _before(cast: Cast, visit: Visit) -> list[SealedRecord]:
    ines = visit.client
    intake = Intake.objects.create(visit=visit, client=ines, expires_at=NOW, asked_at=NOW)
    alert = SafetyAlert.objects.create(client=ines, visit=visit, action="refer", raised_at=NOW)
    consent = Consent(client=ines, visit=visit, scope_kind="treatment", text_version="1")
    return [
        IntakeAnswerSet(client=ines, intake=intake, form_version="1", content={"goals": []}),
        consent,
        ConsentWithdrawal(client=ines, consent=consent),
        PainDrawing(client=ines, visit=visit, chart_version="1", content={"strokes": []}),
        AlertStep(client=ines, alert=alert, kind="raised"),
        Measure(client=ines, episode=cast.episode, instrument="nprs", phase="before", score=6),
    ]


def _during(visit: Visit) -> list[SealedRecord]:
    ines = visit.client
    return [
        finding(visit),
        Assessment(visit=visit, client=ines, content={"ranked": [0.25, 1.0]}, **VERSIONS),
        PlanRecord(visit=visit, client=ines, content={"lines": []}, **VERSIONS),
        SessionEvent(visit=visit, client=ines, kind="start", event_id=uuid4(), happened_at=NOW),
        Attachment(visit=visit, client=ines, media_type="image/png", size_bytes=8, content={}),
        Incident(visit=visit, client=ines, severity="mild", content={"what": "a bruise"}),
    ]
