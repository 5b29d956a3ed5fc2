"""The client's pages: one thing each, saved as they go, screened at once."""

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from palpate.clinic.audit.actor import CLIENT_LINK
from palpate.clinic.intake import flow, summary, watch
from palpate.clinic.intake.asking import open_
from palpate.clinic.intake.draft import Page, has_seen, keep, other_in, swap
from palpate.clinic.intake.flow import Step
from palpate.clinic.intake.forms.step import StepForm
from palpate.clinic.intake.submitting import NotCompleteError, submit
from palpate.clinic.intake.telling import Telling
from palpate.clinic.intake.views.link import behind_link, go, show, while_open

CHECK = "check"
READ = ("GET", "HEAD", "POST")


@require_http_methods(READ)
@behind_link
@while_open
def start(request: HttpRequest, telling: Telling) -> HttpResponse:
    """What this is, how long it takes, who reads it; or going on where one stopped."""
    among = flow.steps(telling, watch.knowledge())
    if request.method == "POST":
        open_(telling.intake, by=CLIENT_LINK, at=telling.at)
        following = flow.first_open(telling, watch.knowledge(), among)
        return go(request, "intake:step", following.slug) if following else go(
            request, "intake:check"
        )  # fmt: skip
    return show(request, "start", telling, has_begun=bool(telling.draft.version))


@require_http_methods(READ)
@behind_link
@while_open
def step(request: HttpRequest, telling: Telling, slug: str) -> HttpResponse:
    """One page of the form."""
    found, among = _step(telling, slug)
    if request.method != "POST":
        return _page(request, telling, found, found.form(telling, watch.knowledge()), among)
    if request.POST.get("use") == "other":
        telling.draft = swap(telling.intake, slug, at=telling.at)
        return go(request, "intake:step", slug)
    form = found.form(telling, watch.knowledge(), request.POST)
    sent = _sent(request, slug, form)
    saved = keep(telling.intake, sent, at=telling.at, is_sent=True)
    telling.draft = saved.draft
    if saved.has_clash:
        return _page(request, telling, found, form, among, status=409)
    if not form.is_valid():
        return _page(request, telling, found, form, among, status=422)
    return _onward(request, telling, found)


@require_POST
@behind_link
@while_open
def save(request: HttpRequest, telling: Telling, slug: str) -> HttpResponse:
    """Keep a half-finished page; answers with the version the page goes on from.

    After a clash the page keeps its old version, so that going on from it is a clash as well and
    the client is asked which one counts.
    """
    found, _ = _step(telling, slug)
    sent = _sent(request, slug, found.form(telling, watch.knowledge(), request.POST))
    saved = keep(telling.intake, sent, at=telling.at)
    if saved.has_clash:
        return show(request, "parts/version", telling, version=sent.version, clash=True)
    return show(request, "parts/version", telling, version=saved.draft.version)


@require_http_methods(READ)
@behind_link
@while_open
def check(request: HttpRequest, telling: Telling) -> HttpResponse:
    """Every answer once more, each with a link to change it; then sending."""
    knowledge = watch.knowledge()
    among = flow.steps(telling, knowledge)
    if request.method == "POST":
        try:
            submit(telling, at=telling.at)
        except NotCompleteError as missing:
            return go(request, "intake:step", missing.step)
        return go(request, "intake:received")
    if (missing_step := flow.first_open(telling, knowledge, among)) is not None:
        return go(request, "intake:step", missing_step.slug)
    return show(request, "check", telling, rows=summary.rows(telling, among, knowledge))


def _step(telling: Telling, slug: str) -> tuple[Step, tuple[Step, ...]]:
    among = flow.steps(telling, watch.knowledge())
    found = flow.step_called(slug, among)
    if found is None:
        raise Http404
    return found, among


def _sent(request: HttpRequest, slug: str, form: StepForm) -> Page:
    version = request.POST.get("version", "")
    return Page(
        step=slug,
        data=form.sent(),
        version=int(version) if version.isdecimal() and len(version) < 9 else 0,
        tab=request.POST.get("tab", "")[:16],
    )


def _onward(request: HttpRequest, telling: Telling, found: Step) -> HttpResponse:
    """Screen what is told now; then the instruction, the check page or the next page."""
    screen, alert = watch.look(telling, at=telling.at)
    watch.mark_screened(telling, at=telling.at)
    among = flow.steps(telling, watch.knowledge())
    more = ""
    if flow.has_answered(telling, watch.knowledge(), among):
        more = watch.ask_more(telling, screen, at=telling.at)
    if alert is not None:
        return go(request, "intake:call")
    following = flow.after(found, among)
    if more:
        return go(request, "intake:step", more)
    if following is None or (request.POST.get("back") == CHECK and not _opens(telling, following)):
        return go(request, "intake:check")
    return go(request, "intake:step", following.slug)


def _opens(telling: Telling, following: Step) -> bool:
    """Whether a change has brought up a page that nobody has seen."""
    return not has_seen(telling.draft, following.slug)


def _page(
    request: HttpRequest,
    telling: Telling,
    found: Step,
    form: StepForm,
    among: tuple[Step, ...],
    *,
    status: int = 200,
) -> HttpResponse:
    place = among.index(found)
    content: dict[str, Any] = {
        "step": found,
        "form": form,
        "before": among[place - 1] if place else None,
        "number": place + 1,
        "count": len(among) + 1,
        "version": telling.draft.version,
        "tab": request.POST.get("tab") or secrets.token_hex(4),
        "back": request.POST.get("back") or request.GET.get("back", ""),
        "other": _other_rows(telling, found),
    }
    return show(request, f"steps/{found.template}", telling, status=status, **content)


def _other_rows(telling: Telling, found: Step) -> list[summary.Row]:
    """What was written on this page elsewhere, as lines."""
    other = other_in(telling.draft, found.slug)
    if other is None:
        return []
    entry = {"data": other, "v": telling.draft.version, "tab": ""}
    draft = telling.draft
    content = {**draft.content, "steps": {**draft.content.get("steps", {}), found.slug: entry}}
    elsewhere = Telling(telling.intake, type(draft)(content=content), at=telling.at)
    return summary.rows(elsewhere, (found,), watch.knowledge())
