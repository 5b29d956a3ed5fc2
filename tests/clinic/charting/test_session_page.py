"""The session: started from a plan, recorded once per tap, re-planned with what was done frozen."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse

from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.findings import record_finding
from palpate.clinic.charting.models import Draft, PlanRecord, SessionEvent
from palpate.clinic.charting.plan import draft as drafts
from palpate.clinic.charting.session.standing import Session, left_of, session_of
from palpate.clinic.charting.session.work import Work
from palpate.clinic.intake.models import Consent
from palpate.findings.finding import Finding
from palpate.knowledge.read import shipped
from palpate.planning.check import check
from palpate.quantities import Side
from tests.clinic.cast import NOW, Cast, as_
from tests.clinic.charting.ready import ready, take_consent_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def mira(cast: Cast, clock: Any) -> Browser:
    return as_(cast.mira)


@pytest.fixture
def visit(cast: Cast, clock: Any) -> Visit:
    return ready(cast)


@pytest.fixture
def running(mira: Browser, visit: Visit) -> Visit:
    start(mira, visit)
    return visit


def address(name: str, visit: Visit) -> str:
    return reverse(f"charting:{name}", args=[visit.pk])


def start(mira: Browser, visit: Visit) -> Any:
    mira.get(address("plan", visit))
    return mira.post(address("session_start", visit), {"version": 1})


def now_of(visit: Visit) -> Session:
    found = session_of(visit, shipped())
    assert found is not None
    return found


def current(visit: Visit) -> Work:
    found = now_of(visit).progress.current
    assert found is not None
    return found


def tap(mira: Browser, visit: Visit, *parts: object, event_id: UUID | None = None) -> Any:
    sent = {"tap": "|".join(map(str, parts)), "event_id": str(event_id or uuid4())}
    return mira.post(address("session_log", visit), sent)


def event(kind: str, content: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    usual = {"id": str(uuid4()), "kind": kind, "at": NOW.isoformat(), "content": content or {}}
    return {**usual, **fields}


def post(mira: Browser, visit: Visit, *events: dict[str, Any]) -> Any:
    body = json.dumps({"events": list(events)})
    return mira.post(address("session_events", visit), body, content_type="application/json")


def until(visit: Visit, block: str, mira: Browser, clock: Any) -> Work:
    """Do line after line, each in its minutes, up to the first of a block."""
    while (work := current(visit)).block != block:
        clock.shift(timedelta(minutes=work.minutes))
        tap(mira, visit, "done", work.id)
    return work


def test_two_taps_from_the_chart_to_a_running_session(mira: Browser, visit: Visit) -> None:
    assert start(mira, visit).headers["Location"] == address("session", visit)
    visit.refresh_from_db()
    assert visit.state == Visit.State.RUNNING
    assert PlanRecord.objects.count() == 1
    html = mira.get(address("session", visit)).content.decode()
    assert 'role="timer"' in html
    assert "Greet and check again" in html


def test_starting_twice_is_starting_once(mira: Browser, visit: Visit) -> None:
    start(mira, visit)
    mira.post(address("session_start", visit), {"version": 1})
    assert SessionEvent.objects.filter(kind="start").count() == 1
    assert not Draft.objects.exists()


def test_without_a_plan_there_is_no_session(mira: Browser, visit: Visit) -> None:
    answer = mira.post(address("session_start", visit))
    assert answer.headers["Location"] == address("plan", visit)
    assert "No plan yet" in mira.get(address("session", visit)).content.decode()
    assert not SessionEvent.objects.exists()


def test_a_stale_plan_page_starts_nothing(mira: Browser, cast: Cast, visit: Visit) -> None:
    mira.get(address("plan", visit))
    draft = drafts.load(visit, cast.mira, shipped())
    assert draft is not None
    drafts.save(visit, draft, author=cast.mira, at=NOW)
    mira.post(address("session_start", visit), {"version": 1})
    assert not PlanRecord.objects.exists()


def test_consent_taken_back_after_accepting_stops_the_start(mira: Browser, visit: Visit) -> None:
    mira.get(address("plan", visit))
    mira.post(address("plan_accept", visit), {"version": 1})
    take_consent_back(Consent.objects.get())
    mira.post(address("session_start", visit))
    visit.refresh_from_db()
    assert visit.state == Visit.State.BOOKED


def test_a_serious_answer_after_accepting_stops_the_start(
    mira: Browser, cast: Cast, visit: Visit
) -> None:
    mira.get(address("plan", visit))
    mira.post(address("plan_accept", visit), {"version": 1})
    saddle = Finding(key="has:screen.saddle-numbness", side=Side.MIDLINE)
    record_finding(visit, saddle, author=cast.mira, at=NOW)
    mira.post(address("session_start", visit))
    assert not SessionEvent.objects.exists()


def test_desk_and_strangers_see_no_session_and_the_owner_taps_nothing(
    cast: Cast, running: Visit
) -> None:
    page = address("session", running)
    assert as_(cast.otto).get(page).status_code == 403
    assert as_(cast.zoe).get(page).status_code == 404
    owner = as_(cast.olga).get(page)
    assert owner.status_code == 200
    assert "Done, next" not in owner.content.decode()
    for name in ("session_log", "session_undo", "session_events", "session_replan"):
        assert as_(cast.olga).post(address(name, running)).status_code == 403
        assert as_(cast.mira).get(address(name, running)).status_code == 405
    assert as_(cast.olga).get(address("session_ahead", running)).status_code == 403


def test_a_tap_records_what_was_done_and_for_how_long(
    mira: Browser, running: Visit, clock: Any
) -> None:
    first = current(running)
    clock.shift(timedelta(seconds=200))
    tap(mira, running, "done", first.id)
    row = SessionEvent.objects.get(kind="done")
    assert row.content["seconds"] == 200
    assert row.content["line"]["label"] == first.label
    assert current(running) != first


def test_the_same_tap_twice_is_recorded_once(mira: Browser, running: Visit) -> None:
    first, name = current(running), uuid4()
    for _ in range(2):
        tap(mira, running, "done", first.id, event_id=name)
    assert SessionEvent.objects.filter(kind="done").count() == 1


def test_an_event_posted_twice_is_recorded_once(mira: Browser, running: Visit) -> None:
    sent = event("discomfort", {"value": 4, "line": current(running).id})
    first, again = post(mira, running, sent), post(mira, running, sent, sent)
    assert first.json()["recorded"] == [sent["id"]]
    assert again.json()["known"] == [sent["id"], sent["id"]]
    assert SessionEvent.objects.filter(kind="discomfort").count() == 1


def test_events_of_four_hours_without_a_network_arrive_in_any_order(
    cast: Cast, running: Visit, clock: Any
) -> None:
    lines = now_of(running).progress.queue[:3]
    events = [
        event(
            "done",
            {"line": line.as_json(), "seconds": 60},
            at=(NOW + timedelta(minutes=n)).isoformat(),
        )
        for n, line in enumerate(lines, start=1)
    ]
    finish = event("finish", at=(NOW + timedelta(minutes=5)).isoformat())
    clock.shift(timedelta(hours=4))
    mira = as_(cast.mira)  # the idle lock asks for the login again
    post(mira, running, events[2], finish)
    post(mira, running, events[0], events[1], events[2])
    state = now_of(running).progress
    assert [one.work.id for one in state.worked] == [line.id for line in lines]
    assert state.finished_at == NOW + timedelta(minutes=5)
    running.refresh_from_db()
    assert running.state == Visit.State.DONE


def test_a_retraction_that_comes_too_early_waits_for_what_it_takes_back(
    mira: Browser, running: Visit
) -> None:
    sent = event("discomfort", {"value": 4})
    undo = event("retract", retracts=sent["id"])
    assert post(mira, running, undo).json()["waiting"] == [undo["id"]]
    post(mira, running, sent)
    assert post(mira, running, undo).json()["recorded"] == [undo["id"]]
    assert "discomfort" not in {e.kind for e in now_of(running).happened}


def test_one_wrong_event_is_refused_with_a_sentence_and_the_others_recorded(
    mira: Browser, running: Visit
) -> None:
    wrong, right = event("discomfort", {"value": 12}), event("pause")
    answer = post(mira, running, wrong, right).json()
    assert answer["recorded"] == [right["id"]]
    assert "Not recorded" in answer["refused"][wrong["id"]]


def test_what_is_no_batch_is_refused(mira: Browser, running: Visit) -> None:
    answer = mira.post(address("session_events", running), "{", content_type="application/json")
    assert answer.status_code == 400
    assert "Nothing was recorded" in answer.json()["error"]


def test_an_event_of_another_visit_is_not_taken_over(
    cast: Cast, mira: Browser, running: Visit
) -> None:
    sent, other = event("pause"), cast.visit()
    post(mira, running, sent)
    assert sent["id"] in post(mira, other, sent).json()["refused"]
    assert not SessionEvent.objects.filter(visit=other).exists()


def test_nothing_happens_at_a_cancelled_visit(cast: Cast, mira: Browser) -> None:
    gone = cast.visit(state=Visit.State.CANCELLED)
    answer = post(mira, gone, event("start")).json()
    assert "this visit was cancelled" in next(iter(answer["refused"].values()))


def test_undo_takes_the_last_tap_back(mira: Browser, running: Visit) -> None:
    first = current(running)
    tap(mira, running, "done", first.id)
    row = SessionEvent.objects.get(kind="done")
    for _ in range(2):
        mira.post(address("session_undo", running), {"event": str(row.event_id)})
    assert current(running) == first
    assert SessionEvent.objects.filter(kind="retract").count() == 1


def test_undo_of_the_end_goes_on_with_the_session(mira: Browser, running: Visit) -> None:
    assert tap(mira, running, "finish").headers["Location"] == address("note", running)
    running.refresh_from_db()
    assert running.state == Visit.State.DONE
    finish = SessionEvent.objects.get(kind="finish")
    mira.post(address("session_undo", running), {"event": str(finish.event_id)})
    running.refresh_from_db()
    assert running.state == Visit.State.RUNNING


@pytest.mark.parametrize("event", ["", "no-uuid", "00000000-0000-4000-8000-000000000000"])
def test_undo_of_nothing_says_so(mira: Browser, running: Visit, event: str) -> None:
    answer = mira.post(address("session_undo", running), {"event": event}, follow=True)
    assert "Nothing was taken back" in answer.content.decode()


def test_a_switch_offers_only_what_is_allowed_and_is_recorded(
    mira: Browser, running: Visit, clock: Any
) -> None:
    work = until(running, "specific", mira, clock)
    offered = mira.get(address("session", running)).context["switches"]
    assert offered
    tap(mira, running, "switch", work.id, "no-such-technique")
    assert current(running) == work
    tap(mira, running, "switch", work.id, offered[0].technique)
    assert current(running).technique == offered[0].technique
    assert current(running).targets[0] == work.targets[0]
    back = mira.get(address("session", running)).context["switches"]
    assert work.technique in {one.technique for one in back}


def test_work_that_was_not_planned_is_added_in_one_tap(mira: Browser, running: Visit) -> None:
    offered = mira.get(address("session", running)).context["additions"][0]
    technique = offered["techniques"][0]["id"]
    tap(mira, running, "add", offered["id"], technique)
    assert current(running).technique == technique
    assert current(running).targets == (offered["id"],)


def test_discomfort_pressure_retests_and_tenderness_are_recorded(
    mira: Browser, running: Visit, clock: Any
) -> None:
    work = until(running, "baseline", mira, clock)
    test = mira.get(address("session", running)).context["tests"][0]
    tap(mira, running, "finding", "before", test["of"], 6)
    work = until(running, "specific", mira, clock)
    tap(mira, running, "discomfort", 4)
    tap(mira, running, "pressure", "less")
    tap(mira, running, "done", work.id)
    tap(mira, running, "tender", work.id, 3)
    contents = {(e.kind, e.content.get("what", "")): e.content for e in now_of(running).happened}
    assert contents["finding", "retest"]["value"] == 6
    assert contents["discomfort", ""] == {"value": 4, "line": work.id}
    assert contents["finding", "tenderness"]["of"] == work.id
    assert now_of(running).cap == now_of(running).request.discomfort_at_most - 1


@pytest.mark.parametrize(
    "words",
    [
        "", "explode", "done", "done|gone", "discomfort|11", "discomfort|x", "pressure|harder",
        "finding|after|no-test|3", "tender|nowhere|3", "add|x|y", "finding|after",
    ],
)  # fmt: skip
def test_a_tap_that_means_nothing_says_so_and_records_nothing(
    mira: Browser, running: Visit, words: str
) -> None:
    before = SessionEvent.objects.count()
    answer = mira.post(address("session_log", running), {"tap": words}, follow=True)
    assert answer.status_code == 200
    assert SessionEvent.objects.count() == before
    assert 'class="toast error"' in answer.content.decode()


def test_skipping_plans_the_rest_anew_with_what_was_done_frozen(
    mira: Browser, running: Visit, clock: Any
) -> None:
    work = until(running, "specific", mira, clock)
    done = [one.work.id for one in now_of(running).progress.worked]
    tap(mira, running, "skip", work.id)
    found = now_of(running)
    assert PlanRecord.objects.count() == 2
    assert found.frozen == len(done)
    assert [one.work.id for one in found.progress.worked] == done
    assert [line.key for line in found.plan.lines[: found.frozen]] == done
    assert not check(found.plan, left_of(found))
    assert not [
        line for line in found.progress.queue
        if line.technique == work.technique and set(line.targets) & set(work.targets)
    ]  # fmt: skip
    assert found.plan.end_minute <= found.request.minutes


def test_undoing_a_skip_brings_its_plan_back(mira: Browser, running: Visit, clock: Any) -> None:
    work = until(running, "specific", mira, clock)
    before = now_of(running).progress.queue
    tap(mira, running, "skip", work.id)
    skipped = SessionEvent.objects.get(kind="skip")
    mira.post(address("session_undo", running), {"event": str(skipped.event_id)})
    assert now_of(running).progress.queue == before


def test_replanning_answers_the_runner_with_lines_and_switches(
    mira: Browser, running: Visit, clock: Any
) -> None:
    until(running, "specific", mira, clock)
    answer = mira.post(address("session_replan", running), "{}", content_type="application/json")
    told = answer.json()
    assert told["planned"]
    assert {work["id"] for work in told["planned"]} >= set(told["switches"])
    assert len(told["absorbed"]) == len(told["events"])


def test_less_pressure_is_kept_to_when_the_rest_is_planned_anew(
    mira: Browser, running: Visit, clock: Any
) -> None:
    until(running, "specific", mira, clock)
    for _ in range(3):
        tap(mira, running, "pressure", "less")
    mira.post(address("session_replan", running))
    found = now_of(running)
    rest = [line for line in found.plan.lines[found.frozen :] if line.block.is_treatment]
    assert rest
    assert all(line.dose.discomfort_at_most <= found.cap for line in rest)


def test_the_clock_that_ran_on_leaves_fewer_minutes(
    mira: Browser, running: Visit, clock: Any
) -> None:
    work = until(running, "specific", mira, clock)
    for _ in range(3):
        clock.shift(timedelta(minutes=9))
        mira.get(address("session_ahead", running))
    tap(mira, running, "done", work.id)
    assert "minutes over" in mira.get(address("session", running)).content.decode()
    mira.post(address("session_replan", running))
    found = now_of(running)
    assert found.plan.end_minute <= found.request.minutes
    assert not check(found.plan, left_of(found))


def test_consent_taken_back_during_the_session_binds_the_new_plan(
    mira: Browser, running: Visit, clock: Any
) -> None:
    until(running, "specific", mira, clock)
    take_consent_back(Consent.objects.get())
    mira.post(address("session_replan", running))
    found = now_of(running)
    assert not [line for line in found.plan.lines[found.frozen :] if line.block.is_treatment]


def test_what_to_do_without_a_network_is_prepared(
    mira: Browser, running: Visit, clock: Any
) -> None:
    work = until(running, "specific", mira, clock)
    told = mira.get(address("session_ahead", running)).json()
    assert told["plan"] == str(now_of(running).row.pk)
    rest = told["if_skipped"][work.id]
    assert rest
    assert work.id not in {one["id"] for one in rest}


def test_a_runner_that_knows_its_plan_only_stays_signed_in(mira: Browser, running: Visit) -> None:
    plan = str(now_of(running).row.pk)
    told = mira.get(address("session_ahead", running), {"known": plan}).json()
    assert told == {"plan": plan}


def test_no_session_no_replan(mira: Browser, visit: Visit) -> None:
    answer = mira.post(address("session_replan", visit), "{}", content_type="application/json")
    assert answer.status_code == 409
    assert mira.get(address("session_ahead", visit)).json()["if_skipped"] == {}


def test_same_as_last_time_in_one_tap(
    cast: Cast, mira: Browser, running: Visit, clock: Any
) -> None:
    work = until(running, "specific", mira, clock)
    tap(mira, running, "done", work.id)
    tap(mira, running, "finish")
    later = ready(cast, starts_at=running.starts_at + timedelta(days=14))
    clock.move_to(later.starts_at)
    mira = as_(cast.mira)
    assert "Same as last time" in mira.get(address("plan", later)).content.decode()
    mira.post(address("plan_last_time", later))
    draft = drafts.load(later, cast.mira, shipped())
    assert draft is not None
    assert any(
        line.technique == work.technique and work.targets[0] in line.targets
        for line in draft.plan.lines
    )
    assert not check(draft.plan, draft.request)


def test_the_state_given_to_the_runner_holds_no_name(mira: Browser, running: Visit) -> None:
    state = json.dumps(mira.get(address("session", running)).context["state"])
    assert "Ines" not in state


def test_times_are_the_devices_and_the_servers(mira: Browser, running: Visit) -> None:
    earlier = NOW - timedelta(minutes=3)
    post(mira, running, event("pause", at=earlier.isoformat()))
    row = SessionEvent.objects.get(kind="pause")
    assert (row.happened_at, row.at) == (earlier, NOW)
    assert isinstance(row.happened_at, datetime)
