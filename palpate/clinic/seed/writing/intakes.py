"""What clients told before the first visit of each complaint, and what they agreed to."""

from datetime import datetime, timedelta
from typing import Any

from palpate.clinic.audit.actor import CLIENT_LINK
from palpate.clinic.booking.models import Visit
from palpate.clinic.intake.asked import BY_REGION, PAGES
from palpate.clinic.intake.asking import LATE
from palpate.clinic.intake.consents import ConsentText, texts_for
from palpate.clinic.intake.drawing import CHART_VERSION, Drawing, Region, as_content
from palpate.clinic.intake.models import Consent, Intake, IntakeAnswerSet, PainDrawing
from palpate.clinic.intake.submitting import FORM_VERSION
from palpate.clinic.people.actions import close_episode, open_episode
from palpate.clinic.people.models import Client
from palpate.clinic.seed.archetypes.archetype import Archetype
from palpate.clinic.seed.chart import Chart
from palpate.clinic.seed.course import Point
from palpate.clinic.seed.ledger import Ledger
from palpate.clinic.seed.thoughts import regions
from palpate.knowledge.base import Knowledge

OF_AGE = 18
_NOT_ASKED = {
    Client.Sex.MALE: ("pregnant", "after-birth"),
    Client.Sex.FEMALE: ("testicle-pain-sudden",),
}


def told_at(chart: Chart, now: datetime) -> datetime:
    """When the answers were sent: the evening before at the latest, and never to come."""
    visit = chart.first_visit
    assert visit is not None
    wanted = visit.starts_at - timedelta(hours=chart.rng("told").randint(14, 60))
    return min(max(wanted, visit.created_at + timedelta(minutes=12)), now - timedelta(minutes=5))


def open_complaint(chart: Chart, *, now: datetime) -> None:
    """The episode, as the answers open it; closed where the story is over."""
    archetype, first = chart.archetype, chart.points[0]
    chart.episode = open_episode(
        chart.client,
        complaint=archetype.complaint,
        goals=goals(archetype, first),
        baseline=baseline(archetype, first),
        by=CLIENT_LINK,
        at=told_at(chart, now),
    )
    for visit in chart.visits.values():
        visit.episode = chart.episode
    if chart.thread.story.is_over and chart.sittings:
        last = chart.sittings[-1]
        close_episode(chart.episode, by=last.by, at=last.visit.ends_at + timedelta(minutes=5))


def goals(archetype: Archetype, first: Point) -> list[dict[str, Any]]:
    """The aims in the shape an episode keeps them, most important first."""
    rows = zip(archetype.aims, first.activities, strict=True)
    ordered = sorted(rows, key=lambda row: -row[0].weight)
    return [
        {"text": aim.text, "activity": aim.activity, "score": score, "weight": aim.weight}
        for aim, score in ordered
    ]


def baseline(archetype: Archetype, first: Point) -> dict[str, float]:
    """The first value of every instrument that was asked."""
    found = {"nprs": float(first.before), "psfs": _mean(first.activities)}
    if archetype.scale is not None and first.scale is not None:
        found[archetype.scale[0]] = first.scale
    return found


def write_intake(
    chart: Chart, knowledge: Knowledge, ledger: Ledger, *, now: datetime, yes: tuple[str, ...] = ()
) -> None:
    """Answers, drawing and consents; `yes` are serious answers beside the usual ones."""
    visit, at = chart.first_visit, told_at(chart, now)
    assert visit is not None
    intake = _intake(visit, at)
    ledger.add(intake)
    ledger.tell(CLIENT_LINK, "submit intake", intake, at=at)
    told = content_of(chart, knowledge, yes)
    answers = IntakeAnswerSet(
        client=chart.client, intake=intake, form_version=FORM_VERSION, content=told
    )
    ledger.seal(answers, by=CLIENT_LINK, verb="give answers", at=at)
    drawing = PainDrawing(
        client=chart.client,
        visit=visit,
        intake=intake,
        chart_version=CHART_VERSION,
        content=drawn_content(chart.archetype),
    )
    ledger.seal(drawing, by=CLIENT_LINK, verb="draw pain", at=at)
    for text in texts_for(mark.area for mark in chart.archetype.marks):
        _consent(chart, visit, text, ledger, at)


def content_of(chart: Chart, knowledge: Knowledge, yes: tuple[str, ...] = ()) -> dict[str, Any]:
    """The answers as the intake keeps them."""
    archetype, first = chart.archetype, chart.points[0]
    return {
        "complaint": archetype.complaint,
        "onset": archetype.onset,
        "began": "",
        "lasted": "",
        "history": archetype.history,
        "medicines": archetype.medicines,
        "goals": goals(archetype, first),
        "screening": screening(chart, knowledge, yes),
        "findings": list(archetype.told),
        "other": {},
        "measures": {
            "nprs": {"answers": [float(first.before)], "score": float(first.before)},
            "psfs": {
                "answers": [float(score) for score in first.activities],
                "score": _mean(first.activities),
                "activities": [aim.text for aim in archetype.aims],
            },
        },
        "declined": [],
    }


def screening(chart: Chart, knowledge: Knowledge, yes: tuple[str, ...]) -> dict[str, str]:
    """No to everything the form asks for these places, yes where it is so."""
    wanted = [fact for page in PAGES.values() for fact in page]
    for mark in chart.archetype.marks:
        wanted += BY_REGION.get(knowledge.areas[mark.area].region, ())
    left_out = _NOT_ASKED.get(Client.Sex(chart.client.sex), ())
    asked = {fact: "no" for fact in wanted if fact not in left_out}
    return asked | dict.fromkeys((*chart.archetype.yes, *yes), "yes")


def drawn_content(archetype: Archetype, share: float = 1.0) -> dict[str, Any]:
    """The drawing, checked as the form checks it; weaker places where only a share is left."""
    places = tuple(
        Region(
            area=region.area,
            side=region.side.value,  # type: ignore[arg-type]
            intensity=max(1, round(region.intensity * share)),
            quality=region.quality,  # type: ignore[arg-type]
        )
        for region in regions(archetype)
    )
    return as_content(Drawing(regions=places))


def _intake(visit: Visit, at: datetime) -> Intake:
    asked_at = visit.created_at + timedelta(minutes=3)
    return Intake(
        visit=visit,
        client=visit.client,
        state=Intake.State.SUBMITTED,
        expires_at=visit.starts_at + LATE,
        asked_at=min(asked_at, at - timedelta(minutes=8)),
        opened_at=at - timedelta(minutes=7),
        submitted_at=at,
    )


def _consent(chart: Chart, visit: Visit, text: ConsentText, ledger: Ledger, at: datetime) -> None:
    if not _agrees(chart.archetype, text):
        return
    content: dict[str, Any] = {
        "typed_name": chart.client.name,
        "drawn": "",
        "chaperone_offered": True,
        "chaperone_wanted": False,
    }
    if chart.thread.person.age < OF_AGE and chart.client.guardian:
        content["typed_name"] = chart.client.guardian.name
        content["guardian"] = {"name": chart.client.guardian.name, "relation": "mother"}
    for scope in text.scopes:
        row = Consent(
            client=chart.client,
            visit=visit,
            scope_kind=text.scope_kind,
            scope=scope,
            text_version=text.version_name,
            content=content,
        )
        ledger.seal(row, by=CLIENT_LINK, verb="give consent", at=at)


def _agrees(archetype: Archetype, text: ConsentText) -> bool:
    """To what every treatment needs; to a private place where the complaint leads there; to firm
    pressure unless something speaks for a light hand.
    """
    if text.near:
        return bool(set(text.scopes) & set(archetype.consents))
    return text.needed or not archetype.yes


def _mean(scores: tuple[int, ...]) -> float:
    return round(sum(scores) / len(scores), 2)
