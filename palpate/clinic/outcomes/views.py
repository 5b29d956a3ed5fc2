"""Outcomes: measuring at a visit, the course of a complaint, and who has stalled."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from palpate.clinic.accounts.guards import for_roles, staff_only, user_of
from palpate.clinic.accounts.models import Role
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.doors import visit_for_reading, visit_for_writing
from palpate.clinic.charting.workspace.banner import banner
from palpate.clinic.outcomes.actions import NoEpisodeError, record_measure, standing
from palpate.clinic.outcomes.forms import MeasureForm
from palpate.clinic.outcomes.models import Measure
from palpate.clinic.outcomes.queries import EpisodeCourse, course_of, due_at
from palpate.clinic.people import doors
from palpate.clinic.people.models import Episode
from palpate.clinic.people.rights import may_write_chart, readable_clients
from palpate.knowledge.instrument import Instrument
from palpate.knowledge.read import shipped
from palpate.outcomes.score import CannotScoreError

ALWAYS = ("nprs", "psfs")
PHASES = {"before": Measure.Phase.BEFORE, "after": Measure.Phase.AFTER}


@staff_only
def visit(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Measure before and after, beside the course so far."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_reading(user, visit_id, at=now)
    phase = "after" if request.GET.get("phase") == "after" else "before"
    context: dict[str, Any] = {
        "current": "today",
        "tab": "outcomes",
        "visit": found,
        "phase": phase,
        "may_write": may_write_chart(user, found.client_id),
        **banner(found, None),
    }
    if found.episode is not None:
        course = course_of(found.episode, shipped(), now=now)
        asked = _asked(due_at(found, course, shipped()), request.GET.get("more", ""))
        context |= {
            "course": course,
            "cards": [_card(found, instrument, phase) for instrument in asked],
            "others": [i for i in shipped().instruments.values() if i not in asked],
        }
    return render(request, "outcomes/visit.html", context)


@staff_only
@require_POST
def record(request: HttpRequest, visit_id: UUID, phase: str, instrument_id: str) -> HttpResponse:
    """Record one instrument; errors come back in its own card."""
    now, user = timezone.now(), user_of(request)
    found = visit_for_writing(user, visit_id, at=now)
    instrument = shipped().instruments.get(instrument_id)
    if instrument is None or phase not in PHASES:
        raise Http404
    form = MeasureForm(request.POST, instrument=instrument)
    saved = form.is_valid() and _saved(request, found, instrument, form, phase)
    if request.headers.get("HX-Request") != "true":
        if not saved:
            messages.error(
                request, " ".join(map(str, form.non_field_errors())) or "Nothing was recorded."
            )
        address = reverse("outcomes:visit", args=[found.pk])
        return redirect(f"{address}?phase={phase}")
    card = _card(found, instrument, phase, None if saved else form)
    context = {"card": card, "visit": found, "phase": phase, "may_write": True}
    return render(request, "outcomes/card.html", context, status=200 if saved else 422)


def _saved(
    request: HttpRequest, found: Visit, instrument: Instrument, form: MeasureForm, phase: str
) -> bool:
    try:
        record_measure(
            found,
            instrument,
            form.answers(),
            phase=PHASES[phase],
            author=user_of(request),
            at=timezone.now(),
        )
    except (CannotScoreError, NoEpisodeError) as refused:
        form.add_error(None, str(refused))
        return False
    return True


@staff_only
def episode(request: HttpRequest, episode_id: UUID) -> HttpResponse:
    """The course of one complaint: every instrument over the visits, with what matters marked."""
    now = timezone.now()
    found = doors.episode_for_reading(user_of(request), episode_id, at=now)
    course = course_of(found, shipped(), now=now)
    context = {"current": "clients", "course": course, "client": found.client}
    return render(request, "outcomes/episode.html", context)


@for_roles(Role.THERAPIST, Role.OWNER)
def overview(request: HttpRequest) -> HttpResponse:
    """Open complaints of this therapist's clients, the stalled ones first."""
    now, user = timezone.now(), user_of(request)
    open_ = Episode.objects.filter(
        client__in=readable_clients(user), closed_at__isnull=True
    ).select_related("client")
    courses = [course_of(one, shipped(), now=now) for one in open_[:200]]
    started = [course for course in courses if course.visits]
    started.sort(key=_urgency)
    context = {"current": "outcomes", "courses": started}
    return render(request, "outcomes/overview.html", context)


def _urgency(course: EpisodeCourse) -> tuple[int, float]:
    level = 2 if course.stall is None else 0 if course.stall.must_stop else 1
    return level, -course.visits[-1].starts_at.timestamp()


def _asked(due: tuple[Instrument, ...], more: str) -> list[Instrument]:
    """What is due, the two that are always worth asking, and what was asked for."""
    table = shipped().instruments
    names = dict.fromkeys([*ALWAYS, *(i.id for i in due), *([more] if more in table else [])])
    return [table[name] for name in names if name in table]


def _card(
    found: Visit, instrument: Instrument, phase: str, form: MeasureForm | None = None
) -> dict[str, Any]:
    row = standing(found, instrument.id, PHASES[phase])
    return {
        "instrument": instrument,
        "form": form or MeasureForm(instrument=instrument),
        "row": row,
        "open": form is not None,
    }
