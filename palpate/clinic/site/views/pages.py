"""The owner changes a page: blocks, preview, undo."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from palpate.clinic.accounts.guards import for_roles, user_of
from palpate.clinic.accounts.models import Role
from palpate.clinic.audit.actor import by_user
from palpate.clinic.site import blocks, queries
from palpate.clinic.site.actions import save_page, undo_page
from palpate.clinic.site.editor import Typed, version_of
from palpate.clinic.site.first import ALWAYS_PUBLIC
from palpate.clinic.site.models import Page

owner_only = for_roles(Role.OWNER)


@require_http_methods(["GET", "HEAD", "POST"])
@owner_only
def edit_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The editor. Only "save" writes; every other button shows the form again, changed."""
    page = queries.page(slug)
    if request.method != "POST":
        return _editor(request, page, Typed.of_page(page))
    typed, act = Typed.of_form(request.POST), request.POST.get("act", "save")
    if act == "save":
        return _save(request, page, typed)
    typed.do(act)
    return _editor(request, page, typed, is_preview=act == "preview")


@require_POST
@owner_only
def undo(request: HttpRequest, slug: str) -> HttpResponse:
    """How the page stood before it was last saved."""
    page = get_object_or_404(Page, slug=slug)
    if undo_page(page, by=by_user(user_of(request)), at=timezone.now()):
        messages.success(request, f"“{page.title}” stands as it did before.")
    else:
        messages.error(request, "There is no earlier version of this page.")
    return HttpResponseRedirect(reverse("site:edit_page", args=[slug]))


def _save(request: HttpRequest, page: Page, typed: Typed) -> HttpResponse:
    if typed.version != version_of(page):
        return _editor(request, page, typed, is_stale=True)
    if typed.faults():
        return _editor(request, page, typed, status=422)
    saved = save_page(
        page,
        title=typed.title,
        summary=typed.summary,
        blocks=typed.blocks,
        is_public=typed.is_public,
        by=by_user(user_of(request)),
        at=timezone.now(),
    )
    tags = f"undo:{reverse('site:undo_page', args=[page.slug])}" if saved.versions.exists() else ""
    messages.success(request, f"“{saved.title}” is saved.", extra_tags=tags)
    return HttpResponseRedirect(reverse("site:edit_page", args=[page.slug]))


def _editor(
    request: HttpRequest,
    page: Page,
    typed: Typed,
    *,
    is_preview: bool = False,
    is_stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    faults = typed.faults() if status == 422 else {}
    context = {
        "current": "settings",
        "page": page,
        "typed": typed,
        "rows": typed.rows(),
        "faults": faults,
        # Shown once: who saves again after reading this, wants to replace what the other wrote.
        "version": version_of(page) if is_stale else typed.version,
        "is_stale": is_stale,
        "preview": blocks.cleaned(typed.blocks) if is_preview else None,
        "can_hide": page.slug not in ALWAYS_PUBLIC,
    }
    return render(request, "site/edit_page.html", context, status=409 if is_stale else status)
