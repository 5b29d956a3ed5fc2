"""What a client tells before the visit, what they agree to, and what must not be missed."""

import uuid

from django.conf import settings
from django.db import models

from palpate.clinic.booking.models import Visit
from palpate.clinic.people.models import Client, HealthRecord


class Intake(models.Model):
    """The request for answers before one visit.

    The link is signed with the visit's `link_version`; it opens nothing while that is below the
    `link_version` here, so raising this one revokes the intake alone (`asking.py`).
    """

    class State(models.TextChoices):
        ASKED = "asked"
        OPENED = "opened"
        SUBMITTED = "submitted"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="intake")
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="intakes")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    link_version = models.PositiveSmallIntegerField(default=0)
    expires_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"intake {self.pk}"


class IntakeDraft(models.Model):
    """Answers in the making, saved as they are typed; deleted once submitted.

    `content` is {"steps": {step: {"data", "v", "tab"}}, "other": {step: {"data", "v"}}, "asked":
    {round: [facts]}, "shown": [rules]}; see `draft.py`. `version` rises with every save.
    """

    intake = models.OneToOneField(
        Intake, primary_key=True, on_delete=models.CASCADE, related_name="draft"
    )
    content = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"draft of intake {self.pk}"


class IntakeAnswerSet(HealthRecord):
    """Answers as submitted: {"history", "medicines", "goals", "screening", ...}."""

    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="answer_sets")
    form_version = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"answers {self.pk}"


class Consent(HealthRecord):
    """Agreement to one thing, in the words of `text_version`.

    `scope_kind` says what kind of thing, `scope` which (an area or technique id; empty for
    treatment as a whole). `content` is {"typed_name"} or {"strokes"}, with {"chaperone_offered"}
    and {"guardian"} where they apply.
    """

    class ScopeKind(models.TextChoices):
        TREATMENT = "treatment"
        AREA = "area"
        TECHNIQUE = "technique"
        PRIVACY = "privacy"

    visit = models.ForeignKey(
        Visit, null=True, blank=True, on_delete=models.PROTECT, related_name="consents"
    )
    scope_kind = models.CharField(max_length=10, choices=ScopeKind)
    scope = models.CharField(max_length=80, blank=True)
    text_version = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"consent {self.pk}"


class ConsentWithdrawal(HealthRecord):
    """That a consent no longer stands. One tap, no reason asked."""

    consent = models.OneToOneField(Consent, on_delete=models.PROTECT, related_name="withdrawal")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return f"withdrawal of {self.consent_id}"


class PainDrawing(HealthRecord):
    """Where it hurts: strokes as drawn, and the areas they mean.

    `content` is {"strokes": [{"view", "points": [[x, y], ...], "radius", "intensity", "quality"}],
    "regions": [{"area", "side", "intensity" (0-10), "quality": [...]}]}.
    """

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="pain_drawings")
    intake = models.ForeignKey(
        Intake, null=True, blank=True, on_delete=models.PROTECT, related_name="pain_drawings"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    chart_version = models.CharField(max_length=40)
    amends = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="amended_by"
    )

    def __str__(self) -> str:
        return f"pain drawing {self.pk}"


class SafetyAlert(models.Model):
    """A serious answer. Its state is here to be searched; the trail of it is in its steps."""

    class State(models.TextChoices):
        OPEN = "open"
        ACKNOWLEDGED = "acknowledged"
        CLEARED = "cleared"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="alerts")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="alerts")
    action = models.CharField(max_length=20)  # a value of palpate.screening's Action
    rules = models.JSONField(default=list)
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    raised_at = models.DateTimeField()

    class Meta:
        ordering = ["raised_at"]
        indexes = [models.Index(fields=["state", "raised_at"])]

    def __str__(self) -> str:
        return f"alert {self.pk} ({self.state})"


class AlertStep(HealthRecord):
    """What was done about an alert and by whom.

    `content` is {"reason", "asked_again"}. Where the client's answers raised or changed it, it has
    {"action", "rules", "flags"}: what the screen said then, with the answers it stood on. Where a
    therapist asked again or lowered it, it has {"override"}: see `lowering.py`.
    """

    class Kind(models.TextChoices):
        RAISED = "raised"
        ACKNOWLEDGED = "acknowledged"
        ASKED_AGAIN = "asked_again"
        HALF_CLEARED = "half_cleared"  # an emergency waits for its last step
        CLEARED = "cleared"
        REOPENED = "reopened"
        NOTED = "noted"  # the client changed an answer; the alert stands
        ESCALATED = "escalated"  # nobody acknowledged it in time

    alert = models.ForeignKey(SafetyAlert, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12, choices=Kind)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.kind} {self.alert_id}"
