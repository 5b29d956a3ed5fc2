"""Notes are signed once, in one chain, and added to."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from palpate.clinic.audit.sealing import GENESIS
from palpate.clinic.audit.verify import verify
from palpate.clinic.charting.models import Draft, Note
from palpate.clinic.charting.signing import AlreadySignedError, add_addendum, sign_note
from tests.clinic.cast import NOW, Cast, engage

SECTIONS = [{"kind": "said", "text": "Turning the head hurts less."}]


def test_a_signed_note_holds_its_author_time_and_words(cast: Cast) -> None:
    note = sign_note(cast.visit(), SECTIONS, author=cast.mira, at=NOW)
    assert (note.author, note.at, note.client) == (cast.mira, NOW, cast.ines)
    assert Note.objects.get().content == {"sections": SECTIONS}


def test_signing_ends_the_draft(cast: Cast) -> None:
    visit = cast.visit()
    for kind in (Draft.Kind.NOTE, Draft.Kind.PLAN):
        Draft.objects.create(visit=visit, author=cast.mira, kind=kind, saved_at=NOW)
    sign_note(visit, SECTIONS, author=cast.mira, at=NOW)
    assert [draft.kind for draft in Draft.objects.all()] == [Draft.Kind.PLAN]


def test_a_note_is_signed_once(cast: Cast) -> None:
    visit = cast.visit()
    sign_note(visit, SECTIONS, author=cast.mira, at=NOW)
    with pytest.raises(AlreadySignedError, match="addendum"):
        sign_note(visit, SECTIONS, author=cast.mira, at=NOW)


def test_every_note_names_the_one_before(cast: Cast) -> None:
    first, second = (sign_note(cast.visit(), SECTIONS, author=cast.mira, at=NOW) for _ in range(2))
    assert (first.number, second.number) == (1, 2)
    assert (first.previous_digest, second.previous_digest) == (GENESIS, first.digest)


def test_addenda_follow_the_note_and_each_other(cast: Cast) -> None:
    note = sign_note(cast.visit(), SECTIONS, author=cast.mira, at=NOW)
    one, two = (
        add_addendum(note, {"text": text}, author=cast.mira, at=NOW) for text in ("one", "two")
    )
    assert (one.previous_digest, two.previous_digest) == (note.digest, one.digest)
    assert verify().breaks == ()


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_notes_signed_at_once_still_make_one_chain() -> None:
    cast = engage()
    visits = [cast.visit() for _ in range(6)]

    def sign(visit: Any) -> None:
        try:
            sign_note(visit, SECTIONS, author=cast.mira, at=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(sign, visits))
    assert sorted(Note.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert verify().breaks == ()
