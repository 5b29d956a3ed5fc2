"""What a client told before a visit, as the core understands it."""

from palpate.clinic.booking.models import Visit
from palpate.clinic.intake import consents, lowering
from palpate.clinic.intake.models import IntakeAnswerSet, PainDrawing, SafetyAlert
from palpate.findings.finding import Finding
from palpate.findings.pain_drawing import PaintedRegion, findings_of
from palpate.planning.request import Consent
from palpate.quantities import Side
from palpate.screening.answers import Answer, Answers, Words
from palpate.screening.override import Override


def answers_at(visit: Visit) -> IntakeAnswerSet | None:
    """The newest answers that count at this visit: its own, else those of an earlier visit."""
    sets = IntakeAnswerSet.objects.filter(
        client=visit.client, intake__visit__starts_at__lte=visit.starts_at
    )
    return sets.select_related("intake__visit").order_by("-intake__visit__starts_at", "-at").first()


def drawing_at(visit: Visit) -> PainDrawing | None:
    """The newest drawing of this visit; None where nothing was drawn for it."""
    drawings = PainDrawing.objects.filter(visit=visit, amended_by__isnull=True)
    return drawings.order_by("-at").first()


def screening_answers(answers: IntakeAnswerSet | None) -> Answers:
    """The structured answers to the screening questions; empty where nothing was asked."""
    told = (answers.content if answers is not None else {}).get("screening", {})
    given = {fact: Answer(value) for fact, value in told.items() if value in set(Answer)}
    return Answers(
        given=given,
        words={
            fact: (Words(said="", where="intake", answer=answer),) for fact, answer in given.items()
        },
    )


def drawn_regions(drawing: PainDrawing | None) -> tuple[PaintedRegion, ...]:
    """The areas of a drawing, as stored; a strength that was not said counts as the middle."""
    rows = (drawing.content if drawing is not None else {}).get("regions", [])
    return tuple(
        PaintedRegion(
            area=row["area"],
            side=Side(row.get("side", "unknown")),
            intensity=5 if row.get("intensity") is None else int(row["intensity"]),
            quality=tuple(row.get("quality", ())),
        )
        for row in rows
    )


def drawn_findings(drawing: PainDrawing | None) -> tuple[Finding, ...]:
    """A drawing as zone findings."""
    return findings_of(drawn_regions(drawing))


def consent_at(visit: Visit) -> Consent:
    """What the client agrees to now, as the planner takes it.

    Consent to treatment and areas stands until it is withdrawn, whichever visit it was given for.
    Techniques answered with "not now", or withdrawn, are withheld.
    """
    rows = consents.standing(visit.client)
    agreed = {kind: {row.scope for row in rows if row.scope_kind == kind} for kind in KINDS}
    techniques = {scope for text in consents.texts() if text.scope_kind == "technique"
                  for scope in text.scopes}  # fmt: skip
    return Consent(
        given=bool(agreed["treatment"]),
        agreed=frozenset(agreed["area"]),
        techniques_withheld=frozenset(techniques - agreed["technique"]),
    )


def overrides_at(visit: Visit) -> tuple[Override, ...]:
    """What therapists lowered of this visit's alerts, for `palpate.screening.override.standing`."""
    return lowering.overrides_of(SafetyAlert.objects.filter(visit=visit))


KINDS = ("treatment", "area", "technique", "privacy")
