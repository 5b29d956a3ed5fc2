"""The note in the making: one draft per therapist and visit, saved as it is typed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

from django.db import transaction

from palpate.clinic.accounts.models import User
from palpate.clinic.audit.actions import record
from palpate.clinic.audit.actor import by_user
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.models import Draft
from palpate.clinic.charting.note.draft import LEVEL, Brevity, drafted
from palpate.clinic.charting.note.lines import as_json, edited, from_json, records_of
from palpate.clinic.charting.note.values import Facts, Section

USUAL: Brevity = "usual"


class StaleNoteError(ValueError):
    """The note was changed in another window meanwhile. Reload the page to see it."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDraft:
    """A note not yet signed. `seen` are the records known when it was begun; `before` is the
    state to go back to, where there is one.
    """

    sections: tuple[Section, ...]
    brevity: Brevity = USUAL
    seen: tuple[str, ...] = ()
    before: dict[str, Any] | None = None
    version: int = 0


def fresh(facts: Facts, brevity: Brevity = USUAL) -> NoteDraft:
    """A note as the records say it."""
    sections = drafted(facts, brevity)
    return NoteDraft(
        sections=sections, brevity=brevity, seen=tuple(records_of(drafted(facts, "full")))
    )


def load(visit: Visit, author: User) -> NoteDraft | None:
    """What the author has kept; None where nothing was changed yet."""
    row = _rows(visit, author).first()
    return replace(_read(row.content), version=row.version) if row is not None else None


@transaction.atomic
def save(visit: Visit, draft: NoteDraft, *, author: User, at: datetime) -> NoteDraft:
    """Keep it. Raises StaleNoteError where another window saved since it was read."""
    content, version = _content(draft), draft.version + 1
    if draft.version == 0:
        row, made = Draft.objects.get_or_create(
            visit=visit,
            author=author,
            kind=Draft.Kind.NOTE,
            defaults={"content": content, "version": version, "saved_at": at},
        )
        if not made:
            raise StaleNoteError
    else:
        current = _rows(visit, author).filter(version=draft.version)
        if not current.update(content=content, version=version, saved_at=at):
            raise StaleNoteError
        row = _rows(visit, author).get()
    record(by_user(author), "save note draft", row, at=at, client_id=visit.client_id)
    return replace(draft, version=version)


def typed(draft: NoteDraft, sent: Mapping[str, str]) -> NoteDraft:
    """The draft with the text areas as sent; what was not sent stays."""
    sections = tuple(
        edited(section, sent[section.id]) if section.id in sent else section
        for section in draft.sections
    )
    return replace(draft, sections=sections)


def in_brevity(draft: NoteDraft, facts: Facts, brevity: str) -> NoteDraft:
    """Drafted anew, longer or shorter; what was typed can be had back by undo."""
    wanted = cast(Brevity, brevity) if brevity in LEVEL else USUAL
    return replace(fresh(facts, wanted), before=_content(draft), version=draft.version)


def undone(draft: NoteDraft) -> NoteDraft:
    """The state before the last change of brevity or addition."""
    return replace(_read(draft.before), version=draft.version) if draft.before else draft


def changed(draft: NoteDraft, sections: tuple[Section, ...], seen: tuple[str, ...]) -> NoteDraft:
    """Other sections, with this state to go back to."""
    return replace(draft, sections=sections, seen=seen, before=_content(draft))


def _rows(visit: Visit, author: User) -> Any:
    return Draft.objects.filter(visit=visit, author=author, kind=Draft.Kind.NOTE)


def _content(draft: NoteDraft) -> dict[str, Any]:
    return {
        "sections": as_json(draft.sections),
        "brevity": draft.brevity,
        "seen": list(draft.seen),
        "before": {**draft.before, "before": None} if draft.before else None,
    }


def _read(content: dict[str, Any]) -> NoteDraft:
    return NoteDraft(
        sections=from_json(content["sections"]),
        brevity=content["brevity"],
        seen=tuple(content["seen"]),
        before=content.get("before"),
    )
