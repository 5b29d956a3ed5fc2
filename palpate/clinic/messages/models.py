"""Letters that wait to be sent, and the calendars practitioners subscribe to."""

import uuid

from django.db import models

from palpate.clinic.booking.models import Visit
from palpate.clinic.people.models import Client, Practitioner


class OutboxMessage(models.Model):
    """One letter. `context` holds ids, names and times for the template, never health data.

    `send_after` leaves three minutes in which it can be taken back; once somebody has begun to
    send it, it is when to try again should they not come back. Only a letter that is being sent is
    queued with attempts and no error.
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


class CalendarFeed(models.Model):
    """A practitioner's own calendar address. Raising `version` revokes the address given out."""

    practitioner = models.OneToOneField(
        Practitioner, primary_key=True, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    version = models.PositiveIntegerField(default=0)
    is_on = models.BooleanField(default=True)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar of {self.practitioner_id}"
