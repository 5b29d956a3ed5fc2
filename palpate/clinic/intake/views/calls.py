"""What a client reads at once after a serious answer, and after sending the form."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from palpate.clinic.intake import flow, lowering, watch
from palpate.clinic.intake.models import Intake, SafetyAlert
from palpate.clinic.intake.telling import Telling
from palpate.clinic.intake.views.link import behind_link, go, show
from palpate.screening.action import Action

CRISIS = "mind"
"""The rule whose instruction is the clinic's crisis path."""


@require_safe
@behind_link
def call(request: HttpRequest, telling: Telling) -> HttpResponse:
    """Whom to call now, in plain words that name no illness. It stays open by its address."""
    alert = SafetyAlert.objects.filter(visit=telling.visit).first()
    if alert is None:
        return go(request, "intake:start")
    is_open = telling.intake.state != Intake.State.SUBMITTED
    among = flow.steps(telling, watch.knowledge()) if is_open else ()
    following = flow.first_open(telling, watch.knowledge(), among)
    onward = following.slug if following else ""
    return show(request, "call", telling, is_open=is_open, onward=onward, **instruction(alert))


@require_safe
@behind_link
def received(request: HttpRequest, telling: Telling) -> HttpResponse:
    """That the answers have arrived. What they were is never shown again through the link."""
    if telling.intake.state != Intake.State.SUBMITTED:
        return go(request, "intake:start")
    alert = SafetyAlert.objects.filter(visit=telling.visit).first()
    told = instruction(alert) if alert is not None else {}
    return show(request, "received", telling, **told)


def instruction(alert: SafetyAlert) -> dict[str, Any]:
    """How urgent it is, and the sentences the rules have for clients, most serious first."""
    flags = lowering.flags_of(alert)
    return {
        "alert": alert,
        "is_emergency": alert.action == Action.EMERGENCY,
        "is_crisis": any(flag.id == CRISIS for flag in flags),
        "texts": list(dict.fromkeys(flag.client_text for flag in flags if flag.client_text)),
    }
