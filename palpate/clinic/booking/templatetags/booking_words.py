"""Times and prices in templates: `{{ visit.starts_at|day_in:visit.zone }}`."""

from datetime import datetime

from django import template

from palpate.clinic.booking import mapping, words
from palpate.clinic.booking.models import Site
from palpate.clinic.people import phones

register = template.Library()


@register.filter
def day_in(moment: datetime, zone: str) -> str:
    return words.day(moment, zone)


@register.filter
def short_day_in(moment: datetime, zone: str) -> str:
    return words.short_day(moment, zone)


@register.filter
def clock_in(moment: datetime, zone: str) -> str:
    return words.clock(moment, zone)


@register.filter
def zone_at(zone: str, moment: datetime) -> str:
    return words.zone_name(zone, moment)


@register.filter
def price(cents: int, currency: str) -> str:
    return words.price(cents, currency)


@register.filter
def place(site: Site) -> str:
    return mapping.place(site.name, site.address)


@register.filter
def telephone(number: str) -> str:
    """A number in groups; as it stands where it has no country's code."""
    try:
        return phones.readable(number)
    except ValueError:
        return number
