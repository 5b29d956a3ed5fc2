"""Answers in the making: saved page by page and as they are typed, never lost to another device.

Each page carries the draft's version as it was shown and a token of its tab. A page that was
meanwhile changed elsewhere is not overwritten unseen: both are kept, one as the page's answers and
one as "other", and the client chooses.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from palpate.clinic.intake.models import Intake, IntakeDraft

Data = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page sent: its step, its fields, and where and from which version it was filled in."""

    step: str
    data: Data
    version: int = 0
    tab: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """The draft after saving; `has_clash` where the page was changed elsewhere in between."""

    draft: IntakeDraft
    has_clash: bool


def draft_of(intake: Intake) -> IntakeDraft:
    """The draft of an intake; an empty one, not yet stored, where nothing was saved."""
    found = IntakeDraft.objects.filter(intake=intake).first()
    return found or IntakeDraft(intake=intake, content={}, version=0, saved_at=intake.asked_at)


@transaction.atomic
def keep(intake: Intake, page: Page, *, at: datetime, is_sent: bool = False) -> Saved:
    """Save one page of answers, whole or half-finished.

    In a clash what the client sent on purpose becomes the page's answers, and what stood there the
    other; what was only typed becomes the other.
    """
    draft = _locked(intake, at)
    steps: dict[str, Data] = draft.content.setdefault("steps", {})
    before = steps.get(page.step)
    has_clash = before is not None and _is_newer(before, page)
    draft.version += 1
    entry = {"data": page.data, "v": draft.version, "tab": page.tab}
    if has_clash:
        other = draft.content.setdefault("other", {})
        other[page.step] = before if is_sent else entry
    if is_sent or not has_clash:
        steps[page.step] = entry
    draft.saved_at = at
    draft.save()
    return Saved(draft=draft, has_clash=has_clash)


@transaction.atomic
def swap(intake: Intake, step: str, *, at: datetime) -> IntakeDraft:
    """Take what was written on the other device; what stood here becomes the other."""
    draft = _locked(intake, at)
    steps, other = draft.content.setdefault("steps", {}), draft.content.setdefault("other", {})
    if step in other:
        draft.version += 1
        steps[step], replaced = {**other[step], "v": draft.version}, steps.get(step)
        other.pop(step) if replaced is None else other.update({step: replaced})
        draft.save()
    return draft


@transaction.atomic
def note(intake: Intake, key: str, value: Any, *, at: datetime) -> IntakeDraft:
    """Keep something beside the answers, such as what was asked; no answer, so no new version."""
    draft = _locked(intake, at)
    draft.content[key] = value
    draft.save(update_fields=["content"])
    return draft


def answers_in(draft: IntakeDraft, step: str) -> Data:
    """What stands on a page; empty where nobody has been there."""
    return dict(draft.content.get("steps", {}).get(step, {}).get("data", {}))


def other_in(draft: IntakeDraft, step: str) -> Data | None:
    """What was written on the same page elsewhere."""
    found = draft.content.get("other", {}).get(step)
    return dict(found["data"]) if found else None


def has_seen(draft: IntakeDraft, step: str) -> bool:
    return step in draft.content.get("steps", {})


def _locked(intake: Intake, at: datetime) -> IntakeDraft:
    draft, _ = IntakeDraft.objects.select_for_update().get_or_create(
        intake=intake, defaults={"saved_at": at}
    )
    return draft


def _is_newer(before: Data, page: Page) -> bool:
    """Whether somebody else changed the page after this one was shown."""
    is_elsewhere = before["tab"] != page.tab
    return bool(is_elsewhere and before["v"] > page.version and before["data"] != page.data)
