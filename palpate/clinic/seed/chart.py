"""One thread with everything that hangs on it while it is written."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from palpate.clinic.accounts.models import User
from palpate.clinic.audit.actor import Actor, by_user
from palpate.clinic.booking.models import Visit
from palpate.clinic.people.models import Client, Episode
from palpate.clinic.seed.appointments import Appointment, Thread
from palpate.clinic.seed.archetypes import ARCHETYPES
from palpate.clinic.seed.archetypes.archetype import Archetype
from palpate.clinic.seed.course import Point, points


@dataclass(kw_only=True)
class Sitting:
    """A visit that took place (or is taking place): its row, its place in the course."""

    visit: Visit
    number: int
    point: Point
    is_running: bool

    @property
    def author(self) -> User:
        user: User = self.visit.practitioner.user
        return user

    @property
    def by(self) -> Actor:
        return by_user(self.author)

    def at(self, minutes: float) -> datetime:
        """So many minutes after the hands-on part of the visit began to be recorded."""
        return (self.visit.began_at or self.visit.starts_at) + timedelta(minutes=minutes)


@dataclass(kw_only=True)
class Chart:
    """A story being written: its client, its episode, its visits."""

    thread: Thread
    client: Client
    seed: int
    episode: Episode | None = None
    visits: dict[int, Visit] = field(default_factory=dict)

    @property
    def archetype(self) -> Archetype:
        found = ARCHETYPES[self.thread.story.archetype]
        return found.flipped() if self.thread.story.other_side else found

    def rng(self, what: str) -> Random:
        """Chance of its own for each kind of thing, so that one does not move the other."""
        name = f"{self.thread.person.name}:{self.thread.story.archetype}"
        return Random(f"{self.seed}:{name}:{what}")

    def name(self, what: str) -> UUID:
        """A name that is the same at every seeding."""
        return UUID(int=self.rng(what).getrandbits(128), version=4)

    def visit_of(self, appointment: Appointment) -> Visit:
        return self.visits[id(appointment)]

    @property
    def first_visit(self) -> Visit | None:
        """The first that took place, or else the first to come."""
        of_interest = self.thread.happened or self.thread.to_come
        return self.visit_of(of_interest[0]) if of_interest else None

    @property
    def points(self) -> tuple[Point, ...]:
        """The course, one point for each visit that took place and one more."""
        count = len(self.thread.happened)
        return points(self.archetype, self.thread.story.course, max(1, count), self.rng("course"))

    @property
    def sittings(self) -> list[Sitting]:
        """The visits that took place, oldest first."""
        return [
            Sitting(
                visit=self.visit_of(one),
                number=one.number,
                point=point,
                is_running=one.how == "running",
            )
            for one, point in zip(self.thread.happened, self.points, strict=False)
        ]
