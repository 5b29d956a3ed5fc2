"""The plan page and the part of it that answers a tap."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from palpate.clinic.accounts.guards import user_of
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.plan import making
from palpate.clinic.charting.plan.accept import standing_plan
from palpate.clinic.charting.plan.circumstances import last_visits_work
from palpate.clinic.charting.plan.draft import PlanDraft
from palpate.clinic.charting.plan.shown import shown
from palpate.clinic.charting.plan.terms import TermsForm
from palpate.clinic.charting.understanding import Understanding
from palpate.clinic.charting.workspace.banner import banner, flags
from palpate.clinic.people.rights import may_write_chart
from palpate.knowledge.read import shipped
from palpate.planning.check import check


def page(
    request: HttpRequest,
    found: Visit,
    understood: Understanding,
    draft: PlanDraft | None,
    *,
    form: TermsForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Everything: banner, flags, plan."""
    screen = understood.screen
    context = {
        "current": "today",
        "tab": "plan",
        "flags": flags(screen),
        "to_do": screen.client_texts,
        "rebook": screen.rebook,
        "no_session": screen.no_session,
        "may_write": may_write_chart(user_of(request), found.client_id),
        **banner(found, screen),
        **_middle(request, found, draft, form),
    }
    return render(request, "charting/plan/page.html", context, status=status)


def answer(
    request: HttpRequest, found: Visit, draft: PlanDraft, *, status: int = 200
) -> HttpResponse:
    """The plan alone, after a tap."""
    context = _middle(request, found, draft, None)
    return render(request, "charting/plan/answer.html", context, status=status)


def _middle(
    request: HttpRequest, found: Visit, draft: PlanDraft | None, form: TermsForm | None
) -> dict[str, Any]:
    """The draft, else the plan in force, else that there is none."""
    standing, knowledge = standing_plan(found), shipped()
    context: dict[str, Any] = {
        "visit": found,
        "draft": draft,
        "standing": standing,
        "has_begun": found.state in making.BEGUN,
    }
    if draft is None:
        if standing is None:
            return context
        kept = making.read(standing, knowledge)
        return context | shown(kept.plan, kept.request, knowledge)
    return {
        **context,
        **shown(draft.plan, draft.request, knowledge, check(draft.plan, draft.request)),
        "no_session": bool(draft.request.no_session),
        "why_none": draft.request.no_session,
        "form": form or TermsForm(terms=draft.terms, waiting=making.waiting(draft.request)),
        "targets": draft.request.targets,
        "techniques": making.offered(draft.request),
        "has_last_time": bool(last_visits_work(found)),
        "open_at": _edited_line(request),
    }


def _edited_line(request: HttpRequest) -> int:
    """The line a tap has just changed: its buttons stay open. -1 where it moved or went."""
    verb, _, rest = request.POST.get("edit", "").partition(" ")
    number = rest.partition(" ")[0]
    if verb not in ("longer", "shorter", "switch", "up", "down") or not number.isdecimal():
        return -1
    return int(number) + {"up": -1, "down": 1}.get(verb, 0)
