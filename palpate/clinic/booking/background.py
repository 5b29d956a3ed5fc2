"""What booking leaves to the worker."""

from datetime import datetime, timedelta

from palpate.clinic.booking.models import Hold

KEPT = timedelta(hours=1)
"""An expired hold takes nothing; its row stays a while for those who come back to their form."""


def drop_expired_holds(now: datetime) -> int:
    """Delete holds that ran out an hour ago or more; says how many rows went."""
    return Hold.objects.filter(expires_at__lt=now - KEPT).delete()[0]


SWEEPS = (drop_expired_holds,)
