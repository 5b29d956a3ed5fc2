"""Who did what to which record, and the seals that show if a line was altered."""

from django.conf import settings
from django.db import models

from palpate.clinic.audit.sealing import DIGEST_LENGTH, WrittenOnce


class AuditEntry(WrittenOnce):
    """One line of the trail: a write, or the reading of a health record.

    It names the record, never what stands in it. `digest` is the record's own where it has one.
    `client_id` is kept as a plain column because people stand above the trail in the layers.
    """

    class ActorKind(models.TextChoices):
        USER = "user"
        CLIENT_LINK = "client link"
        SYSTEM = "system"

    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=12, choices=ActorKind)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    verb = models.CharField(max_length=60)
    subject_table = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    client_id = models.UUIDField(null=True, db_index=True)
    digest = models.CharField(max_length=DIGEST_LENGTH, blank=True)

    class Meta:
        indexes = [models.Index(fields=["subject_table", "subject_id"])]
        verbose_name_plural = "audit entries"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject_table} {self.subject_id}"


class AuditSeal(WrittenOnce):
    """A batch of entries closed under one digest that also covers the seal before it."""

    at = models.DateTimeField()
    previous = models.CharField(max_length=DIGEST_LENGTH, unique=True)
    count = models.PositiveIntegerField()
    digest = models.CharField(max_length=DIGEST_LENGTH)

    def __str__(self) -> str:
        return f"seal {self.pk} over {self.count} entries"


class SealedEntry(WrittenOnce):
    """Which seal closed which entry. An entry without one waits for the worker."""

    entry = models.OneToOneField(
        AuditEntry, primary_key=True, on_delete=models.PROTECT, related_name="sealed"
    )
    seal = models.ForeignKey(AuditSeal, on_delete=models.PROTECT, related_name="members")
    digest = models.CharField(max_length=DIGEST_LENGTH)

    def __str__(self) -> str:
        return f"entry {self.entry_id} in seal {self.seal_id}"
