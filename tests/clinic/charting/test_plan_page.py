"""The plan page: minutes with reasons, every edit checked, nothing accepted that breaks a rule."""

from typing import Any

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse

from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.findings import record_finding
from palpate.clinic.charting.models import Assessment, Draft, PlanRecord
from palpate.clinic.charting.plan import draft as drafts
from palpate.clinic.people.models import Credential
from palpate.findings.finding import Finding
from palpate.knowledge.read import shipped
from palpate.planning.check import check
from palpate.planning.stored import plan_from_json
from palpate.quantities import Side
from tests.clinic.cast import NOW, Cast, as_
from tests.clinic.charting.ready import LIMITED, agree, ready, take_consent_back
from tests.clinic.charting.test_understanding import NECK, told

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture(autouse=True)
def _now() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def visit(cast: Cast) -> Visit:
    return ready(cast)


def address(name: str, visit: Visit) -> str:
    return reverse(f"charting:{name}", args=[visit.pk])


def draft_of(visit: Visit, cast: Cast) -> drafts.PlanDraft:
    found = drafts.load(visit, cast.mira, shipped())
    assert found is not None
    return found


def edited(mira: Browser, visit: Visit, cast: Cast, words: str, **sent: Any) -> Any:
    version = draft_of(visit, cast).version
    form = {"edit": words, "version": version, **sent}
    return mira.post(address("plan_change", visit), form, **HTMX)


def number_of(visit: Visit, cast: Cast, block: str) -> int:
    lines = draft_of(visit, cast).plan.lines
    return next(n for n, line in enumerate(lines) if line.block.value == block)


def test_the_page_shows_minutes_with_their_reasons(cast: Cast, visit: Visit) -> None:
    html = as_(cast.mira).get(address("plan", visit)).content.decode()
    for text in ("chosen because", "Stop if", "certainty", "of 100", "For the client", "At home"):
        assert text in html
    assert "No clinician has reviewed" in html


def test_the_plan_is_made_of_what_is_known_of_this_visit(cast: Cast, visit: Visit) -> None:
    as_(cast.mira).get(address("plan", visit))
    draft = draft_of(visit, cast)
    assert draft.request.minutes == cast.hour.minutes
    assert [goal.label for goal in draft.request.goals] == [
        "Less headache",
        "Look over my shoulder",
    ]
    assert draft.request.targets[0].id == "trapezius-upper:right"
    assert draft.request.consent.given
    assert not check(draft.plan, draft.request)


def test_looking_again_changes_nothing(cast: Cast, visit: Visit) -> None:
    mira = as_(cast.mira)
    mira.get(address("plan", visit))
    mira.get(address("plan", visit))
    assert draft_of(visit, cast).version == 1


def test_desk_and_strangers_see_no_plan_and_the_owner_changes_none(
    cast: Cast, visit: Visit
) -> None:
    page = address("plan", visit)
    assert as_(cast.otto).get(page).status_code == 403
    assert as_(cast.zoe).get(page).status_code == 404
    assert as_(cast.olga).get(page).status_code == 200
    assert not Draft.objects.exists()
    for name in ("plan_change", "plan_again", "plan_accept", "plan_undo", "session_start"):
        assert as_(cast.olga).post(address(name, visit)).status_code == 403
        assert as_(cast.mira).get(address(name, visit)).status_code == 405


def test_without_consent_nothing_is_planned_and_the_page_says_to_ask(cast: Cast) -> None:
    visit = told(cast.visit(), {}, NECK)
    html = as_(cast.mira).get(address("plan", visit)).content.decode()
    assert "No treatment fits today" in html
    assert "consent" in html
    as_(cast.mira).post(address("plan_accept", visit))
    assert not PlanRecord.objects.exists()


def test_where_nothing_is_known_nothing_is_planned(cast: Cast) -> None:
    visit = told(cast.visit(), {})
    agree(visit)
    html = as_(cast.mira).get(address("plan", visit)).content.decode()
    assert "Nothing to plan from yet" in html
    assert "Accept and start" not in html


def test_an_emergency_leaves_no_plan_and_says_what_to_do(cast: Cast) -> None:
    visit = ready(cast, content={"screening": {"saddle-numbness": "yes"}})
    answer = as_(cast.mira).get(address("plan", visit))
    html = answer.content.decode()
    assert "No session today, so there is no plan" in html
    assert html.index("Emergency") < html.index("No session today")
    assert "What to do" in html
    assert "Accept and start" not in html
    as_(cast.mira).post(address("session_start", visit), {"version": 1})
    visit.refresh_from_db()
    assert visit.state == Visit.State.BOOKED
    assert not PlanRecord.objects.exists()


def test_an_edit_is_saved_and_one_tap_takes_it_back(cast: Cast, visit: Visit) -> None:
    mira = as_(cast.mira)
    mira.get(address("plan", visit))
    before = draft_of(visit, cast).plan
    at = number_of(visit, cast, "warm_up")
    answer = edited(mira, visit, cast, f"shorter {at}")
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    assert draft_of(visit, cast).plan.lines[at].minutes == before.lines[at].minutes - 0.5
    mira.post(address("plan_undo", visit), {"version": 2}, **HTMX)
    assert draft_of(visit, cast).plan == before


def test_a_broken_rule_is_said_and_keeps_the_plan_from_being_accepted(
    cast: Cast, visit: Visit
) -> None:
    mira = as_(cast.mira)
    mira.get(address("plan", visit))
    answer = edited(mira, visit, cast, f"remove {number_of(visit, cast, 'warm_up')}")
    assert "may not be worked from" in answer.content.decode()
    assert "still cold" in answer.content.decode()
    version = draft_of(visit, cast).version
    refused = mira.post(address("plan_accept", visit), {"version": version})
    assert refused.status_code == 409
    assert "still cold" in refused.content.decode()
    assert not PlanRecord.objects.exists()


def test_plan_again_mends_it_without_what_was_removed(cast: Cast, visit: Visit) -> None:
    mira = as_(cast.mira)
    mira.get(address("plan", visit))
    at = number_of(visit, cast, "specific")
    gone = draft_of(visit, cast).plan.lines[at]
    edited(mira, visit, cast, f"remove {at}")
    mira.post(address("plan_again", visit), terms(visit, cast), **HTMX)
    draft = draft_of(visit, cast)
    assert not check(draft.plan, draft.request)
    assert not [
        line for line in draft.plan.lines
        if line.technique == gone.technique and set(line.targets) & set(gone.targets)
    ]  # fmt: skip


def terms(visit: Visit, cast: Cast, **changes: Any) -> dict[str, Any]:
    draft = draft_of(visit, cast)
    sent = {
        "version": draft.version,
        "minutes": f"{draft.terms.minutes:g}",
        "discomfort": draft.terms.discomfort_at_most,
        "tolerance": draft.terms.tolerance,
        "irritability": draft.terms.irritability,
    }
    return {**sent, **changes}


def test_fewer_minutes_and_less_pressure_are_kept_to(cast: Cast, visit: Visit) -> None:
    mira = as_(cast.mira)
    mira.get(address("plan", visit))
    mira.post(address("plan_again", visit), terms(visit, cast, minutes="30", discomfort="2"))
    plan = draft_of(visit, cast).plan
    assert plan.end_minute <= 30
    assert all(line.dose.discomfort_at_most <= 2 for line in plan.treatment)


@pytest.mark.parametrize(
    "wrong", [{"minutes": "7"}, {"discomfort": "9"}, {"tolerance": "brutal"}, {"minutes": ""}]
)
def test_terms_that_make_no_sense_change_nothing(
    cast: Cast, visit: Visit, wrong: dict[str, str]
) -> None:
    mira = as_(cast.mira)
    mira.get(address("plan", visit))
    answer = mira.post(address("plan_again", visit), terms(visit, cast, **wrong))
    assert answer.status_code == 422
    assert draft_of(visit, cast).version == 1


def test_what_is_asked_for_is_in_the_plan(cast: Cast, visit: Visit) -> None:
    mira = as_(cast.mira)
    mira.get(address("plan", visit))
    wish = {"target": "levator-scapulae:right", "technique": "met-reciprocal-inhibition"}
    mira.post(address("plan_again", visit), terms(visit, cast, **wish))
    plan = draft_of(visit, cast).plan
    assert any(
        line.technique == wish["technique"] and wish["target"] in line.targets
        for line in plan.lines
    )


def test_a_wish_that_clashes_says_why_and_leaves_the_plan_alone(cast: Cast, visit: Visit) -> None:
    mira = as_(cast.mira)
    mira.get(address("plan", visit))
    before = draft_of(visit, cast)
    wish = {"technique": "joint-mobilisation-soft", "target": "trapezius-upper:right"}
    answer = mira.post(address("plan_again", visit), terms(visit, cast, **wish), **HTMX)
    assert answer.status_code == 422
    assert draft_of(visit, cast) == before


@pytest.mark.parametrize("words", ["", "explode 3", "remove", "remove x", "switch 3", "up 99"])
def test_an_edit_that_makes_no_sense_says_so_and_changes_nothing(
    cast: Cast, visit: Visit, words: str
) -> None:
    mira = as_(cast.mira)
    mira.get(address("plan", visit))
    assert edited(mira, visit, cast, words).status_code == 422
    assert draft_of(visit, cast).version == 1


def test_a_stale_page_changes_nothing(cast: Cast, visit: Visit) -> None:
    mira = as_(cast.mira)
    mira.get(address("plan", visit))
    at = number_of(visit, cast, "warm_up")
    edited(mira, visit, cast, f"shorter {at}")
    late = mira.post(address("plan_change", visit), {"edit": f"remove {at}", "version": 1}, **HTMX)
    assert late.status_code == 409
    assert "another window" in late.content.decode()
    assert draft_of(visit, cast).version == 2


def test_accepting_seals_plan_and_assessment_once(cast: Cast, visit: Visit) -> None:
    mira = as_(cast.mira)
    mira.get(address("plan", visit))
    plan = draft_of(visit, cast).plan
    for _ in range(2):
        mira.post(address("plan_accept", visit), {"version": 1})
    row = PlanRecord.objects.get()
    assert plan_from_json(row.content["plan"]) == plan
    assert row.assessment == Assessment.objects.get()
    assert row.knowledge_version == shipped().version
    assert not Draft.objects.exists()


def test_an_accepted_plan_is_changed_by_a_new_one_that_amends_it(cast: Cast, visit: Visit) -> None:
    mira = as_(cast.mira)
    mira.get(address("plan", visit))
    mira.post(address("plan_accept", visit), {"version": 1})
    mira.post(address("plan_reopen", visit))
    edited(mira, visit, cast, f"shorter {number_of(visit, cast, 'warm_up')}")
    mira.post(address("plan_accept", visit), {"version": draft_of(visit, cast).version})
    old, new = PlanRecord.objects.order_by("at", "amends")
    assert {old.amends_id, new.amends_id} == {None, (old if new.amends_id else new).pk}


def test_an_untouched_plan_follows_the_findings(cast: Cast, visit: Visit) -> None:
    mira = as_(cast.mira)
    mira.get(address("plan", visit))
    other = Finding(key="palpation:levator-scapulae", side=Side.RIGHT, grade=1.0)
    record_finding(visit, other, author=cast.mira, at=NOW)
    assert "has changed since" not in mira.get(address("plan", visit)).content.decode()
    draft = draft_of(visit, cast)
    assert any("levator-scapulae:right" in line.targets for line in draft.plan.treatment)
    assert not check(draft.plan, draft.request)


def test_a_finding_made_meanwhile_is_checked_against_and_said(cast: Cast, visit: Visit) -> None:
    mira = as_(cast.mira)
    mira.get(address("plan", visit))
    edited(mira, visit, cast, f"shorter {number_of(visit, cast, 'warm_up')}")
    other = Finding(key="palpation:levator-scapulae", side=Side.RIGHT, grade=1.0)
    record_finding(visit, other, author=cast.mira, at=NOW)
    assert "has changed since" in mira.get(address("plan", visit)).content.decode()
    mira.post(address("plan_again", visit), terms(visit, cast))
    assert "has changed since" not in mira.get(address("plan", visit)).content.decode()


def test_a_serious_answer_after_planning_forbids_accepting(cast: Cast, visit: Visit) -> None:
    mira = as_(cast.mira)
    mira.get(address("plan", visit))
    answer = Finding(key="has:screen.saddle-numbness", side=Side.MIDLINE)
    record_finding(visit, answer, author=cast.mira, at=NOW)
    assert mira.post(address("plan_accept", visit), {"version": 1}).status_code == 409
    assert not PlanRecord.objects.exists()


def test_consent_taken_back_after_planning_forbids_accepting(cast: Cast) -> None:
    visit = told(cast.visit(), {}, NECK)
    consent = agree(visit)
    record_finding(visit, LIMITED, author=cast.mira, at=NOW)
    mira = as_(cast.mira)
    mira.get(address("plan", visit))
    assert draft_of(visit, cast).plan.treatment
    take_consent_back(consent)
    refused = mira.post(address("plan_accept", visit), {"version": 1})
    assert refused.status_code == 409
    assert "consent" in refused.content.decode()


def test_a_technique_the_client_withdrew_is_not_planned(cast: Cast, visit: Visit) -> None:
    take_consent_back(agree(visit, "technique", "pressure-release"))
    as_(cast.mira).get(address("plan", visit))
    plan = draft_of(visit, cast).plan
    assert "pressure-release" not in {line.technique for line in plan.lines}


def test_credentials_count_until_their_last_day(cast: Cast, visit: Visit) -> None:
    for expires_on in (NOW.date(), None):
        Credential.objects.create(
            practitioner=cast.mira_treats, kind=f"kind {expires_on}", expires_on=expires_on
        )
    Credential.objects.create(
        practitioner=cast.mira_treats, kind="expired", expires_on=NOW.date().replace(year=2025)
    )
    as_(cast.mira).get(address("plan", visit))
    assert draft_of(visit, cast).request.therapist.credentials == {
        f"kind {NOW.date()}", "kind None",
    }  # fmt: skip
