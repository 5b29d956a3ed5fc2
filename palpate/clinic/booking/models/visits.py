"""Visits, series of visits, and those who wait for one."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from palpate.clinic.booking.models.offers import Service
from palpate.clinic.booking.models.places import Room, Site
from palpate.clinic.people.models import Client, Episode, Practitioner


class ReasonKind(models.TextChoices):
    """The one question before booking. It is kept as a kind, never as words about health."""

    CHRONIC = "chronic"
    ACUTE = "acute"
    BACK_OR_NECK = "back_or_neck"
    SPORT = "sport"
    OVERUSE = "overuse"
    TRAUMA = "trauma"
    NERVE_SYMPTOMS = "nerve_symptoms"


class Series(models.Model):
    """Why several visits belong together; every one of them is a visit of its own.

    `rule` is {"weeks": every so many, "count": how many, "weekday": 0-6, "local_start": "HH:MM"}.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="series")
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="+")
    rule = models.JSONField()
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return f"series {self.pk}"


class Visit(models.Model):
    """One client, one practitioner, one room, one time (UTC, end out, in the site's `zone`).

    `sequence` rises with every change, as iCalendar asks, and `changed_at` says when (empty where
    nothing changed since `created_at`). `link_version` rises to revoke links.
    `must_call_first` is all the desk learns of a serious answer at home.
    """

    class State(models.TextChoices):
        BOOKED = "booked"
        ARRIVED = "arrived"
        RUNNING = "running"
        DONE = "done"
        CANCELLED = "cancelled"
        NO_SHOW = "no_show"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="visits")
    episode = models.ForeignKey(
        Episode, null=True, blank=True, on_delete=models.PROTECT, related_name="visits"
    )
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="visits")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="visits")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="visits")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="visits")
    series = models.ForeignKey(
        Series, null=True, blank=True, on_delete=models.PROTECT, related_name="visits"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    zone = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=State, default=State.BOOKED)
    sequence = models.PositiveIntegerField(default=0)
    link_version = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=20, choices=ReasonKind, blank=True)
    must_call_first = models.BooleanField(default=False)
    layer = models.PositiveSmallIntegerField(default=0)
    override_reason = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    arrived_at = models.DateTimeField(null=True, blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at"]
        indexes = [
            models.Index(fields=["site", "starts_at"]),
            models.Index(fields=["practitioner", "starts_at"]),
            models.Index(fields=["client", "starts_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="a_visit_has_length"
            ),
            models.CheckConstraint(
                condition=Q(layer=0) | ~Q(override_reason=""), name="an_overlap_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"visit {self.pk}"


class WaitingListEntry(models.Model):
    """Someone who would take a slot that falls free between two dates (both count)."""

    class State(models.TextChoices):
        WAITING = "waiting"
        OFFERED = "offered"
        BOOKED = "booked"
        WITHDRAWN = "withdrawn"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="waiting")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    practitioner = models.ForeignKey(
        Practitioner, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    site = models.ForeignKey(
        Site, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    from_date = models.DateField()
    to_date = models.DateField()
    parts_of_day = models.JSONField(default=list)  # of "morning", "afternoon", "evening"
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["created_at"]
        verbose_name_plural = "waiting list entries"

    def __str__(self) -> str:
        return f"waiting {self.pk}"
