"""Letters that wait to be sent."""

import uuid

from django.db import models

from palpate.clinic.booking.models import Visit
from palpate.clinic.people.models import Client


class OutboxMessage(models.Model):
    """One letter. `context` holds ids, names and times for the template, never health data.

    `send_after` leaves three minutes in which it can be taken back.
    """

    class Channel(models.TextChoices):
        EMAIL = "email"

    class State(models.TextChoices):
        QUEUED = "queued"
        SENT = "sent"
        FAILED = "failed"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=200, unique=True)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.EMAIL)
    template = models.CharField(max_length=60)
    recipient = models.CharField(max_length=254)
    client = models.ForeignKey(
        Client, null=True, blank=True, on_delete=models.PROTECT, related_name="messages"
    )
    visit = models.ForeignKey(
        Visit, null=True, blank=True, on_delete=models.PROTECT, related_name="messages"
    )
    context = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    send_after = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["state", "send_after"])]

    def __str__(self) -> str:
        return f"{self.template} ({self.state})"
