"""What can be booked, and with whom."""

import uuid

from django.db import models
from django.db.models import Q

from palpate.clinic.people.models import Practitioner


class Service(models.Model):
    """An offer of so many minutes. First visits are a service of their own.

    The buffers occupy practitioner and room, not the client. `reason_kinds` lists the values of
    `ReasonKind` this service is proposed for.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    description = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField()
    buffer_before_minutes = models.PositiveSmallIntegerField(default=0)
    buffer_after_minutes = models.PositiveSmallIntegerField(default=0)
    is_first_visit = models.BooleanField(default=False)
    price_cents = models.PositiveIntegerField(default=0)
    is_bookable_online = models.BooleanField(default=True)
    reason_kinds = models.JSONField(default=list)
    order = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["order", "minutes"]
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gt=0), name="a_service_takes_time")
        ]

    def __str__(self) -> str:
        return self.name


class ServiceOffer(models.Model):
    """That a practitioner gives a service."""

    practitioner = models.ForeignKey(Practitioner, on_delete=models.CASCADE, related_name="offers")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="offers")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practitioner", "service"], name="one_offer_each")
        ]

    def __str__(self) -> str:
        return f"{self.practitioner}: {self.service}"
