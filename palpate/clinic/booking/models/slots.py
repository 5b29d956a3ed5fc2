"""Who or what is taken, five minutes at a time. The unique key is the guard."""

import uuid

from django.db import models
from django.db.models import F, Q

from palpate.clinic.booking.models.offers import Service
from palpate.clinic.booking.models.places import Room, Site
from palpate.clinic.booking.models.visits import Visit
from palpate.clinic.people.models import Client, Practitioner

CELL_SECONDS = 300


class Hold(models.Model):
    """A slot kept for someone who is still filling in the form, until `expires_at`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token = models.CharField(max_length=64, unique=True)
    practitioner = models.ForeignKey(Practitioner, on_delete=models.CASCADE, related_name="+")
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    client = models.ForeignKey(Client, null=True, blank=True, on_delete=models.CASCADE)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="a_hold_has_length"
            )
        ]

    def __str__(self) -> str:
        return f"hold {self.pk}"


class Resource(models.TextChoices):
    PRACTITIONER = "practitioner"
    ROOM = "room"
    EQUIPMENT = "equipment"
    CLIENT = "client"


class Occupancy(models.Model):
    """One resource taken for one cell: `cell` counts 300-second steps since the Unix epoch.

    Layer 0 is the ordinary one; a deliberate, reasoned overlap takes the next.
    """

    resource_kind = models.CharField(max_length=12, choices=Resource)
    resource_id = models.UUIDField()
    cell = models.PositiveIntegerField()
    layer = models.PositiveSmallIntegerField(default=0)
    visit = models.ForeignKey(Visit, null=True, on_delete=models.CASCADE, related_name="cells")
    hold = models.ForeignKey(Hold, null=True, on_delete=models.CASCADE, related_name="cells")

    class Meta:
        verbose_name_plural = "occupancies"
        constraints = [
            models.UniqueConstraint(
                fields=["resource_kind", "resource_id", "cell", "layer"],
                name="a_slot_is_sold_once",
            ),
            models.CheckConstraint(
                condition=Q(visit__isnull=True, hold__isnull=False)
                | Q(visit__isnull=False, hold__isnull=True),
                name="a_cell_has_one_holder",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resource_kind} {self.resource_id} cell {self.cell}"
