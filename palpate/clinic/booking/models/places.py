"""The clinic, its locations, their rooms and what is shared between them."""

import uuid

from django.db import models
from django.db.models import Q


class ClinicProfile(models.Model):
    """The one row that says who the clinic is and by which rules it books.

    It stands here, and not with the public pages, because booking, letters and intake need it.
    """

    SINGLE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=SINGLE, editable=False)
    name = models.CharField(max_length=120, default="Palpate clinic")
    tagline = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    emergency_number = models.CharField(max_length=20, default="112")
    crisis_number = models.CharField(max_length=20, blank=True)
    jurisdiction = models.CharField(max_length=60, blank=True)
    currency = models.CharField(max_length=3, default="EUR")
    cancellation_cutoff_hours = models.PositiveSmallIntegerField(default=24)
    minimum_notice_minutes = models.PositiveIntegerField(default=120)
    furthest_days = models.PositiveSmallIntegerField(default=90)
    hold_minutes = models.PositiveSmallIntegerField(default=10)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_clinic_profile")]

    def __str__(self) -> str:
        return self.name


class Site(models.Model):
    """One location. `zone` is an IANA name such as Europe/Amsterdam; opening hours are local."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    address = models.TextField(blank=True)
    zone = models.CharField(max_length=60)
    phone = models.CharField(max_length=20, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Room(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="rooms")
    name = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["site", "name"], name="one_room_of_a_name_per_site")
        ]

    def __str__(self) -> str:
        return self.name


class Equipment(models.Model):
    """Something a visit needs and only one visit at a time can have."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="equipment")
    name = models.CharField(max_length=80)
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name
