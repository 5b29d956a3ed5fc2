"""How often one connection may do what is open to everyone.

Counted per address of the network, in fixed stretches of time, in the memory of the web process
(`palpate serve` runs one; each further process would count for itself):

- keep a time: 60 in ten minutes
- confirm a booking: 20 in an hour
- open or use a client's link: 120 in ten minutes
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most so many within a stretch of time."""

    what: str
    most: int
    within: timedelta


HOLDS = Limit(what="hold", most=60, within=timedelta(minutes=10))
BOOKINGS = Limit(what="booking", most=20, within=timedelta(hours=1))
LINKS = Limit(what="link", most=120, within=timedelta(minutes=10))


def is_exceeded(request: HttpRequest, limit: Limit, *, now: datetime) -> bool:
    """Count this request, and say whether it is one too many."""
    stretch = int(now.timestamp() // limit.within.total_seconds())
    # The address itself is not kept, not even in memory.
    who = hashlib.sha256(f"{settings.SECRET_KEY}{_address(request)}".encode()).hexdigest()[:32]
    key = f"limit:{limit.what}:{stretch}:{who}"
    cache.add(key, 0, timeout=limit.within.total_seconds())
    try:
        return cache.incr(key) > limit.most
    except ValueError:  # pushed out of the cache in between; it counts anew
        return False


def _address(request: HttpRequest) -> str:
    """Where the request came from; behind a proxy of our own, what that proxy says."""
    forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        return forwarded.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
