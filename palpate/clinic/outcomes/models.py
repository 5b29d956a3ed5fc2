"""How the client is doing, in numbers."""

from django.conf import settings
from django.db import models

from palpate.clinic.booking.models import Visit
from palpate.clinic.people.models import Episode, HealthRecord


class Measure(HealthRecord):
    """One instrument answered once; `content` is {"answers": ...}, `score` in its own unit."""

    class Phase(models.TextChoices):
        BASELINE = "baseline"
        BEFORE = "before"
        AFTER = "after"
        FOLLOW_UP = "follow_up"

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="measures")
    visit = models.ForeignKey(
        Visit, null=True, blank=True, on_delete=models.PROTECT, related_name="measures"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    instrument = models.CharField(max_length=60)
    phase = models.CharField(max_length=10, choices=Phase)
    score = models.FloatField(null=True, blank=True)
    amends = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="amended_by"
    )

    class Meta:
        indexes = [models.Index(fields=["episode", "instrument", "at"])]

    def __str__(self) -> str:
        return f"{self.instrument} {self.pk}"
