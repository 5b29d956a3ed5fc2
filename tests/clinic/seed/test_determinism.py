"""The same arguments write the same clinic."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.audit.sealing import digest
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.models import FindingRecord, Note, SessionEvent
from palpate.clinic.money.models import Payment
from palpate.clinic.outcomes.models import Measure
from palpate.clinic.people.models import Client
from palpate.clinic.seed.build import seed
from palpate.clinic.seed.thoughts import Question, Thinking, think

NOW = datetime(2026, 11, 17, 11, 20, tzinfo=UTC)
CLIENTS = ("name", "email", "phone", "birth_date", "sex", "created_at")
VISITS = ("client__name", "practitioner__user__email", "room__name", "service__name",
          "starts_at", "state", "created_at", "finished_at")  # fmt: skip


@contextmanager
def _seeded(**arguments: Any) -> Iterator[None]:
    with transaction.atomic():
        seed(NOW, processes=0, **arguments)
        yield
        transaction.set_rollback(True)


def _what_is_there() -> str:
    """A digest over everything but the names of rows and what hangs on the clients' keys."""
    visit = "visit__starts_at"
    notes = Note.objects.order_by("number")
    rows = [
        *Client.objects.values_list(*CLIENTS),
        *Visit.objects.values_list(*VISITS),
        *FindingRecord.objects.values_list(visit, "key", "side", "state", "grade", "measured"),
        *Measure.objects.values_list(visit, "instrument", "score", "at"),
        *SessionEvent.objects.values_list("kind", "event_id", "happened_at"),
        *Payment.objects.values_list("amount_cents", "method", "at"),
        *AuditEntry.objects.values_list("at", "verb", "actor_kind"),
    ]
    words = [[x["text"] for s in n.content["sections"] for x in s["lines"]] for n in notes]
    return digest([sorted(map(str, rows)), words])


def test_the_same_seed_writes_the_same_and_another_something_else(db: None) -> None:
    digests = []
    for chance in (1, 1, 2):
        with _seeded(clients=2, chance=chance):
            digests.append(_what_is_there())
    assert digests[0] == digests[1]
    assert digests[0] != digests[2]


def test_another_process_thinks_the_same() -> None:
    question = Question(archetype="thigh-numb", other_side=False, minutes=60)
    said: list[tuple[str, int, int]] = []
    with Thinking([question, question], processes=1) as thinking:
        answers = thinking.answers(lambda *told: said.append(told))
    there, here = answers[question], think(question)
    # The request holds sets, which every process writes in an order of its own.
    assert (there.plan, there.assessment) == (here.plan, here.assessment)
    assert said == [("assessments and plans", 1, 1)]
