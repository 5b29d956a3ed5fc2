"""The standing cast: who they are and who may see whom.

Mira treats Ines. Otto runs the desk and reads no notes. Zoe works at the other site and sees
nothing of Ines. Olga owns the practice. All invented.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

from django.test import Client as Browser

from palpate.clinic.accounts.actions import create_user
from palpate.clinic.accounts.models import Role, User
from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.booking.models import Room, Service, ServiceOffer, Shift, Site, Visit
from palpate.clinic.people.actions import add_to_care_team, open_episode, register_client
from palpate.clinic.people.models import Client, Episode, Practitioner

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday morning in winter; the tests' own clock."""

PASSWORD = "correct horse battery"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def as_(user: User) -> Browser:
    """A browser in which this user is logged in."""
    browser = Browser()
    browser.force_login(user, backend=BACKEND)
    return browser


@dataclass(kw_only=True)
class Cast:
    """Everybody and everything a test of the clinic begins with; made by the fixture `cast`."""

    mira: User
    otto: User
    zoe: User
    olga: User
    ines_user: User
    ines: Client
    episode: Episode
    mira_treats: Practitioner
    zoe_treats: Practitioner
    north: Site
    south: Site
    room: Room
    south_room: Room
    first: Service
    hour: Service
    _hours: "count[int]" = field(default_factory=count)

    def visit(self, **fields: Any) -> Visit:
        """A visit of Ines with Mira, an hour long; each call an hour after the one before."""
        starts_at = fields.pop("starts_at", NOW + timedelta(hours=next(self._hours)))
        usual = {
            "client": self.ines,
            "episode": self.episode,
            "practitioner": self.mira_treats,
            "room": self.room,
            "service": self.hour,
            "site": self.north,
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(hours=1),
            "zone": self.north.zone,
            "created_at": NOW,
        }
        return Visit.objects.create(**{**usual, **fields})


def engage() -> Cast:
    """Write the whole cast into the database."""
    users = {
        name: _user(name, role)
        for name, role in (
            ("mira", Role.THERAPIST),
            ("otto", Role.DESK),
            ("zoe", Role.THERAPIST),
            ("olga", Role.OWNER),
            ("ines", Role.CLIENT),
        )
    }
    north = Site.objects.create(name="North", zone="Europe/Amsterdam", address="1 Canal Street")
    south = Site.objects.create(name="South", zone="America/New_York", order=1)
    mira, zoe = (Practitioner.objects.create(user=users[name]) for name in ("mira", "zoe"))
    first, hour = _services(mira, zoe)
    _working_week(mira, north)
    _working_week(zoe, south)
    ines = register_client(
        name="Ines Almeida",
        email="ines@example.org",
        phone="+31201234567",
        birth_date=date(1984, 5, 17),
        sex=Client.Sex.FEMALE,
        user=users["ines"],
        by=SYSTEM,
        at=NOW,
    )
    add_to_care_team(ines, mira, by=SYSTEM, at=NOW)
    return Cast(
        mira=users["mira"],
        otto=users["otto"],
        zoe=users["zoe"],
        olga=users["olga"],
        ines_user=users["ines"],
        ines=ines,
        episode=open_episode(ines, complaint="neck and head pain", by=SYSTEM, at=NOW),
        mira_treats=mira,
        zoe_treats=zoe,
        north=north,
        south=south,
        room=Room.objects.create(site=north, name="Willow"),
        south_room=Room.objects.create(site=south, name="Elm"),
        first=first,
        hour=hour,
    )


def _user(name: str, role: Role) -> User:
    return create_user(
        f"{name}@palpate.example",
        PASSWORD,
        display_name=name.title(),
        role=role,
        by=SYSTEM,
        at=NOW,
    )


def _services(*practitioners: Practitioner) -> tuple[Service, Service]:
    first = Service.objects.create(
        name="First visit", minutes=75, is_first_visit=True, price_cents=11000
    )
    hour = Service.objects.create(
        name="Treatment, one hour", minutes=60, buffer_after_minutes=15, price_cents=9000
    )
    for practitioner in practitioners:
        for service in (first, hour):
            ServiceOffer.objects.create(practitioner=practitioner, service=service)
    return first, hour


def _working_week(practitioner: Practitioner, site: Site) -> None:
    for weekday in range(5):
        Shift.objects.create(
            practitioner=practitioner,
            site=site,
            weekday=weekday,
            starts=time(9),
            ends=time(17),
        )
