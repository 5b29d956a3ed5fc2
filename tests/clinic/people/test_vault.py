"""Health content is readable with the client's key and not otherwise."""

import json
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.charting.models import FindingRecord
from palpate.clinic.people import vault
from palpate.clinic.people.actions import erase_client, register_client
from palpate.clinic.people.models import Client, ClientKey, Episode
from tests.clinic.cast import NOW, Cast
from tests.clinic.records import finding


@pytest.fixture
def written(cast: Cast) -> FindingRecord:
    record = finding(cast.visit())
    record.at = NOW
    record.save()
    return record


def stored() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM charting_findingrecord")
        return bytes(cursor.fetchone()[0])


def stored_in(record: FindingRecord) -> bytes:
    return bytes(record.__dict__["content"])


def test_content_reads_as_it_was_written(written: FindingRecord) -> None:
    assert written.content == {"said": "right here"}
    assert FindingRecord.objects.get().content == {"said": "right here"}
    assert FindingRecord.objects.defer("content").get().content == {"said": "right here"}


def test_the_database_holds_no_word_of_it(written: FindingRecord) -> None:
    assert b"right" not in stored()


def test_the_same_words_are_never_stored_alike(written: FindingRecord) -> None:
    plain = json.dumps(written.content).encode()
    assert vault.seal(written.client_id, plain) != vault.seal(written.client_id, plain)


def test_content_moved_to_another_client_does_not_open(written: FindingRecord) -> None:
    other = register_client(name="Bo", by=SYSTEM, at=NOW)
    with pytest.raises(InvalidTag):
        vault.unseal(other.pk, stored())


def test_each_client_has_one_key_and_it_is_wrapped(cast: Cast, written: FindingRecord) -> None:
    key = ClientKey.objects.get()
    assert key.client == cast.ines
    assert len(bytes(key.wrapped)) == vault.NONCE_BYTES + vault.KEY_BYTES + 16


def test_another_installation_cannot_unwrap_it(written: FindingRecord, settings: Any) -> None:
    settings.PALPATE_DATA_KEY = b"x" * 32
    with pytest.raises(InvalidTag):
        _ = FindingRecord.objects.get().content


def test_erasing_destroys_key_and_card_and_keeps_the_rows(
    cast: Cast, written: FindingRecord
) -> None:
    erase_client(cast.ines, by=SYSTEM, at=NOW)
    with pytest.raises(vault.ErasedClientError, match="cannot be read again"):
        _ = FindingRecord.objects.get().content
    with pytest.raises(vault.ErasedClientError):
        vault.seal(cast.ines.pk, b"more")
    client = Client.objects.get(pk=cast.ines.pk)
    assert (client.name, client.email, client.phone, client.birth_date) == (
        "Erased client",
        "",
        "",
        None,
    )
    assert Episode.objects.get().complaint == "Erased client"


def test_within_one_request_a_key_is_looked_up_once(
    written: FindingRecord, django_assert_num_queries: Any
) -> None:
    with vault.remembering_keys(), django_assert_num_queries(2):
        for record in [FindingRecord.objects.get()] * 3:
            assert vault.unseal(record.client_id, stored_in(record))


def test_a_client_erased_in_a_request_is_erased_for_the_rest_of_it(written: FindingRecord) -> None:
    with vault.remembering_keys():
        _ = FindingRecord.objects.get().content
        vault.destroy_key(written.client_id, at=NOW)
        with pytest.raises(vault.ErasedClientError):
            _ = FindingRecord.objects.get().content


def test_a_new_value_before_saving_is_the_one_that_is_saved(cast: Cast) -> None:
    record = finding(cast.visit())
    record.content = {"said": "no, here"}
    record.at = NOW
    record.save()
    assert FindingRecord.objects.get().content == {"said": "no, here"}
