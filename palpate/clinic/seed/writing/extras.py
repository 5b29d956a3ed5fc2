"""What a year brings beside the usual: serious answers, a bruise, a second thought, a wait."""

from datetime import datetime, timedelta

from palpate.clinic.audit.actor import CLIENT_LINK
from palpate.clinic.booking.models import WaitingListEntry
from palpate.clinic.charting.models import Incident, Note
from palpate.clinic.charting.signing import add_addendum
from palpate.clinic.intake import alerts, lowering
from palpate.clinic.intake.consents import standing, withdraw
from palpate.clinic.intake.models import SafetyAlert
from palpate.clinic.seed.chart import Chart
from palpate.clinic.seed.ledger import Ledger
from palpate.clinic.seed.place import Place
from palpate.clinic.seed.thoughts import screen_of
from palpate.knowledge.base import Knowledge
from palpate.screening.action import Action
from palpate.screening.answers import Answer

SERIOUS = {
    "open alert": ("cancer-history", "night-pain-unrelieved"),
    "cleared alert": ("unlike-before", "vertigo"),
}
"""The answers at home that stop a session, by the part of the person who gave them."""
FOLLOWS = {
    "open alert": ("age-50-or-more", "back-pain"),
    "cleared alert": ("headache", "neck-pain"),
}
"""What follows from age and place, and so is not asked."""


def raise_alert(chart: Chart, knowledge: Knowledge, *, at: datetime) -> SafetyAlert:
    """What a serious answer does; it says loudly where the screen does not think it serious."""
    person, visit = chart.thread.person, chart.first_visit
    yes = (*SERIOUS[person.part], *FOLLOWS[person.part])
    screen = screen_of(chart.archetype, knowledge, yes)
    alert = alerts.tell(visit, screen, at=at) if visit is not None else None
    if alert is None:
        raise ValueError(f"{person.name}: {', '.join(yes)} raised no alert ({screen.action}).")
    return alert


def clear_alert(chart: Chart, alert: SafetyAlert, knowledge: Knowledge) -> None:
    """The therapist rang, asked again, and lowered it in its steps."""
    therapist, at = alert.visit.practitioner.user, alert.raised_at + timedelta(minutes=9)
    alerts.acknowledge(alert, by=therapist, at=at)
    answers = {fact.id: Answer.NO for fact in lowering.to_ask(alert, knowledge)}
    lowering.ask_again(alert, answers, knowledge, by=therapist, at=at + timedelta(minutes=6))
    is_cleared = lowering.lower(
        alert,
        Action.PROCEED,
        "Rang at once. The dizziness was standing up too fast in the spring; this is the headache "
        "she has known for years. No other sign on asking again.",
        by=therapist,
        at=at + timedelta(minutes=8),
    )
    if not is_cleared:
        lowering.confirm(alert, by=therapist, at=at + timedelta(minutes=9))


def take_consent_back(chart: Chart) -> None:
    """Firm pressure was agreed to and taken back in the third session."""
    sitting = next(one for one in chart.sittings if one.number == 3)
    for consent in standing(chart.client):
        if consent.scope_kind == "technique":
            withdraw(consent, by=sitting.author, at=sitting.at(25))
            return


def write_incident(chart: Chart, ledger: Ledger) -> None:
    """A bruise, told of two days later."""
    sitting = next(one for one in chart.sittings if one.number == 2)
    row = Incident(
        client=chart.client,
        visit=sitting.visit,
        author=sitting.author,
        severity=Incident.Severity.MILD,
    )
    row.content = {
        "what": "A bruise the size of a coin over the upper arm, seen the day after.",
        "done_about_it": "Looked at; no swelling. Lighter pressure there from now on.",
        "told": "The client rang; written down the same day.",
    }
    at = sitting.visit.ends_at + timedelta(days=1, hours=2)
    ledger.seal(row, by=sitting.by, verb="report incident", at=at)


def add_to_note(chart: Chart, note: Note) -> None:
    """Said on the phone after the note was signed."""
    author = note.visit.practitioner.user
    text = "Rang the next day: sore until the evening, then easier than before the visit."
    add_addendum(note, {"text": text}, author=author, at=note.at + timedelta(days=1))


def write_waiting(chart: Chart, place: Place, ledger: Ledger, *, now: datetime) -> None:
    """Would come sooner, mornings, if a time falls free."""
    row = WaitingListEntry(
        client=chart.client,
        service=place.services["first"],
        practitioner=None,
        site=place.sites["north"],
        from_date=now.date(),
        to_date=now.date() + timedelta(days=6),
        parts_of_day=["morning", "evening"],
        created_at=now - timedelta(days=1),
    )
    ledger.add(row)
    ledger.tell(CLIENT_LINK, "join waiting list", row, at=row.created_at)
