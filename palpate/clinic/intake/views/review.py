"""The therapist's side of an intake: where it stands, what was answered, what was agreed."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from palpate.clinic.accounts.guards import staff_only, user_of
from palpate.clinic.audit.actor import by_user
from palpate.clinic.booking.models import Visit
from palpate.clinic.intake import asking, consents, watch
from palpate.clinic.intake.letters import queue_link, take_back_links
from palpate.clinic.intake.models import Consent, Intake
from palpate.clinic.intake.reading import page_of
from palpate.clinic.people.doors import chart_for_reading, chart_for_writing
from palpate.clinic.people.rights import may_write_chart


@staff_only
@require_safe
def review(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """The answers as sent, for the care team and the owner; every reading is written down."""
    visit = _visit(visit_id)
    user = user_of(request)
    chart_for_reading(user, visit.client_id, at=timezone.now())
    content = {
        "current": "today",
        "tab": "intake",
        "visit": visit,
        "may_write": may_write_chart(user, visit.client_id),
        **page_of(visit, watch.knowledge()),
    }
    return render(request, "intake/review.html", content)


@staff_only
@require_safe
def printed(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """The same on paper."""
    visit = _visit(visit_id)
    chart_for_reading(user_of(request), visit.client_id, at=timezone.now())
    content = {"visit": visit, **page_of(visit, watch.knowledge())}
    return render(request, "intake/print.html", content)


@staff_only
@require_POST
def send(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """Ask, or ask again: a letter with the link, a new one where the old was revoked."""
    visit, now = _visit_for_writing(request, visit_id), timezone.now()
    by = by_user(user_of(request))
    intake = asking.ask(visit, by=by, at=now)
    if intake.state == Intake.State.SUBMITTED:
        messages.info(request, "The answers are here already; no letter was sent.")
        return _back(visit)
    intake.visit = visit
    is_new = asking.is_revoked(intake, visit)
    intake = asking.renew(intake, by=by, at=now)
    letter = queue_link(intake, key=now.isoformat(), by=by, at=now, is_new_link=is_new)
    if letter is None:
        messages.warning(
            request, "No letter: the client has no e-mail address or wants none. Copy the link."
        )
    else:
        messages.success(request, "The letter with the link goes out in three minutes.")
    return _back(visit)


@staff_only
@require_POST
def revoke(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """The intake links given out so far open nothing any more."""
    visit, now = _visit_for_writing(request, visit_id), timezone.now()
    intake = Intake.objects.filter(visit=visit).first()
    if intake is None:
        raise Http404
    intake.visit = visit
    asking.revoke(intake, by=by_user(user_of(request)), at=now)
    take_back_links(visit, at=now)
    messages.success(request, "The link opens nothing any more. Send it again for a new one.")
    return _back(visit)


@staff_only
@require_POST
def withdraw(request: HttpRequest, visit_id: UUID, consent_id: UUID) -> HttpResponse:
    """One tap: the client no longer agrees."""
    visit = _visit_for_writing(request, visit_id)
    consent = _consent(visit, consent_id)
    consents.withdraw(consent, by=user_of(request), at=timezone.now())
    text = consents.text_called(consent.text_version.partition(" ")[0])
    undo = f"undo:{reverse('intake:agree', args=[visit.pk, text.id])}" if text else ""
    messages.success(request, "Consent withdrawn.", extra_tags=undo)
    return _back(visit)


@staff_only
@require_POST
def agree(request: HttpRequest, visit_id: UUID, text_id: str) -> HttpResponse:
    """The client agrees in the room, in words; also the way to undo a slip of the finger."""
    visit = _visit_for_writing(request, visit_id)
    text = consents.text_called(text_id)
    if text is None:
        raise Http404
    consents.agree(visit, text, by=user_of(request), at=timezone.now())
    messages.success(request, f"{text.title}: consent recorded, given in words to you.")
    return _back(visit)


def _visit(visit_id: UUID) -> Visit:
    visits = Visit.objects.select_related(
        "client__guardian", "practitioner__user", "service", "site", "episode"
    )
    visit = visits.filter(pk=visit_id).first()
    if visit is None:
        raise Http404
    return visit


def _visit_for_writing(request: HttpRequest, visit_id: UUID) -> Visit:
    visit = _visit(visit_id)
    chart_for_writing(user_of(request), visit.client_id, at=timezone.now())
    return visit


def _consent(visit: Visit, consent_id: UUID) -> Consent:
    consent = Consent.objects.select_related("client", "visit").filter(
        pk=consent_id, client=visit.client
    )
    found = consent.first()
    if found is None:
        raise Http404
    return found


def _back(visit: Visit) -> HttpResponse:
    return redirect("intake:review", visit_id=visit.pk)
