"""Expired holds are cleared away, and only those."""

from datetime import timedelta

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.booking import actions
from palpate.clinic.booking.background import KEPT, drop_expired_holds
from palpate.clinic.booking.models import Hold, Occupancy
from tests.clinic.booking.slots import TOMORROW_NINE, with_mira
from tests.clinic.cast import NOW, Cast


def test_a_hold_is_cleared_away_an_hour_after_it_ran_out(cast: Cast) -> None:
    old = actions.hold_slot(cast.hour, with_mira(cast), now=NOW, by=SYSTEM)
    slot = with_mira(cast, TOMORROW_NINE + timedelta(hours=3))
    new = actions.hold_slot(cast.hour, slot, now=NOW + timedelta(minutes=30), by=SYSTEM)
    assert drop_expired_holds(old.expires_at + KEPT) == 0
    assert drop_expired_holds(old.expires_at + KEPT + timedelta(seconds=1)) > 0
    assert set(Hold.objects.all()) == {new}
    assert set(Occupancy.objects.values_list("hold_id", flat=True)) == {new.pk}
