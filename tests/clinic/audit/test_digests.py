"""A digest is the same whichever database kept the value, and another for another value."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palpate.clinic.audit.sealing import canonical, digest
from palpate.clinic.charting.models import FindingRecord
from tests.clinic.cast import NOW, Cast
from tests.clinic.records import finding

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_the_canonical_form_is_already_canonical(value: object) -> None:
    assert canonical(canonical(value)) == canonical(value)


@given(st.dictionaries(st.text(), st.integers(), min_size=2))
def test_the_order_of_keys_does_not_matter(value: dict[str, int]) -> None:
    assert digest(value) == digest(dict(reversed(list(value.items()))))


@pytest.mark.parametrize(
    ("one", "same"),
    [
        (1.0, 1),
        (
            datetime(2026, 3, 2, 10, tzinfo=timezone(timedelta(hours=1))),
            datetime(2026, 3, 2, 9, tzinfo=UTC),
        ),
        ((1, 2), [1, 2]),
        (memoryview(b"ab"), b"ab"),
        (UUID(int=7), str(UUID(int=7))),
        (Decimal("1.50"), "1.50"),
        (date(2026, 3, 2), "2026-03-02"),
        (time(9), "09:00:00"),
    ],
)
def test_two_spellings_of_one_value_have_one_digest(one: object, same: object) -> None:
    assert digest(one) == digest(same)


@pytest.mark.parametrize(("one", "other"), [(1, True), (0.1, 0.2), ("1", 1), ([], {}), (None, "")])
def test_two_values_have_two_digests(one: object, other: object) -> None:
    assert digest(one) != digest(other)


def test_a_record_read_back_has_the_digest_it_was_written_with(cast: Cast) -> None:
    from palpate.clinic.audit.sealing import digest_of

    written = finding(cast.visit())
    written.at, written.measured, written.grade = NOW, 42, 0.25
    written.save()
    assert (
        digest_of(FindingRecord.objects.get())
        == written.digest
        == FindingRecord.objects.get().digest
    )
