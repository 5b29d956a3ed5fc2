"""What stands above every page of a visit: who, when, alerts and precautions."""

from typing import Any
from zoneinfo import ZoneInfo

from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.mapping import person_of
from palpate.clinic.intake.models import SafetyAlert
from palpate.screening.action import Action
from palpate.screening.evaluate import Screen

MOST_PRECAUTIONS = 4


def banner(visit: Visit, screen: Screen | None) -> dict[str, Any]:
    """The context of the patient banner and of the flags."""
    local = visit.starts_at.astimezone(ZoneInfo(visit.zone))
    person = person_of(visit.client, local.date())
    return {
        "client": {"name": visit.client.name, "age": person.age, "pronouns": "", "number": ""},
        "client_id": visit.client_id,
        "episode": visit.episode.complaint if visit.episode else "",
        "visit_line": f"{local:%a %-d %B, %H:%M}, {visit.service.minutes} min with "
        f"{visit.practitioner}",
        "alerts": _alerts(visit, screen),
        "precautions": _precautions(screen),
    }


def flags(screen: Screen) -> list[dict[str, str]]:
    """The flags as the page shows them, most serious first."""
    return [
        {
            "level": flag.action.value,
            "title": flag.label + (" (not excluded yet)" if flag.open else ""),
            "text": flag.why,
            "basis": "; ".join(dict.fromkeys(w.said for w in flag.words if w.said)),
        }
        for flag in screen.flags
    ]


def _alerts(visit: Visit, screen: Screen | None) -> list[dict[str, str]]:
    open_ = SafetyAlert.objects.filter(visit=visit).exclude(state=SafetyAlert.State.CLEARED)
    rows = [{"level": alert.action, "text": "Serious answer at intake"} for alert in open_]
    if screen is not None and screen.action > Action.CAUTION:
        rows.append({"level": screen.action.value, "text": screen.flags[0].label})
    return rows


def _precautions(screen: Screen | None) -> list[str]:
    said = [p.say for p in screen.precautions] if screen is not None else []
    shown = list(dict.fromkeys(said))
    if len(shown) > MOST_PRECAUTIONS:
        rest = len(shown) - MOST_PRECAUTIONS
        shown = [*shown[:MOST_PRECAUTIONS], f"and {rest} more, see the plan"]
    return shown
