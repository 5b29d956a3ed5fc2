"""The clinic's profile, locations, services and therapists, as the owner sets them.

Every action gives back what stood there before, in plain values, so that it can be undone by the
same action.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction

from palpate.clinic.accounts.actions import change_user
from palpate.clinic.audit.actions import record
from palpate.clinic.audit.actor import Actor
from palpate.clinic.booking.models import ClinicProfile, Service, ServiceOffer, Site
from palpate.clinic.people.models import Practitioner

Values = dict[str, Any]


@transaction.atomic
def change_profile(values: Values, *, by: Actor, at: datetime) -> Values:
    """Who the clinic is and by which rules it books."""
    profile, _ = ClinicProfile.objects.get_or_create(pk=ClinicProfile.SINGLE)
    return _change(profile, values, "change clinic profile", by, at)


@transaction.atomic
def change_site(site: Site, values: Values, *, by: Actor, at: datetime) -> Values:
    """Name, address and telephone of a location."""
    return _change(site, values, "change location", by, at)


@transaction.atomic
def add_service(values: Values, *, by: Actor, at: datetime) -> Service:
    """A new service; `therapists` are the ids of those who give it."""
    given_by = values.pop("therapists", ())
    service = Service.objects.create(**values)
    _offer(service, given_by)
    record(by, "add service", service, at=at)
    return service


@transaction.atomic
def change_service(service: Service, values: Values, *, by: Actor, at: datetime) -> Values:
    """What a service is and who gives it. Booked visits keep their time and length."""
    given_by = values.pop("therapists", None)
    before = _change(service, values, "change service", by, at)
    if given_by is not None:
        before["therapists"] = [str(offer.practitioner_id) for offer in service.offers.all()]
        _offer(service, given_by)
    return before


@transaction.atomic
def change_therapist(
    practitioner: Practitioner, values: Values, *, by: Actor, at: datetime
) -> Values:
    """Name, title, words about them, and whether clients see them."""
    name = values.pop("name", None)
    before = _change(practitioner, values, "change therapist", by, at)
    if name is not None:
        before["name"] = practitioner.user.display_name
        change_user(practitioner.user, display_name=name, by=by, at=at)
    return before


def _change(target: models.Model, values: Values, verb: str, by: Actor, at: datetime) -> Values:
    before = {name: getattr(target, name) for name in values}
    for name, value in values.items():
        setattr(target, name, value)
    target.save(update_fields=list(values))
    record(by, verb, target, at=at)
    return before


def _offer(service: Service, given_by: Iterable[UUID | str]) -> None:
    wanted = {str(one) for one in given_by}
    service.offers.exclude(practitioner_id__in=wanted).delete()
    there = {str(offer.practitioner_id) for offer in service.offers.all()}
    ServiceOffer.objects.bulk_create(
        ServiceOffer(service=service, practitioner_id=one) for one in sorted(wanted - there)
    )
