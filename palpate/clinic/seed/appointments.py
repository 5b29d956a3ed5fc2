"""Dates for the stories: every visit of the year gets its day, its therapist and its room."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Literal
from zoneinfo import ZoneInfo

from palpate.clinic.booking.free import FreeSlot
from palpate.clinic.seed.diary import Diary, Wanted
from palpate.clinic.seed.place import ZONE, Place
from palpate.clinic.seed.story import Person, Story

How = Literal["done", "running", "to_come", "cancelled", "no_show"]
HAPPENED: tuple[How, ...] = ("done", "running")
FAR = timedelta(days=800)
NOTICE = timedelta(minutes=10)
"""How soon after now the visit of the walk-through may begin."""
CANCELLED_SHARE, NO_SHOW_SHARE = 0.07, 0.03
AHEAD_DAYS = 13
FOLLOW_UPS_AHEAD = 2
"""How many visits a complaint under treatment has in the two weeks to come, at most."""


@dataclass(kw_only=True)
class Appointment:
    """One visit with its time. `number` counts, from 1, those that took place; 0 for others."""

    slot: FreeSlot
    service: str
    how: How
    booked_at: datetime
    number: int = 0
    by_client: bool = False


@dataclass(kw_only=True)
class Thread:
    """One story with its dated visits, oldest first."""

    person: Person
    story: Story
    appointments: list[Appointment] = field(default_factory=list)

    @property
    def happened(self) -> list[Appointment]:
        return [one for one in self.appointments if one.how in HAPPENED]

    @property
    def to_come(self) -> list[Appointment]:
        return [one for one in self.appointments if one.how == "to_come"]


def appointments(
    people: Iterable[Person], place: Place, diary: Diary, *, now: datetime, seed: int
) -> list[Thread]:
    """Every story with its visits. What is to come is placed first, so that today is full."""
    threads = [Thread(person=person, story=story) for person in people for story in person.stories]
    planner = _Planner(place=place, diary=diary, now=now)
    for thread in sorted(threads, key=lambda one: (one.story.is_over, one.story.visits > 0)):
        planner.give_dates(thread, Random(f"{seed}:{thread.person.name}:{thread.story.archetype}"))
    return threads


@dataclass(kw_only=True)
class _Planner:
    """Finds times in the diary for one thread after the other."""

    place: Place
    diary: Diary
    now: datetime

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(ZONE)).date()

    def give_dates(self, thread: Thread, rng: Random) -> None:
        """Give a thread its visits, and number those that took place."""
        found = thread.appointments
        if thread.person.part == "first visit":
            found += self._soonest(thread)
        else:
            found += self._ahead(thread, rng)
        found += self._behind(thread, rng)
        found.sort(key=lambda one: one.slot.starts_at)
        for number, one in enumerate(thread.happened, start=1):
            one.number = number
        _book(found, self.now, rng)

    def _soonest(self, thread: Thread) -> Iterator[Appointment]:
        """The first visit of the walk-through: as soon as can be, today where one is free."""
        wanted = [
            self._wanted(thread, name, "first", self.today, after=self.now + NOTICE)
            for name in self.place.therapists
        ]
        slots = [slot for slot in map(self.diary.first, wanted) if slot is not None]
        own = self.place.therapists[thread.person.therapist].pk
        slot = min(
            slots,
            key=lambda one: (one.starts_at.date(), one.practitioner_id != own, one.starts_at),
        )
        self.diary.take(slot, self.place.services["first"], thread.person.name)
        yield Appointment(slot=slot, service="first", how="to_come", booked_at=self.now)

    def _ahead(self, thread: Thread, rng: Random) -> Iterator[Appointment]:
        story = thread.story
        if story.next_in is None:
            return
        count = FOLLOW_UPS_AHEAD if story.visits else 1
        for days in (story.next_in + number * story.every_days for number in range(count)):
            if days <= AHEAD_DAYS:
                # Today's may be over already; tomorrow's may not.
                after = self._midnight(days)
                service = str(story.minutes) if story.visits else "first"
                day = self.today + timedelta(days=days)
                yield from self._one(thread, service, day, rng, after=after)

    def _behind(self, thread: Thread, rng: Random) -> Iterator[Appointment]:
        """Backwards from the last visit, so that the end of the story is where it says."""
        story, day = thread.story, self._last_day(thread.story)
        before = self._midnight(0)
        for number in range(story.visits, 0, -1):
            service = "first" if number == 1 else str(story.minutes)
            yield from self._one(thread, service, day, rng, before=before)
            how = _lost(rng)
            if how is not None:
                lost = day - timedelta(days=2)
                yield from self._one(thread, str(story.minutes), lost, rng, before=before, how=how)
            # Visits come a little further apart towards the end.
            gap = story.every_days + (7 if number > 4 else 0)
            day -= timedelta(days=gap + rng.choice((-1, 0, 0, 0, 1)))

    def _last_day(self, story: Story) -> date:
        if story.weeks_ago is not None:
            return self.today - timedelta(weeks=story.weeks_ago)
        return self.today + timedelta(days=(story.next_in or 0) - story.every_days)

    def _midnight(self, days: int) -> datetime:
        day = self.today + timedelta(days=days)
        return datetime.combine(day, datetime.min.time(), ZoneInfo(ZONE)).astimezone(UTC)

    def _one(
        self,
        thread: Thread,
        service: str,
        day: date,
        rng: Random,
        *,
        after: datetime | None = None,
        before: datetime | None = None,
        how: How | None = None,
    ) -> Iterator[Appointment]:
        therapist = thread.person.therapist
        wanted = self._wanted(thread, therapist, service, day, after=after, before=before)
        slot = self.diary.find(wanted, rng)
        if slot is not None:
            yield Appointment(
                slot=slot, service=service, how=how or self._how(slot), booked_at=self.now
            )

    def _how(self, slot: FreeSlot) -> How:
        if slot.ends_at <= self.now:
            return "done"
        return "running" if slot.starts_at <= self.now else "to_come"

    def _wanted(
        self,
        thread: Thread,
        therapist: str,
        service: str,
        day: date,
        *,
        after: datetime | None = None,
        before: datetime | None = None,
    ) -> Wanted:
        return Wanted(
            who=thread.person.name,
            practitioner=self.place.therapists[therapist],
            service=self.place.services[service],
            day=day,
            after=after or self.now - FAR,
            before=before or self.now + FAR,
        )


def _lost(rng: Random) -> How | None:
    """Now and then there was a visit that came to nothing, a few days before one that did."""
    chance = rng.random()
    if chance < NO_SHOW_SHARE:
        return "no_show"
    return "cancelled" if chance < NO_SHOW_SHARE + CANCELLED_SHARE else None


def _book(found: list[Appointment], now: datetime, rng: Random) -> None:
    """When each was booked: the first by the client at home, the next at the end of the last."""
    earlier: datetime | None = None
    for one in found:
        day = one.slot.starts_at - timedelta(days=rng.randint(3, 12))
        booked_at = day.replace(hour=rng.randint(7, 20), minute=rng.randint(0, 59))
        if earlier is not None:
            booked_at = max(booked_at, earlier + timedelta(minutes=5))
        one.by_client = earlier is None
        latest = min(one.slot.starts_at - timedelta(hours=2), now - timedelta(minutes=20))
        one.booked_at = min(booked_at, latest).replace(second=0, microsecond=0)
        if one.how in HAPPENED:
            earlier = one.slot.ends_at
