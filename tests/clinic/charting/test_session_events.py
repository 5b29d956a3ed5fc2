"""The door of the runner: strict, each event by itself, the device's clock forgiven."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from palpate.clinic.charting.session.events import MOST_EVENTS, BatchError, read_batch

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
WORK: dict[str, Any] = {
    "id": "specific/pressure-release/trapezius-upper:right",
    "block": "specific",
    "label": "Trigger point pressure release",
    "minutes": 4.0,
    "technique": "pressure-release",
    "targets": ["trapezius-upper:right"],
}


def sent(kind: str, content: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    usual = {"id": str(uuid4()), "kind": kind, "at": NOW.isoformat(), "content": content or {}}
    return {**usual, **fields}


def batch(*events: dict[str, Any], **fields: Any) -> bytes:
    return json.dumps({"events": list(events), **fields}).encode()


def problem(event: dict[str, Any]) -> str:
    return read_batch(batch(event), now=NOW)[0].problem


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("start", {}),
        ("pause", {}),
        ("resume", {}),
        ("finish", {}),
        ("done", {"line": WORK, "seconds": 250}),
        ("skip", {"line": WORK, "seconds": 0}),
        ("switch", {"line": WORK, "to": WORK, "seconds": 20}),
        ("add", {"line": WORK}),
        ("discomfort", {"value": 4, "line": WORK["id"]}),
        ("response", {"pressure": "less"}),
        ("finding", {"what": "retest", "of": "r", "label": "R", "when": "after", "value": 3}),
    ],
)
def test_every_kind_of_event_comes_through_the_door(kind: str, content: dict[str, Any]) -> None:
    assert problem(sent(kind, content)) == ""


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("explode", {}),
        ("start", {"why": "now"}),
        ("done", {"line": WORK}),
        ("done", {"line": WORK, "seconds": -1}),
        ("done", {"line": WORK, "seconds": "250"}),
        ("done", {"line": {**WORK, "block": "lunch"}, "seconds": 5}),
        ("done", {"line": {**WORK, "position": "upside down"}, "seconds": 5}),
        ("done", {"line": {**WORK, "minutes": 0}, "seconds": 5}),
        ("discomfort", {"value": 11}),
        ("discomfort", {"value": 4.5}),
        ("response", {"pressure": "harder"}),
        ("finding", {"what": "mood", "of": "r", "label": "R", "when": "after", "value": 3}),
        ("retract", {}),
    ],
)
def test_what_makes_no_sense_is_handed_back_with_its_problem(
    kind: str, content: dict[str, Any]
) -> None:
    assert problem(sent(kind, content))


def test_one_wrong_event_does_not_spoil_the_others() -> None:
    events = read_batch(batch(sent("start"), sent("explode"), sent("pause")), now=NOW)
    assert [bool(event.problem) for event in events].count(True) == 1


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b'{"events": []}',
        b'{"events": [{"kind": "start"}]}',
        b'{"events": [{"id": "no", "kind": "start", "at": "2026-03-02T10:00:00Z"}]}',
        b'{"events": "all"}',
        json.dumps({"events": [sent("start")] * (MOST_EVENTS + 1)}).encode(),
        batch(sent("start"), token="x"),
    ],
)
def test_what_is_no_batch_is_refused_whole(text: bytes) -> None:
    with pytest.raises(BatchError, match="Nothing was recorded"):
        read_batch(text, now=NOW)


def test_events_come_back_in_order_of_time_and_retractions_last() -> None:
    late, early = sent("pause", at="2026-03-02T09:50:00Z"), sent("start", at="2026-03-02T09:40:00Z")
    undo = sent("retract", at="2026-03-02T09:30:00Z", retracts=late["id"])
    kinds = [event.kind for event in read_batch(batch(undo, late, early), now=NOW)]
    assert kinds == ["start", "pause", "retract"]


def test_a_device_whose_clock_is_wrong_is_put_right() -> None:
    wrong = NOW + timedelta(hours=5)
    told = batch(
        sent("start", at=(wrong - timedelta(minutes=3)).isoformat()), sent=wrong.isoformat()
    )
    assert read_batch(told, now=NOW)[0].at == NOW - timedelta(minutes=3)


def test_nothing_happens_in_the_future() -> None:
    ahead = sent("start", at=(NOW + timedelta(seconds=30)).isoformat())
    assert read_batch(batch(ahead), now=NOW)[0].at == NOW


def test_a_time_without_a_zone_is_a_problem() -> None:
    assert "zone" in problem(sent("start", at="2026-03-02T10:00:00"))
