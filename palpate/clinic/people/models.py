"""Clients, those who treat them, and the complaint that stands between client and visit."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from palpate.clinic.audit.sealing import SealedRecord
from palpate.clinic.people.sealed_field import SealedJSONField


class Client(models.Model):
    """A person who is treated. Contact data only; health stands in episodes and records."""

    class Sex(models.TextChoices):
        FEMALE = "female"
        MALE = "male"
        OTHER = "other"
        UNKNOWN = "unknown"

    class Body(models.TextChoices):
        FEMALE = "female"
        MALE = "male"
        NEUTRAL = "neutral"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=160)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)  # E.164
    birth_date = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=10, choices=Sex, default=Sex.UNKNOWN)
    body = models.CharField(max_length=10, choices=Body, default=Body.NEUTRAL)
    desk_notes = models.TextField(blank=True)
    wants_email = models.BooleanField(default=True)
    guardian = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="wards"
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="client",
    )
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["name"]), models.Index(fields=["email"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(guardian__isnull=True) | ~Q(guardian=F("id")), name="own_guardian_not"
            )
        ]

    def __str__(self) -> str:
        return self.name


class ClientKey(models.Model):
    """The key that opens a client's sealed records, wrapped; emptied when the client is erased."""

    client = models.OneToOneField(
        Client, primary_key=True, on_delete=models.PROTECT, related_name="key"
    )
    wrapped = models.BinaryField()
    destroyed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"key of {self.client_id}"


class HealthRecord(SealedRecord):
    """Base of every append-only health record: whose it is, and its content under their key.

    `content` reads and writes as plain JSON; the database holds ciphertext.
    """

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="+")
    content = SealedJSONField(default=dict)

    class Meta:
        abstract = True


class Practitioner(models.Model):
    """Someone who treats. Their name is the user's display name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="practitioner"
    )
    title = models.CharField(max_length=120, blank=True)
    bio = models.TextField(blank=True)
    hands_minutes_per_day = models.PositiveSmallIntegerField(default=300)
    is_listed = models.BooleanField(default=True)

    def __str__(self) -> str:
        return str(self.user)


class Credential(models.Model):
    """What allows a practitioner to do something, and until when (last day it counts)."""

    practitioner = models.ForeignKey(
        Practitioner, on_delete=models.CASCADE, related_name="credentials"
    )
    kind = models.CharField(max_length=80)
    issuer = models.CharField(max_length=120, blank=True)
    number = models.CharField(max_length=80, blank=True)
    expires_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} of {self.practitioner}"


class CareTeam(models.Model):
    """Which practitioner sees which client's chart."""

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="care_team")
    practitioner = models.ForeignKey(
        Practitioner, on_delete=models.PROTECT, related_name="care_team"
    )
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["client", "practitioner"], name="one_place_in_a_care_team"
            )
        ]

    def __str__(self) -> str:
        return f"{self.practitioner} sees {self.client_id}"


class Episode(models.Model):
    """One complaint with its goals and baseline; a client may have several at once.

    `goals` is a list of {"text", "weight", "activity"?, "score"? (0-10)}; `baseline` is a mapping
    of instrument id to its first value.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="episodes")
    complaint = models.CharField(max_length=300)
    goals = models.JSONField(default=list)
    baseline = models.JSONField(default=dict)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at"]

    def __str__(self) -> str:
        return f"episode {self.pk}"
