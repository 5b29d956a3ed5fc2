"""What staff read of an intake: the answers as sent, the drawing, consents, alerts."""

import json
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse

from palpate.clinic.booking import addresses
from palpate.clinic.booking.models import Visit
from palpate.clinic.intake import asking, consents, lowering
from palpate.clinic.intake.drawing import Drawing, read_drawing
from palpate.clinic.intake.forms.health import ANSWERS
from palpate.clinic.intake.mapping import BEGAN_FINDING
from palpate.clinic.intake.models import Consent, Intake, IntakeAnswerSet, SafetyAlert
from palpate.clinic.intake.queries import answers_at, drawing_at
from palpate.clinic.intake.summary import Row, labels, places
from palpate.clinic.intake.telling import age_on
from palpate.knowledge.base import Knowledge
from palpate.screening.questions import TITLES

_SAID_ABOVE = frozenset({*BEGAN_FINDING.values(), "has:course-long"})


def page_of(visit: Visit, knowledge: Knowledge) -> dict[str, Any]:
    """Everything the review page shows."""
    serious, stands = alert_rows(visit), consents.standing(visit.client)
    answers, day = answers_at(visit), visit.starts_at.astimezone(ZoneInfo(visit.zone))
    intake = Intake.objects.filter(visit=visit).first()
    if intake is not None:
        intake.visit = visit
    drawing = drawing_of(visit)
    return {
        "client": {"name": visit.client.name, "age": age_on(visit.client.birth_date, day.date())},
        "visit_line": f"{day:%a %-d %B, %H:%M}, {visit.service.minutes} min with "
        f"{visit.practitioner}",
        "intake": intake,
        "state": state_of(intake, visit),
        "link": "" if intake is None else addresses.whole(addresses.of_intake(visit)),
        "answers": answers,
        "is_earlier": answers is not None and answers.intake.visit_id != visit.pk,
        "rows": [] if answers is None else told_rows(answers, knowledge),
        "questions": {} if answers is None else question_rows(answers, knowledge),
        "places": places(drawing) if drawing.regions else (),
        "map": json.dumps(marks(drawing)),
        "consents": consent_rows(stands),
        "unasked": unasked(stands),
        "declined": [] if answers is None else answers.content.get("declined", []),
        "serious": serious,
        "alerts": [
            {"level": row["alert"].action, "text": "Serious answer at intake", "url": row["url"]}
            for row in serious
            if row["alert"].state != SafetyAlert.State.CLEARED
        ],
    }


def state_of(intake: Intake | None, visit: Visit) -> str:
    """Asked, opened, submitted, revoked, or not asked."""
    if intake is None:
        return "none"
    if intake.state != Intake.State.SUBMITTED and asking.is_revoked(intake, visit):
        return "revoked"
    return str(intake.state)


def drawing_of(visit: Visit) -> Drawing:
    """The drawing of this visit; empty where there is none."""
    row = drawing_at(visit)
    if row is None:
        return Drawing()
    return read_drawing(json.dumps({"chart_version": row.chart_version, **row.content}))


def marks(drawing: Drawing) -> list[dict[str, Any]]:
    """The drawing as the body map takes it; an intensity not said counts as the middle."""
    return [
        {
            "area": region.area,
            "side": region.side,
            "weight": (5 if region.intensity is None else region.intensity) / 10,
            "kind": "pain",
        }
        for region in drawing.regions
    ]


def told_rows(answers: IntakeAnswerSet, knowledge: Knowledge) -> list[Row]:
    """What was told in words and from lists."""
    told = answers.content
    other = told.get("other", {})
    findings = (str(key) for key in told.get("findings", ()))
    keys = [key.partition(":") for key in findings if key not in _SAID_ABOVE]

    def chosen(role: str) -> list[str]:
        return [concept for kind, _, concept in keys if kind == role]

    rows = [
        ("In their own words", (told.get("complaint", ""),)),
        ("How it began", (told.get("began") or told.get("onset", ""), told.get("lasted", ""))),
        ("Worse with", labels(chosen("worse"), knowledge, other.get("worse"))),
        ("Better with", labels(chosen("better"), knowledge, other.get("better"))),
        ("Fits, work and sport", labels(chosen("has"), knowledge, other.get("life"))),
        ("History", (told.get("history", ""),)),
        ("Medicines", (told.get("medicines", ""),)),
        ("Goals", tuple(_goal(goal) for goal in told.get("goals", ()))),
        ("First values", tuple(_measures(told.get("measures", {}), knowledge))),
    ]
    return [Row(asks=asks, says=tuple(s for s in says if s)) for asks, says in rows if any(says)]


def question_rows(answers: IntakeAnswerSet, knowledge: Knowledge) -> dict[str, Any]:
    """The screening answers: what was not a plain no first, then the noes by section."""
    known = knowledge.facts.by_id if knowledge.facts else {}
    given = {f: v for f, v in answers.content.get("screening", {}).items() if f in known}
    words = dict(ANSWERS)
    serious = sorted((f for f in given if given[f] != "no"), key=lambda f: given[f] != "yes")
    noes = [
        (title, [known[f].asks for f in given if given[f] == "no" and known[f].section == section])
        for section, title in TITLES.items()
    ]
    return {
        "said": [(known[f].asks, words.get(given[f], given[f]), given[f]) for f in serious],
        "noes": [(title, asks) for title, asks in noes if asks],
        "no_count": sum(len(asks) for _, asks in noes),
    }


def consent_rows(stands: list[Consent]) -> list[dict[str, Any]]:
    """What the client agreed to and has not taken back: one line per text, newest first."""
    known = {text.version_name: text for text in consents.texts()}
    found: dict[str, dict[str, Any]] = {}
    for consent in stands:
        if consent.text_version not in found:
            text = known.get(consent.text_version)
            found[consent.text_version] = {
                "consent": consent,
                "title": text.title if text else consent.text_version,
                "asks": text.asks if text else "",
                "content": consent.content,
            }
    return list(found.values())


def unasked(stands: list[Consent]) -> list[consents.ConsentText]:
    """The texts that do not stand, in their newest wording: to be asked for in the room."""
    read = {consent.text_version for consent in stands}
    return [text for text in consents.texts() if text.version_name not in read]


def alert_rows(visit: Visit) -> list[dict[str, Any]]:
    """The alerts of a visit with what raised them, for the flags partial."""
    return [
        {
            "alert": alert,
            "url": reverse("intake:alert", args=[alert.pk]),
            "flags": [
                {"level": flag.action.value, "title": flag.label, "text": flag.why}
                for flag in lowering.flags_of(alert)
            ],
        }
        for alert in SafetyAlert.objects.filter(visit=visit)
    ]


def _goal(goal: dict[str, Any]) -> str:
    score = f": {goal['score']} of 10" if goal.get("score") is not None else ""
    return f"{goal.get('text', '')}{score}"


def _measures(measures: dict[str, Any], knowledge: Knowledge) -> list[str]:
    return [
        f"{knowledge.instruments[name].label}: {measure['score']:g}"
        for name, measure in measures.items()
        if name in knowledge.instruments
    ]
