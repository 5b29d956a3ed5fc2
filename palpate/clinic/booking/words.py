"""Times, places and prices as people read them; every time names the zone it is meant in."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as written

SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}


def local(moment: datetime, zone: str) -> datetime:
    """The moment as the clock on the wall there shows it."""
    return moment.astimezone(ZoneInfo(zone))


def day(moment: datetime, zone: str) -> str:
    """Such as "Tuesday 3 March 2026"."""
    return written(local(moment, zone), "l j F Y")


def short_day(moment: datetime, zone: str) -> str:
    """Such as "Tue 3 March"."""
    return written(local(moment, zone), "D j F")


def clock(moment: datetime, zone: str) -> str:
    """Such as "09:00"."""
    return local(moment, zone).strftime("%H:%M")


def zone_name(zone: str, at: datetime) -> str:
    """Such as "Amsterdam time (UTC+1)": the place, and what its clock is ahead of UTC then."""
    place = zone.rpartition("/")[2].replace("_", " ")
    ahead = _offset(local(at, zone))
    return ahead if place == ahead else f"{place} time ({ahead})"


def price(cents: int, currency: str) -> str:
    """Such as "€ 90" or "CHF 92.50"; nothing where there is no price."""
    if not cents:
        return ""
    whole, rest = divmod(cents, 100)
    amount = f"{whole:,}".replace(",", " ") + (f".{rest:02}" if rest else "")
    return f"{SIGNS.get(currency, currency)} {amount}"


def _offset(moment: datetime) -> str:
    ahead = moment.utcoffset()
    minutes = int(ahead.total_seconds() // 60) if ahead else 0
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")
