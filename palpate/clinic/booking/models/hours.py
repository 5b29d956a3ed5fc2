"""When someone works, and when they or the whole location do not."""

import uuid

from django.db import models
from django.db.models import F, Q

from palpate.clinic.booking.models.places import Room, Site
from palpate.clinic.people.models import Practitioner


class Shift(models.Model):
    """Working hours in the site's local time: every week on a weekday (0 is Monday), or one date.

    `valid_from` and `valid_to` bound a weekly shift; both days count.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    practitioner = models.ForeignKey(Practitioner, on_delete=models.PROTECT, related_name="shifts")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="shifts")
    room = models.ForeignKey(Room, null=True, blank=True, on_delete=models.PROTECT)
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)
    date = models.DateField(null=True, blank=True)
    starts = models.TimeField()
    ends = models.TimeField()
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__isnull=True, date__isnull=False)
                | Q(weekday__isnull=False, weekday__lte=6, date__isnull=True),
                name="a_shift_has_a_weekday_or_a_date",
            ),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="a_shift_has_length"),
        ]

    def __str__(self) -> str:
        return f"{self.practitioner} at {self.site}"


class Absence(models.Model):
    """A time in which a practitioner, a room or a whole site cannot be booked (UTC, end out)."""

    class Kind(models.TextChoices):
        LEAVE = "leave"
        ILLNESS = "illness"
        TRAINING = "training"
        CLOSURE = "closure"
        OTHER = "other"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    practitioner = models.ForeignKey(
        Practitioner, null=True, blank=True, on_delete=models.CASCADE, related_name="absences"
    )
    room = models.ForeignKey(Room, null=True, blank=True, on_delete=models.CASCADE)
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.CASCADE)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OTHER)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="an_absence_has_length"
            ),
            models.CheckConstraint(
                condition=Q(practitioner__isnull=False)
                | Q(room__isnull=False)
                | Q(site__isnull=False),
                name="an_absence_is_of_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.starts_at:%Y-%m-%d}"
