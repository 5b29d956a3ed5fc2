"""Signing notes: each names the digest of the one before, through the whole clinic."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from palpate.clinic.accounts.models import User
from palpate.clinic.audit.actions import write_once
from palpate.clinic.audit.actor import by_user
from palpate.clinic.audit.sealing import GENESIS
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.models import Addendum, Draft, Note

TRIES = 8
Linked = TypeVar("Linked", Note, Addendum)


class AlreadySignedError(ValueError):
    """The note of this visit is signed. Add to it with an addendum."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def sign_note(visit: Visit, sections: list[Any], *, author: User, at: datetime) -> Note:
    """Seal the note of a visit and drop its drafts. Raises AlreadySignedError the second time."""

    def sign() -> Note:
        if Note.objects.filter(visit=visit).exists():
            raise AlreadySignedError
        last = Note.objects.order_by("-number").first()
        note = Note(visit=visit, client=visit.client, author=author)
        note.content = {"sections": sections}
        note.number = last.number + 1 if last else 1
        note.previous_digest = last.digest if last else GENESIS
        write_once(note, by=by_user(author), verb="sign note", at=at)
        Draft.objects.filter(visit=visit, kind=Draft.Kind.NOTE).delete()
        return note

    return _at_the_end_of_the_chain(sign)


def add_addendum(note: Note, content: dict[str, Any], *, author: User, at: datetime) -> Addendum:
    """Add to a signed note; the note itself stays as it was."""

    def add() -> Addendum:
        last = note.addenda.order_by("-number").first()
        addendum = Addendum(note=note, visit=note.visit, client=note.client, author=author)
        addendum.content = content
        addendum.number = last.number + 1 if last else 1
        addendum.previous_digest = last.digest if last else note.digest
        return write_once(addendum, by=by_user(author), verb="add addendum", at=at)

    return _at_the_end_of_the_chain(add)


def _at_the_end_of_the_chain(link: Callable[[], Linked]) -> Linked:
    """Two who link at once reach for the same place; the database lets one, the other tries on."""
    for _ in range(TRIES - 1):
        try:
            with transaction.atomic():
                return link()
        except IntegrityError:
            continue
    with transaction.atomic():
        return link()
