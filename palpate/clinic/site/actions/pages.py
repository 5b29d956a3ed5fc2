"""Pages: written at the beginning, saved by the owner, and brought back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from palpate.clinic.audit.actions import record
from palpate.clinic.audit.actor import Actor
from palpate.clinic.site import blocks as texts
from palpate.clinic.site.first import ALWAYS_PUBLIC, first_pages
from palpate.clinic.site.models import Page, PageVersion

KEPT = 50
"""So many versions of a page are kept."""


@transaction.atomic
def write_first_pages(by: Actor, at: datetime) -> list[Page]:
    """Write the pages a new clinic begins with; those that are there already stay as they are."""
    there = set(Page.objects.values_list("slug", flat=True))
    made = []
    for slug, text in first_pages().items():
        if slug not in there:
            page = Page.objects.create(slug=slug, updated_at=at, updated_by_id=by.user_id, **text)
            record(by, "write first page", page, at=at)
            made.append(page)
    return made


@transaction.atomic
def save_page(
    page: Page,
    *,
    title: str,
    summary: str,
    blocks: Iterable[texts.Block],
    is_public: bool = True,
    by: Actor,
    at: datetime,
) -> Page:
    """Save a page, cleaned; how it stood before can be brought back."""
    if page.pk is not None:
        _keep(Page.objects.get(pk=page.pk), at)
    page.title, page.summary = texts.plain(title), texts.plain(summary)
    page.blocks = texts.cleaned(blocks)
    page.is_public = is_public or page.slug in ALWAYS_PUBLIC
    page.updated_at, page.updated_by_id = at, by.user_id
    page.save()
    record(by, "save page", page, at=at)
    return page


@transaction.atomic
def undo_page(page: Page, *, by: Actor, at: datetime) -> bool:
    """Bring back how the page stood before it was last saved; False where there is nothing."""
    version = page.versions.first()
    if version is None:
        return False
    page.title, page.summary, page.blocks = version.title, version.summary, version.blocks
    page.is_public = version.is_public
    page.updated_at, page.updated_by_id = at, by.user_id
    page.save()
    version.delete()
    record(by, "undo page", page, at=at)
    return True


def _keep(page: Page, at: datetime) -> None:
    PageVersion.objects.create(
        page=page,
        title=page.title,
        summary=page.summary,
        blocks=page.blocks,
        is_public=page.is_public,
        replaced_at=at,
    )
    old = page.versions.values_list("pk", flat=True)[KEPT:]
    PageVersion.objects.filter(pk__in=list(old)).delete()
