"""A small clinic, seeded once for all the tests in here."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.core import mail
from django.db import transaction

from palpate.clinic.accounts.models import Role, User
from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.audit.verify import verify
from palpate.clinic.background import work_once
from palpate.clinic.booking.models import Occupancy, Visit
from palpate.clinic.booking.occupancy import needs_of
from palpate.clinic.charting.models import (
    Assessment,
    FindingRecord,
    Note,
    PlanRecord,
    SessionEvent,
)
from palpate.clinic.charting.session.standing import session_of
from palpate.clinic.intake.models import Consent, IntakeAnswerSet, PainDrawing, SafetyAlert
from palpate.clinic.jobs.models import Job
from palpate.clinic.messages.models import OutboxMessage
from palpate.clinic.money.models import Invoice
from palpate.clinic.outcomes.models import Measure
from palpate.clinic.outcomes.queries import course_of
from palpate.clinic.people.models import CareTeam, Client, Episode
from palpate.clinic.seed.build import AlreadySeededError, seed
from palpate.clinic.seed.guide import first_things, log_ins
from palpate.clinic.site.models import Page
from palpate.knowledge.read import shipped
from palpate.planning.check import check

NOW = datetime(2026, 11, 17, 11, 20, tzinfo=UTC)
SIZE = 7
HELD = (Visit.State.DONE, Visit.State.RUNNING)


@pytest.fixture(scope="module")
def clinic(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        seed(NOW, clients=SIZE, processes=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _undone(clinic: None) -> Iterator[None]:
    """Whatever a test writes is gone after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_the_trail_and_every_seal_hold() -> None:
    report = verify()
    assert report.breaks == ()
    assert report.records > 500


def test_the_seals_hold_once_the_worker_has_closed_the_trail() -> None:
    work_once(NOW)
    report = verify()
    assert report.breaks == ()
    assert report.waiting == 0


def test_the_trail_of_the_past_stands_in_the_order_of_its_times() -> None:
    told = ("record finding", "record measure", "sign note", "session done", "take payment")
    entries = AuditEntry.objects.filter(verb__in=told).order_by("id")
    times = list(entries.values_list("at", flat=True))
    assert len(times) > 100
    assert times == sorted(times)


def test_nothing_in_the_chart_is_from_the_future() -> None:
    for model in (FindingRecord, Measure, Note, SessionEvent, PlanRecord, IntakeAnswerSet):
        assert not model.objects.filter(at__gt=NOW).exists(), model
    assert not AuditEntry.objects.filter(at__gt=NOW).exists()


def test_a_slot_is_sold_once_and_every_visit_has_its_cells() -> None:
    taken = defaultdict(set)
    for kind, name, cell, visit in Occupancy.objects.values_list(
        "resource_kind", "resource_id", "cell", "visit_id"
    ):
        taken[visit].add((kind, name, cell))
    for visit in Visit.objects.select_related("service"):
        needed = {(n.kind, n.id, cell) for n in needs_of(visit) for cell in n.cells()}
        assert taken[visit.pk] == (set() if visit.state == Visit.State.CANCELLED else needed)


def test_no_therapist_has_two_visits_at_once() -> None:
    spans = defaultdict(list)
    for visit in Visit.objects.exclude(state=Visit.State.CANCELLED):
        spans[visit.practitioner_id].append((visit.starts_at, visit.ends_at))
    for mine in spans.values():
        assert all(one[1] <= other[0] for one, other in pairwise(sorted(mine)))


def test_whoever_treats_a_client_sees_the_chart() -> None:
    for visit in Visit.objects.all():
        assert CareTeam.objects.filter(
            client=visit.client_id, practitioner=visit.practitioner_id, until=None
        ).exists()


def test_every_visit_that_took_place_is_charted() -> None:
    for visit in Visit.objects.filter(state=Visit.State.DONE):
        assert visit.findingrecords.exists()
        assert visit.measures.filter(instrument="nprs").count() == 2
        is_fresh = visit.ends_at > NOW - timedelta(hours=1)
        assert Note.objects.filter(visit=visit).exists() or is_fresh


def test_no_visit_to_come_is_charted() -> None:
    ahead = Visit.objects.filter(state=Visit.State.BOOKED)
    assert ahead.exists()
    for model in (FindingRecord, Measure, Note, SessionEvent):
        assert not model.objects.filter(visit__in=ahead).exists()


def test_every_finding_and_instrument_is_known() -> None:
    knowledge = shipped()
    tables = {"palpation": knowledge.sources, "test": knowledge.examinations}
    for key in FindingRecord.objects.values_list("key", flat=True).distinct():
        role, _, name = key.partition(":")
        assert name in tables[role]
    used = set(Measure.objects.values_list("instrument", flat=True))
    assert used <= set(knowledge.instruments)


def test_the_episode_course_can_be_read_and_one_of_them_has_got_better() -> None:
    courses = [course_of(one, shipped(), now=NOW) for one in Episode.objects.all()]
    better = [
        course
        for course in courses
        if any(line.change and line.change.direction == "better" for line in course.lines)
    ]
    assert len(better) >= 3


def test_the_plans_kept_obey_every_hard_rule_and_their_sessions_follow_them() -> None:
    rows = list(PlanRecord.objects.select_related("visit__client")[:4])
    assert rows
    for row in rows:
        session = session_of(row.visit, shipped())
        assert session is not None
        assert check(session.plan, session.request) == ()
        assert session.progress.finished_at is not None
        assert session.progress.worked


def test_assessments_are_kept_by_the_knowledge_they_were_made_with() -> None:
    versions = set(Assessment.objects.values_list("knowledge_version", flat=True))
    assert versions == {shipped().version}


def test_a_note_says_which_record_each_drafted_sentence_rests_on() -> None:
    known = {
        str(pk)
        for model in (FindingRecord, Measure, SessionEvent, PlanRecord)
        for pk in model.objects.values_list("pk", flat=True)
    }
    note = Note.objects.order_by("number").last()
    assert note is not None
    lines = [line for section in note.content["sections"] for line in section["lines"]]
    drafted = [line for line in lines if line["origin"] == "record"]
    assert drafted
    assert all({r["id"] for r in line["records"]} <= known for line in drafted if line["records"])
    assert any(line["origin"] == "therapist" for line in lines)


def test_a_worker_right_after_seeding_sends_no_letter() -> None:
    before = OutboxMessage.objects.count()
    work_once(NOW)
    assert OutboxMessage.objects.count() == before
    assert mail.outbox == []


def test_no_job_of_the_past_waits() -> None:
    assert not Job.objects.filter(state=Job.State.QUEUED, run_after__lte=NOW).exists()


def test_one_serious_answer_is_open_and_one_was_lowered() -> None:
    states = dict(SafetyAlert.objects.values_list("client__name", "state"))
    assert states == {
        "Pieter Vogelzang": SafetyAlert.State.OPEN,
        "Marit Sandvik": SafetyAlert.State.CLEARED,
    }
    alert = SafetyAlert.objects.get(state=SafetyAlert.State.OPEN)
    assert alert.visit.must_call_first
    assert alert.visit.starts_at > NOW
    assert not Visit.objects.filter(must_call_first=True).exclude(pk=alert.visit_id).exists()


def test_the_client_of_the_walk_through_has_told_and_drawn_everything_and_agreed() -> None:
    visit = Visit.objects.get(client__name="Ines Almeida")
    assert visit.state == Visit.State.BOOKED
    assert visit.episode is not None
    assert PainDrawing.objects.get(visit=visit).content["regions"]
    kinds = set(Consent.objects.filter(visit=visit).values_list("scope_kind", flat=True))
    assert {"treatment", "privacy"} <= kinds


def test_a_ward_has_a_guardian_who_signed() -> None:
    ward = Client.objects.get(name="Kelechi Okonjo")
    assert ward.guardian is not None
    assert ward.guardian.name == "Amara Okonjo"
    consent = Consent.objects.filter(client=ward).first()
    assert consent is not None
    assert consent.content["guardian"]["name"] == "Amara Okonjo"


def test_every_visit_held_has_its_invoice_and_numbers_rise() -> None:
    held = Visit.objects.filter(state=Visit.State.DONE)
    assert held.filter(invoice=None).count() == 0
    by_time = Invoice.objects.order_by("issued_at").values_list("number", flat=True)
    assert list(by_time) == sorted(by_time)


def test_there_is_a_log_in_for_every_role_and_its_words_are_printed() -> None:
    assert {one.role for one in log_ins()} == {role.value for role in Role}
    assert User.objects.get(email="noor@palpate.example").client.name == "Noor Haddad"
    assert "Ines Almeida" in " ".join(first_things())


def test_the_public_pages_are_there() -> None:
    assert Page.objects.filter(slug="about").exists()


def test_a_second_seeding_is_refused_and_changes_nothing() -> None:
    before = AuditEntry.objects.count()
    with pytest.raises(AlreadySeededError):
        seed(NOW, clients=SIZE, processes=0)
    assert AuditEntry.objects.count() == before
