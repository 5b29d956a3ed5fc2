"""Booking by somebody without an account: who they say they are, and the visit they get."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from palpate.clinic.audit.actions import record
from palpate.clinic.audit.actor import Actor
from palpate.clinic.booking.actions import book_held
from palpate.clinic.booking.models import ClinicProfile, OnlineBooking, Visit
from palpate.clinic.booking.refusals import BookingRefused
from palpate.clinic.booking.transactions import whole
from palpate.clinic.people.actions import register_client
from palpate.clinic.people.models import Client


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What a visitor typed: a name, and an address or a number (E.164) or both."""

    name: str
    email: str = ""
    phone: str = ""


def policy(profile: ClinicProfile) -> str:
    """The words on changing a visit that a visitor accepts, and that are kept with it."""
    hours = profile.cancellation_cutoff_hours
    return (
        f"I can move or cancel online until {hours} hours before the visit. "
        "After that I call the clinic."
    )


def book_for_visitor(
    hold_token: str, contact: Contact, *, policy: str, reason: str, now: datetime, by: Actor
) -> Visit:
    """The visit for a kept time; the same one again where this hold has become a visit already.

    Nothing tells the visitor whether the clinic knew them. Raises HoldExpired or SlotTaken, and
    then nothing was written.
    """
    try:
        return _book(hold_token, contact, policy=policy, reason=reason, now=now, by=by)
    except BookingRefused:
        # A second click may have come while the first was still being written.
        booked = visit_of_hold(hold_token)
        if booked is None:
            raise
        return booked


def visit_of_hold(hold_token: str) -> Visit | None:
    """What a hold has become."""
    done = OnlineBooking.objects.select_related("visit").filter(hold_token=hold_token).first()
    return done.visit if done else None


def known_client(contact: Contact) -> Client | None:
    """The client whose address or number *and* name these are.

    An address alone would not do: families share one, and a stranger who knows it must not get
    into somebody's chart.
    """
    reach = Q()
    if contact.email:
        reach |= Q(email__iexact=contact.email)
    if contact.phone:
        reach |= Q(phone=contact.phone)
    if not reach:
        return None
    found = Client.objects.filter(reach, erased_at__isnull=True).order_by("created_at")
    return next((client for client in found if _same_name(client.name, contact.name)), None)


@whole
def _book(
    hold_token: str, contact: Contact, *, policy: str, reason: str, now: datetime, by: Actor
) -> Visit:
    if (booked := visit_of_hold(hold_token)) is not None:
        return booked
    client = known_client(contact) or register_client(
        name=contact.name, email=contact.email, phone=contact.phone, by=by, at=now
    )
    visit = book_held(hold_token, client, now=now, by=by, reason=reason)
    accepted = OnlineBooking.objects.create(
        visit=visit, hold_token=hold_token, email=contact.email, policy=policy, accepted_at=now
    )
    record(by, "accept policy", accepted, at=now, client_id=client.pk)
    return visit


def _same_name(one: str, other: str) -> bool:
    """Whether two spellings may be one person: case, accents, order and middle names aside."""
    mine, theirs = _words(one), _words(other)
    fewer, more = sorted((mine, theirs), key=len)
    return fewer == more or (len(fewer) > 1 and fewer <= more)


def _words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return set(bare.replace(",", " ").replace("-", " ").split())
