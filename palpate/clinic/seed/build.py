"""Seeding: one transaction that writes the invented clinic and the year behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from palpate.clinic.audit.actor import SYSTEM, by_user
from palpate.clinic.booking.models import ClinicProfile, Visit
from palpate.clinic.charting.models import Note
from palpate.clinic.intake import asking
from palpate.clinic.people.vault import remembering_keys
from palpate.clinic.seed.appointments import Thread, appointments
from palpate.clinic.seed.chart import Chart
from palpate.clinic.seed.diary import Diary
from palpate.clinic.seed.ledger import Ledger
from palpate.clinic.seed.people import PEOPLE
from palpate.clinic.seed.place import ZONE, Place, build_place
from palpate.clinic.seed.said import Said, silent
from palpate.clinic.seed.story import Person
from palpate.clinic.seed.thoughts import Question, Thinking, Thought
from palpate.clinic.seed.writing import extras
from palpate.clinic.seed.writing.clients import write_care_teams, write_clients
from palpate.clinic.seed.writing.findings import write_assessment, write_findings
from palpate.clinic.seed.writing.intakes import open_complaint, told_at, write_intake
from palpate.clinic.seed.writing.letters import settle_jobs, write_letters
from palpate.clinic.seed.writing.measures import write_measures
from palpate.clinic.seed.writing.money import write_invoices
from palpate.clinic.seed.writing.notes import Rows, signed_at, write_note
from palpate.clinic.seed.writing.session import Held, write_sessions
from palpate.clinic.seed.writing.visits import book_ahead, write_past, write_series
from palpate.clinic.site.actions import write_first_pages
from palpate.knowledge.base import Knowledge
from palpate.knowledge.read import shipped

SEED = 2026
WITHOUT_PLAN = frozenset({"neck-arm", "shoulder-stiff"})
"""Complaints that go on to a doctor: the therapists worked by hand, without a plan."""
OPENED = timedelta(days=520)
DIARY_AHEAD = timedelta(days=30)
ALERT_AGE = timedelta(minutes=25)
NOT_SIGNED = timedelta(minutes=50)
"""Notes of visits that ended within this time still wait for their author."""


class AlreadySeededError(ValueError):
    """There is a clinic in this database already; nothing was written."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeded:
    """What there is now."""

    clients: int
    visits: int
    to_come: int
    notes: int


def is_seeded() -> bool:
    """Whether this database holds a clinic."""
    return ClinicProfile.objects.exists()


def seed(
    now: datetime,
    *,
    clients: int | None = None,
    chance: int = SEED,
    processes: int | None = None,
    said: Said = silent,
) -> Seeded:
    """Write the clinic as it stands at `now`, with the first so many clients or all; in one go.

    The same arguments write the same clinic, apart from names of rows and the keys of clients.
    `processes` beside this one work out assessments and plans (0 for none). Raises
    AlreadySeededError where there is a clinic already.
    """
    if is_seeded():
        raise AlreadySeededError
    people = PEOPLE[:clients]
    thinking = Thinking(_questions(people), processes=processes)
    with thinking, transaction.atomic(), remembering_keys():
        return _Seeding(now=now, chance=chance, said=said).write(people, thinking)


def _questions(people: Iterable[Person]) -> list[Question]:
    """One for each complaint that was treated, on its usual side, for the minutes booked."""
    return [
        Question(archetype=story.archetype, other_side=False, minutes=story.minutes)
        for person in people
        for story in person.stories
        if story.visits and not story.other_side and story.archetype not in WITHOUT_PLAN
    ]


@dataclass(kw_only=True)
class _Seeding:
    now: datetime
    chance: int
    said: Said

    def write(self, people: Sequence[Person], thinking: Thinking) -> Seeded:
        place, knowledge, ledger = self._place(), shipped(), Ledger()
        threads = self._threads(people, place)
        clients = write_clients(people, threads, place, now=self.now, seed=self.chance)
        write_care_teams(threads, clients, place)
        self.said("clients", len(clients), len(people))
        charts = [
            Chart(thread=thread, client=clients[thread.person.name], seed=self.chance)
            for thread in threads
        ]
        self._calendar(charts, place, knowledge, ledger)
        for chart in charts:
            self._tell(chart, knowledge, ledger)
        ledger.write_rows(self.said)
        thoughts = thinking.answers(self.said)
        notes = {id(c): self._examine(c, thoughts, knowledge, ledger) for c in charts}
        visits = [visit for chart in charts for visit in chart.visits.values()]
        write_invoices(visits, place, ledger, now=self.now, seed=self.chance)
        write_letters(visits, ledger, now=self.now)
        self._extras_before(charts, place, ledger)
        ledger.write_rows(self.said)
        ledger.write_trail(self.said)
        self._extras_after(charts, notes, knowledge)
        settle_jobs(self.now)
        return self._count(charts, notes)

    def _place(self) -> Place:
        today = self.now.astimezone(ZoneInfo(ZONE)).date()
        opened = self.now - OPENED
        place = build_place(opened=opened, today=today)
        write_first_pages(by_user(place.users["olga"]), opened)
        return place

    def _threads(self, people: Sequence[Person], place: Place) -> list[Thread]:
        day = self.now.date()
        diary = Diary(place, from_day=day - OPENED, to_day=day + DIARY_AHEAD)
        return appointments(people, place, diary, now=self.now, seed=self.chance)

    def _calendar(
        self, charts: Iterable[Chart], place: Place, knowledge: Knowledge, ledger: Ledger
    ) -> None:
        for chart in charts:
            write_past(chart, place, ledger)
            if chart.thread.person.part == "series" and not chart.thread.story.is_over:
                write_series(chart, place, ledger)
            book_ahead(chart, place)

    def _tell(self, chart: Chart, knowledge: Knowledge, ledger: Ledger) -> None:
        """Complaint and intake; one client has been asked and has not answered yet."""
        visit, part = chart.first_visit, chart.thread.person.part
        if visit is None:
            return
        if part == "waiting":
            asking.ask(visit, by=SYSTEM, at=visit.created_at + timedelta(minutes=3))
            return
        open_complaint(chart, now=self.now)
        for ahead in chart.thread.to_come:
            chart.visit_of(ahead).save(update_fields=["episode"])
        write_intake(chart, knowledge, ledger, now=self.now, yes=extras.SERIOUS.get(part, ()))

    def _examine(
        self,
        chart: Chart,
        thoughts: dict[Question, Thought],
        knowledge: Knowledge,
        ledger: Ledger,
    ) -> dict[int, Note]:
        """Findings, scores, sessions and notes of every visit that took place."""
        story = chart.thread.story
        found = write_findings(chart, ledger)
        measured = write_measures(chart, knowledge, ledger)
        held: dict[int, Held] = {}
        asked = Question(
            archetype=story.archetype, other_side=story.other_side, minutes=story.minutes
        )
        if (thought := thoughts.get(asked)) is not None:
            assessment = write_assessment(chart, thought, ledger)
            if assessment is not None:
                held = write_sessions(chart, thought, assessment, ledger, now=self.now)
        return {
            sitting.number: write_note(
                chart,
                sitting,
                Rows(
                    found=found[sitting.number],
                    measured=measured[sitting.number],
                    held=held.get(sitting.number),
                ),
                knowledge,
                ledger,
            )
            for sitting in chart.sittings
            if signed_at(sitting) < self.now - NOT_SIGNED
        }

    def _extras_before(self, charts: Iterable[Chart], place: Place, ledger: Ledger) -> None:
        for chart in charts:
            if chart.thread.person.part == "waiting":
                extras.write_waiting(chart, place, ledger, now=self.now)
            if chart.thread.person.part == "withdrew":
                extras.write_incident(chart, ledger)

    def _extras_after(
        self, charts: Iterable[Chart], notes: dict[int, dict[int, Note]], knowledge: Knowledge
    ) -> None:
        """By the actions themselves, now that the rows they speak of are there."""
        for chart in charts:
            part = chart.thread.person.part
            if part == "open alert":
                extras.raise_alert(chart, knowledge, at=self.now - ALERT_AGE)
            elif part == "cleared alert":
                alert = extras.raise_alert(chart, knowledge, at=told_at(chart, self.now))
                extras.clear_alert(chart, alert, knowledge)
            elif part == "withdrew":
                extras.take_consent_back(chart)
                extras.add_to_note(chart, notes[id(chart)][2])

    def _count(self, charts: Sequence[Chart], notes: dict[int, dict[int, Note]]) -> Seeded:
        return Seeded(
            clients=len({chart.client.pk for chart in charts}),
            visits=Visit.objects.count(),
            to_come=sum(len(chart.thread.to_come) for chart in charts),
            notes=sum(len(found) for found in notes.values()),
        )
