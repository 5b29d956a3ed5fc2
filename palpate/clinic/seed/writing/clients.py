"""The clients' cards and who sees their charts."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from random import Random
from unicodedata import normalize

from palpate.clinic.audit.actor import CLIENT_LINK
from palpate.clinic.people.actions import add_to_care_team, register_client
from palpate.clinic.people.models import Client
from palpate.clinic.seed.appointments import Thread
from palpate.clinic.seed.place import Place
from palpate.clinic.seed.story import Person

DAYS_OF_A_YEAR = 365.25
_SEXES = {"F": Client.Sex.FEMALE, "M": Client.Sex.MALE, "X": Client.Sex.OTHER}
_BODIES = {"F": Client.Body.FEMALE, "M": Client.Body.MALE, "X": Client.Body.NEUTRAL}
_DESK_NOTES = {
    "Wilhelmina Brandsma": "Comes by taxi; ring back if the room is not on the ground floor.",
    "Hendrik Postma": "Hard of hearing: write to him, do not phone.",
    "Tineke Bouma": "Prefers mornings.",
    "Samir Benali": "Night shifts; no calls before noon.",
    "Gerrit Hoekstra": "Pays by transfer, always.",
}


def write_clients(
    people: Sequence[Person], threads: Iterable[Thread], place: Place, *, now: datetime, seed: int
) -> dict[str, Client]:
    """Register everybody when they first booked, guardians before their wards."""
    first: dict[str, datetime] = {}
    for thread in threads:
        booked = [one.booked_at for one in thread.appointments]
        name = thread.person.name
        first[name] = min([*booked, first.get(name, now)])
    clients: dict[str, Client] = {}
    numbers = {person.name: number for number, person in enumerate(people, start=1)}
    for person in sorted(people, key=lambda one: (bool(one.guardian), first[one.name])):
        clients[person.name] = register_client(
            name=person.name,
            email=_address(person),
            phone=f"+31200002{numbers[person.name]:03}",
            by=CLIENT_LINK,
            at=first[person.name] - timedelta(minutes=1),
            birth_date=_born(person, now.date(), Random(f"{seed}:{person.name}")),
            sex=_SEXES[person.sex],
            body=_BODIES[person.sex],
            desk_notes=_DESK_NOTES.get(person.name, ""),
            guardian=clients.get(person.guardian),
            user=place.users["noor"] if person.part == "login" else None,
        )
    return clients


def write_care_teams(threads: Iterable[Thread], clients: dict[str, Client], place: Place) -> None:
    """Whoever treats a client sees the chart from the first booking on."""
    for thread in threads:
        for one in thread.appointments:
            add_to_care_team(
                clients[thread.person.name],
                place.therapist(one.slot.practitioner_id),
                by=CLIENT_LINK,
                at=one.booked_at,
            )


def _address(person: Person) -> str:
    """An address that reaches nobody: `.example` is set aside for that."""
    if person.guardian:
        return ""
    plain = normalize("NFKD", person.name).encode("ascii", "ignore").decode()
    letters = "".join(c if c.isalnum() else "." for c in plain.lower().replace("'", ""))
    return f"{letters}@client.example"


def _born(person: Person, today: date, rng: Random) -> date:
    """A birthday that makes them as old as they are today."""
    days = int(person.age * DAYS_OF_A_YEAR) + 2 + rng.randrange(360)
    return today - timedelta(days=days)
