"""The clinic itself: two houses, who works there and when, and what is offered."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from palpate.clinic.accounts.actions import create_user
from palpate.clinic.accounts.models import Role, User
from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.booking.models import (
    Absence,
    ClinicProfile,
    Room,
    Service,
    ServiceOffer,
    Shift,
    Site,
)
from palpate.clinic.booking.opening import to_utc
from palpate.clinic.people.models import Credential, Practitioner
from palpate.clinic.seed.staff import OTHERS, THERAPISTS, Therapist

PASSWORD = "demo-palpate-2026"
"""Of every invented log-in. It opens nothing but this invented clinic."""
ZONE = "Europe/Amsterdam"
HOUSES = {
    "north": ("Harbour House", "Sample Quay 14\n1000 XX Amsterdam", "+31200000101"),
    "south": ("Garden House", "Invented Lane 3\n3500 XX Utrecht", "+31300000102"),
}
ROOMS = {"north": ("Willow", "Hazel", "Alder"), "south": ("Elm", "Rowan")}
SERVICES = (
    # key, name, words, minutes, buffers before and after, first visit, price, reasons
    ("first", "First visit", "We talk, look, test and treat; you leave with a plan.", 75, 0, 15,
     True, 11000, ("chronic", "acute", "back_or_neck", "trauma", "nerve_symptoms", "overuse",
                   "sport")),
    ("30", "Follow-up, 30 minutes", "One place, or work that must stay light.", 30, 0, 5, False,
     5200, ("acute",)),
    ("60", "Follow-up, 60 minutes", "The usual visit: check, treat, check again.", 60, 0, 15,
     False, 9200, ("chronic", "back_or_neck", "overuse", "nerve_symptoms")),
    ("90", "Follow-up, 90 minutes", "For more than one region, or a slow start.", 90, 0, 15,
     False, 13200, ("chronic", "trauma")),
    ("deep", "Deep tissue massage, 60 minutes", "Firm, slow work for those without a complaint "
     "that needs looking into.", 60, 0, 15, False, 9400, ("sport",)),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Everybody and everything the year needs, by the short names used in this package."""

    users: dict[str, User]
    therapists: dict[str, Practitioner]
    sites: dict[str, Site]
    rooms: dict[str, tuple[Room, ...]]
    services: dict[str, Service]

    def therapist(self, practitioner_id: UUID) -> Practitioner:
        return next(one for one in self.therapists.values() if one.pk == practitioner_id)

    def site(self, site_id: UUID) -> Site:
        return next(one for one in self.sites.values() if one.pk == site_id)

    def room(self, room_id: UUID) -> Room:
        return next(one for rooms in self.rooms.values() for one in rooms if one.pk == room_id)


def build_place(*, opened: datetime, today: date) -> Place:
    """Write the clinic, open since `opened`; one therapist is away for some days around today."""
    _profile()
    users = {
        name: _user(name, who, role, opened)
        for name, who, role in (
            *OTHERS,
            *((key, one.name, Role.THERAPIST) for key, one in THERAPISTS.items()),
        )
    }
    sites = {key: _site(key, number) for number, key in enumerate(HOUSES)}
    rooms = {
        key: tuple(
            Room.objects.create(site=sites[key], name=name, order=number)
            for number, name in enumerate(names)
        )
        for key, names in ROOMS.items()
    }
    therapists = {key: _therapist(users[key], one, today) for key, one in THERAPISTS.items()}
    services = _services(therapists)
    for key, one in THERAPISTS.items():
        _week(therapists[key], one, sites)
    _absences(therapists, sites, today)
    return Place(users=users, therapists=therapists, sites=sites, rooms=rooms, services=services)


def _profile() -> None:
    ClinicProfile.objects.create(
        name="Harbour & Garden",
        tagline="Neuromuscular therapy with time to find the source. Invented for a demonstration.",
        email="desk@palpate.example",
        phone="+31200000100",
        emergency_number="112",
        crisis_number="+31200000113",
        jurisdiction="Netherlands",
        currency="EUR",
        cancellation_cutoff_hours=24,
        minimum_notice_minutes=60,
        furthest_days=90,
    )


def _user(name: str, display_name: str, role: Role, at: datetime) -> User:
    return create_user(
        f"{name}@palpate.example", PASSWORD, display_name=display_name, role=role, by=SYSTEM, at=at
    )


def _site(key: str, order: int) -> Site:
    name, address, phone = HOUSES[key]
    return Site.objects.create(name=name, address=address, phone=phone, zone=ZONE, order=order)


def _therapist(user: User, who: Therapist, today: date) -> Practitioner:
    made = Practitioner.objects.create(
        user=user, title=who.title, bio=who.bio, hands_minutes_per_day=who.hands_minutes
    )
    for number, (kind, months) in enumerate(who.credentials, start=1):
        Credential.objects.create(
            practitioner=made,
            kind=kind,
            issuer="Register of Invented Therapists",
            number=f"INV-{user.display_name[:2].upper()}-{number:03}",
            expires_on=today + timedelta(days=30 * months),
        )
    return made


def _services(therapists: dict[str, Practitioner]) -> dict[str, Service]:
    made = {}
    for order, (key, name, words, minutes, before, after, is_first, price, reasons) in enumerate(
        SERVICES
    ):
        made[key] = Service.objects.create(
            name=name,
            description=words,
            minutes=minutes,
            buffer_before_minutes=before,
            buffer_after_minutes=after,
            is_first_visit=is_first,
            price_cents=price,
            reason_kinds=list(reasons),
            order=order,
        )
        for therapist in therapists.values():
            ServiceOffer.objects.create(practitioner=therapist, service=made[key])
    return made


def _week(therapist: Practitioner, who: Therapist, sites: dict[str, Site]) -> None:
    for weekday, site, starts, ends in who.week:
        Shift.objects.create(
            practitioner=therapist,
            site=sites[site],
            weekday=weekday,
            starts=time.fromisoformat(starts),
            ends=time.fromisoformat(ends),
        )


def _absences(therapists: dict[str, Practitioner], sites: dict[str, Site], today: date) -> None:
    """Leave long past, a training afternoon to come, and a day a house was shut."""
    zone = ZoneInfo(ZONE)

    def at(days: int, clock: time) -> datetime:
        return to_utc(today + timedelta(days=days), clock, zone)

    Absence.objects.create(
        practitioner=therapists["jonas"], starts_at=at(-72, time(0)), ends_at=at(-62, time(0)),
        kind=Absence.Kind.LEAVE,
    )  # fmt: skip
    Absence.objects.create(
        practitioner=therapists["zoe"], starts_at=at(9, time(12)), ends_at=at(9, time(21)),
        kind=Absence.Kind.TRAINING,
    )  # fmt: skip
    Absence.objects.create(
        practitioner=therapists["tomasz"], starts_at=at(12, time(0)), ends_at=at(15, time(0)),
        kind=Absence.Kind.LEAVE,
    )  # fmt: skip
    Absence.objects.create(
        site=sites["south"], starts_at=at(-120, time(0)), ends_at=at(-119, time(0)),
        kind=Absence.Kind.CLOSURE,
    )  # fmt: skip
