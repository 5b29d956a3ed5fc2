"""What the booking tables themselves refuse, on both engines."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from palpate.clinic.booking.models import (
    Absence,
    ClinicProfile,
    Hold,
    Occupancy,
    Resource,
    Service,
    Shift,
)
from palpate.clinic.booking.queries import clinic_profile
from tests.clinic.cast import NOW, Cast


def refused(write: Callable[[], object]) -> str:
    try:
        with transaction.atomic():
            write()
    except IntegrityError as error:
        return str(error)
    return ""


def cell(cast: Cast, **fields: Any) -> Occupancy:
    usual = {"resource_kind": Resource.ROOM, "resource_id": cast.room.pk, "cell": 5_900_000}
    return Occupancy.objects.create(**{**usual, **fields})


def test_a_cell_of_a_room_is_sold_once(cast: Cast) -> None:
    visit = cast.visit()
    cell(cast, visit=visit)
    assert refused(lambda: cell(cast, visit=visit))
    assert Occupancy.objects.count() == 1


def test_a_deliberate_overlap_takes_the_next_layer(cast: Cast) -> None:
    cell(cast, visit=cast.visit())
    cell(cast, visit=cast.visit(layer=1, override_reason="two short re-tests"), layer=1)
    assert refused(lambda: cast.visit(layer=1)), "an overlap without a reason"


def test_a_cell_belongs_to_a_visit_or_a_hold_and_not_to_both_or_none(cast: Cast) -> None:
    visit = cast.visit()
    hold = Hold.objects.create(
        token=uuid4().hex,
        practitioner=cast.mira_treats,
        room=cast.room,
        service=cast.hour,
        site=cast.north,
        starts_at=NOW,
        ends_at=NOW + timedelta(hours=1),
        created_at=NOW,
        expires_at=NOW + timedelta(minutes=10),
    )
    assert refused(lambda: cell(cast))
    assert refused(lambda: cell(cast, visit=visit, hold=hold))
    cell(cast, hold=hold)
    hold.delete()
    assert not Occupancy.objects.exists()


def test_times_run_forward(cast: Cast) -> None:
    assert refused(lambda: cast.visit(starts_at=NOW, ends_at=NOW))
    assert refused(
        lambda: Absence.objects.create(practitioner=cast.mira_treats, starts_at=NOW, ends_at=NOW)
    )


def test_a_shift_has_a_weekday_or_a_date(cast: Cast) -> None:
    def shift(**fields: Any) -> Shift:
        usual = {"practitioner": cast.mira_treats, "site": cast.north}
        hours = {"starts": time(9), "ends": time(12)}
        return Shift.objects.create(**{**usual, **hours, **fields})

    assert shift(weekday=5).pk
    assert shift(date=NOW.date()).pk
    assert refused(shift)
    assert refused(lambda: shift(weekday=7))
    assert refused(lambda: shift(weekday=0, date=NOW.date()))
    assert refused(lambda: shift(weekday=0, ends=time(9)))


def test_a_service_takes_time(cast: Cast) -> None:
    assert refused(lambda: Service.objects.create(name="Nothing", minutes=0))


def test_there_is_one_clinic(db: None) -> None:
    assert clinic_profile().pk == 1
    assert not ClinicProfile.objects.exists()
    ClinicProfile.objects.create(name="Willow House")
    assert clinic_profile().name == "Willow House"
    assert refused(lambda: ClinicProfile.objects.create(id=2, name="Another"))


def test_a_client_with_visits_cannot_be_deleted(cast: Cast) -> None:
    cast.visit()
    with pytest.raises(IntegrityError), transaction.atomic():
        cast.ines.delete()
