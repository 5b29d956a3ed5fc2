"""The chart: drafts that may change, and records that may not."""

import uuid

from django.conf import settings
from django.db import models

from palpate.clinic.audit.sealing import DIGEST_LENGTH
from palpate.clinic.booking.models import Visit
from palpate.clinic.people.models import HealthRecord


class Draft(models.Model):
    """Work in progress of one author at one visit; `version` rises with every save."""

    class Kind(models.TextChoices):
        FINDINGS = "findings"
        PLAN = "plan"
        NOTE = "note"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="drafts")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    content = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "author", "kind"], name="one_draft_per_author_and_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} draft {self.pk}"


class VisitRecord(HealthRecord):
    """A health record that belongs to one visit; no author means the client's own answers."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="%(class)ss")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True


class FindingRecord(VisitRecord):
    """One finding as recorded. A correction amends the row before; `is_retracted` takes it back.

    `content` is {"said": words}. `measured` carries its `unit` ("deg", "kg", "0-10", ...).
    """

    key = models.CharField(max_length=120)
    side = models.CharField(max_length=10)
    state = models.CharField(max_length=10)
    grade = models.FloatField(default=1.0)
    measured = models.FloatField(null=True, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    amends = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="amended_by"
    )
    is_retracted = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["visit", "key"])]

    def __str__(self) -> str:
        return f"finding {self.pk}"


class Assessment(VisitRecord):
    """What the reasoner answered, as it answered it (`content`), and by which knowledge."""

    knowledge_version = models.CharField(max_length=80)
    model_version = models.CharField(max_length=80)

    def __str__(self) -> str:
        return f"assessment {self.pk}"


class PlanRecord(VisitRecord):
    """A plan as accepted or changed (`content`); a later one amends the one before."""

    assessment = models.ForeignKey(
        Assessment, null=True, blank=True, on_delete=models.PROTECT, related_name="plans"
    )
    knowledge_version = models.CharField(max_length=80)
    model_version = models.CharField(max_length=80)
    amends = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="amended_by"
    )

    def __str__(self) -> str:
        return f"plan {self.pk}"


class SessionEvent(VisitRecord):
    """One thing that happened on the table.

    `event_id` comes from the device, so that sending twice records once; `happened_at` is the
    device's time, `at` the server's.
    """

    class Kind(models.TextChoices):
        START = "start"
        PAUSE = "pause"
        RESUME = "resume"
        SKIP = "skip"
        SWITCH = "switch"
        ADD = "add"
        DONE = "done"
        DISCOMFORT = "discomfort"
        RESPONSE = "response"
        FINDING = "finding"
        FINISH = "finish"
        RETRACT = "retract"

    event_id = models.UUIDField(unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    happened_at = models.DateTimeField()
    retracts = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="retracted_by"
    )

    class Meta:
        indexes = [models.Index(fields=["visit", "happened_at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Note(VisitRecord):
    """A signed note: a row is written when it is signed (`at`), before that it is a draft.

    `content` is {"sections": [...]}. Every note names the digest of the note signed before it;
    `number` counts them through the whole clinic.
    """

    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="note")
    number = models.PositiveIntegerField(unique=True, editable=False)
    previous_digest = models.CharField(max_length=DIGEST_LENGTH, unique=True, editable=False)

    def __str__(self) -> str:
        return f"note {self.pk}"


class Addendum(VisitRecord):
    """What was added after signing; it names the digest of the note or addendum before it."""

    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="addenda")
    number = models.PositiveIntegerField(editable=False)
    previous_digest = models.CharField(max_length=DIGEST_LENGTH, unique=True, editable=False)

    class Meta:
        verbose_name_plural = "addenda"
        constraints = [
            models.UniqueConstraint(fields=["note", "number"], name="addenda_are_counted")
        ]

    def __str__(self) -> str:
        return f"addendum {self.pk}"


class Attachment(VisitRecord):
    """A letter or picture that came with the client; `content` is {"name", "bytes" (base64)}.

    `media_type` was told by the bytes themselves, never by the name.
    """

    media_type = models.CharField(max_length=40)
    size_bytes = models.PositiveIntegerField()
    removes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="removed_by"
    )

    def __str__(self) -> str:
        return f"attachment {self.pk}"


class Incident(VisitRecord):
    """Something that went wrong; `content` is {"what", "done_about_it", "told"}."""

    class Severity(models.TextChoices):
        MILD = "mild"
        MODERATE = "moderate"
        SERIOUS = "serious"

    severity = models.CharField(max_length=10, choices=Severity)

    def __str__(self) -> str:
        return f"incident {self.pk}"
