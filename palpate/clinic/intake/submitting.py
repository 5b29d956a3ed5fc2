"""Sending the answers: everything a client told becomes records, in one transaction, once."""

from datetime import datetime
from typing import Any

from django.db import transaction

from palpate.clinic.audit.actions import record, write_once
from palpate.clinic.audit.actor import CLIENT_LINK
from palpate.clinic.intake import watch
from palpate.clinic.intake.drawing import CHART_VERSION, as_content
from palpate.clinic.intake.flow import first_open, step_called, steps
from palpate.clinic.intake.forms.consent import ConsentForm
from palpate.clinic.intake.forms.pain import GoalsForm
from palpate.clinic.intake.mapping import Told, content_of
from palpate.clinic.intake.models import Consent, Intake, IntakeAnswerSet, IntakeDraft, PainDrawing
from palpate.clinic.intake.telling import Telling
from palpate.clinic.people.actions import change_client, open_episode
from palpate.clinic.people.models import Client, Episode

FORM_VERSION = "2026.1"
LONGEST_COMPLAINT = 300


class NotCompleteError(ValueError):
    """A page is missing or not right; `step` is its name."""

    def __init__(self, step: str) -> None:
        super().__init__("Something is still missing. It is on the page that opens now.")
        self.step = step


@transaction.atomic
def submit(telling: Telling, *, at: datetime) -> bool:
    """Send the answers; False where they were sent before, and then nothing is written.

    Raises NotCompleteError with the page to go to.
    """
    knowledge = watch.knowledge()
    among = steps(telling, knowledge)
    if (missing := first_open(telling, knowledge, among)) is not None:
        raise NotCompleteError(missing.slug)
    open_ = Intake.objects.filter(pk=telling.intake.pk).exclude(state=Intake.State.SUBMITTED)
    if not open_.update(state=Intake.State.SUBMITTED, submitted_at=at):
        return False
    forms = {
        slug: step.answered(telling, knowledge)
        for slug in ("goals", "consent")
        if (step := step_called(slug, among))
    }
    for form in forms.values():
        form.is_valid()
    _write(telling, forms, at)
    return True


def _write(telling: Telling, forms: dict[str, Any], at: datetime) -> None:
    goals_form, consent_form = forms["goals"], forms["consent"]
    watch.look(telling, at=at)
    _complete_card(telling, at)
    told = content_of(telling, goals_form.goals(), watch.knowledge())
    told["declined"] = [text.version_name for text in consent_form.declined()]
    _write_answers(telling, told, at)
    _write_drawing(telling, at)
    _write_consents(telling, consent_form, at)
    _open_episode(telling, told, goals_form, at)
    record(CLIENT_LINK, "submit intake", telling.intake, at=at)
    IntakeDraft.objects.filter(intake=telling.intake).delete()


def _write_answers(telling: Telling, told: Told, at: datetime) -> None:
    answers = IntakeAnswerSet(
        client=telling.client, intake=telling.intake, form_version=FORM_VERSION, content=told
    )
    write_once(answers, by=CLIENT_LINK, verb="give answers", at=at)


def _write_drawing(telling: Telling, at: datetime) -> None:
    drawing = PainDrawing(
        client=telling.client,
        visit=telling.visit,
        intake=telling.intake,
        chart_version=CHART_VERSION,
        content=as_content(telling.drawing),
    )
    write_once(drawing, by=CLIENT_LINK, verb="draw pain", at=at)


def _write_consents(telling: Telling, form: ConsentForm, at: datetime) -> None:
    for text in form.agreed():
        for scope in text.scopes:
            consent = Consent(
                client=telling.client,
                visit=telling.visit,
                scope_kind=text.scope_kind,
                scope=scope,
                text_version=text.version_name,
                content=form.as_content(),
            )
            write_once(consent, by=CLIENT_LINK, verb="give consent", at=at)


def _complete_card(telling: Telling, at: datetime) -> None:
    """What the card lacked; what stands there is never changed through a link."""
    card: Client = telling.client
    fields: dict[str, Any] = {}
    if card.birth_date is None and telling.born is not None:
        fields["birth_date"] = telling.born
    if card.sex == Client.Sex.UNKNOWN and telling.sex in Client.Sex.values:
        fields["sex"] = telling.sex
    if fields:
        change_client(card, by=CLIENT_LINK, at=at, **fields)


def _open_episode(telling: Telling, told: Told, goals: GoalsForm, at: datetime) -> Episode | None:
    """A complaint of its own for a visit that belongs to none."""
    visit = telling.visit
    if visit.episode_id is not None:
        return None
    visit.episode = open_episode(
        telling.client,
        complaint=told["complaint"][:LONGEST_COMPLAINT],
        goals=told["goals"],
        baseline={name: measure["score"] for name, measure in told["measures"].items()},
        by=CLIENT_LINK,
        at=at,
    )
    visit.save(update_fields=["episode"])
    record(CLIENT_LINK, "attach episode", visit, at=at)
    return visit.episode
