"""Sending: everything becomes records in one go, once, and is never shown through the link."""

from datetime import date
from typing import Any

import pytest

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.charting.understanding import understand
from palpate.clinic.intake.models import (
    Consent,
    Intake,
    IntakeAnswerSet,
    IntakeDraft,
    PainDrawing,
)
from palpate.clinic.intake.queries import consent_at
from palpate.clinic.people.actions import change_client, register_client
from palpate.clinic.people.models import Episode
from tests.clinic.cast import NOW, Cast
from tests.clinic.intake.walking import DRAWN, GUARDIAN, NECK, PAGES, PNG, Walker

pytestmark = pytest.mark.django_db


def told() -> dict[str, Any]:
    content: dict[str, Any] = IntakeAnswerSet.objects.get().content
    return content


def test_the_answers_arrive_in_the_shape_the_chart_reads(walker: Walker) -> None:
    assert walker.finish().headers["Location"].endswith("/received/")
    answers = told()
    assert answers["complaint"] == "My neck aches at the desk"
    assert answers["medicines"] == "ibuprofen"
    assert answers["screening"]["fever"] == "no"
    assert set(answers["findings"]) == {
        "worse:neck-turning", "better:heat", "has:desk-worker", "has:onset-gradual",
        "has:course-long",
    }  # fmt: skip
    assert answers["goals"] == [
        {"text": "looking back", "activity": "looking back", "score": 5, "weight": 10}
    ]
    assert answers["measures"] == {
        "nprs": {"answers": [4, 7], "score": 5.5},
        "psfs": {"answers": [5], "score": 5, "activities": ["looking back"]},
    }


def test_the_drawing_is_kept_as_it_was_marked(walker: Walker) -> None:
    walker.finish()
    drawing = PainDrawing.objects.get()
    assert drawing.chart_version == "areas-1"
    assert drawing.content == {"strokes": [], "regions": [NECK]}


def test_the_chart_understands_what_was_sent(walker: Walker) -> None:
    walker.finish()
    walker.visit.refresh_from_db()
    understood = understand(walker.visit)
    assert not understood.screen.no_session
    assert "pain:angle-of-neck" in {finding.key for finding in understood.findings}
    assert "worse:neck-turning" in {finding.key for finding in understood.findings}


def test_a_strength_not_said_does_not_trouble_the_chart(walker: Walker) -> None:
    walker.finish(places={"areas": DRAWN.replace('"intensity": 6', '"intensity": null')})
    walker.visit.refresh_from_db()
    assert understand(walker.visit).regions[0].intensity == 5


def test_a_visit_of_no_complaint_gets_one(walker: Walker) -> None:
    before = Episode.objects.count()
    walker.finish()
    walker.visit.refresh_from_db()
    assert Episode.objects.count() == before + 1
    assert walker.visit.episode is not None
    assert walker.visit.episode.complaint == "My neck aches at the desk"
    assert walker.visit.episode.baseline == {"nprs": 5.5, "psfs": 5}
    assert walker.visit.episode.goals[0]["activity"] == "looking back"


def test_a_visit_of_a_known_complaint_keeps_it(cast: Cast) -> None:
    walker = Walker(cast.visit(starts_at=NOW.replace(day=12)))
    walker.finish()
    walker.visit.refresh_from_db()
    assert walker.visit.episode == cast.episode
    assert Episode.objects.count() == 1


def test_every_record_has_its_line_in_the_trail(walker: Walker) -> None:
    walker.finish()
    lines = AuditEntry.objects.filter(actor_kind="client link", client_id=walker.visit.client_id)
    verbs = list(lines.values_list("verb", flat=True))
    for verb in ("give answers", "draw pain", "open episode", "attach episode", "submit intake"):
        assert verbs.count(verb) == 1, verb
    assert verbs.count("give consent") == Consent.objects.count()


def test_sending_twice_sends_once(walker: Walker) -> None:
    walker.walk()
    first, second = walker.post("check"), walker.post("check")
    assert first.headers["Location"] == second.headers["Location"]
    assert IntakeAnswerSet.objects.count() == 1
    assert PainDrawing.objects.count() == 1


def test_two_requests_that_both_saw_the_form_open_send_once(walker: Walker) -> None:
    from palpate.clinic.intake.draft import draft_of
    from palpate.clinic.intake.submitting import submit
    from palpate.clinic.intake.telling import Telling

    walker.walk()
    intakes = [Intake.objects.select_related("visit", "client").get() for _ in range(2)]
    tellings = [Telling(intake, draft_of(intake), at=NOW) for intake in intakes]
    assert [submit(telling, at=NOW) for telling in tellings] == [True, False]
    assert IntakeAnswerSet.objects.count() == 1


def test_an_unfinished_form_is_not_sent(walker: Walker) -> None:
    walker.walk(upto="goals")
    assert walker.post("check").headers["Location"].endswith("/goals/")
    assert not IntakeAnswerSet.objects.exists()


def test_after_sending_the_link_shows_no_answer(walker: Walker) -> None:
    walker.finish()
    assert not IntakeDraft.objects.exists()
    for address in ("start", "check", "places_list", "strength"):
        assert walker.get(address).headers["Location"].endswith("/received/")
    assert walker.get("step", "reason").headers["Location"].endswith("/received/")
    assert walker.save("reason", complaint="more").status_code == 302
    page = walker.get("received").content.decode()
    assert "received your answers" in page
    assert "neck" not in page.lower()
    assert not IntakeDraft.objects.exists()


def test_received_is_not_shown_before_anything_was_sent(walker: Walker) -> None:
    assert walker.get("received").headers["Location"].endswith(f"/{walker.token}/")


def test_the_card_is_completed_and_never_changed(cast: Cast) -> None:
    stranger = register_client(name="Bo Berg", email="bo@example.org", by=SYSTEM, at=NOW)
    walker = Walker(cast.visit(client=stranger, episode=None, starts_at=NOW.replace(day=12)))
    walker.finish()
    stranger.refresh_from_db()
    assert stranger.birth_date == date(1984, 5, 17)
    assert stranger.sex == "female"
    again = Walker(cast.visit(client=stranger, episode=None, starts_at=NOW.replace(day=20)))
    again.finish(about={"born": "1 1 1950", "sex": "male"})
    stranger.refresh_from_db()
    assert stranger.birth_date == date(1984, 5, 17)


def test_consent_is_kept_per_thing_with_its_wording(walker: Walker) -> None:
    walker.finish(consent={**PAGES["consent"], "c-firm-pressure": "not_now", "chaperone": "on"})
    rows = {(row.scope_kind, row.scope): row for row in Consent.objects.all()}
    assert set(rows) == {("treatment", ""), ("privacy", "")}
    assert rows[("treatment", "")].text_version == "treatment 2026.1"
    assert rows[("treatment", "")].content["typed_name"] == "Ines Almeida"
    assert rows[("treatment", "")].content["chaperone_wanted"] is True
    assert told()["declined"] == ["firm-pressure 2026.1"]


def test_a_drawn_signature_is_enough(walker: Walker) -> None:
    walker.finish(consent={"c-treatment": "on", "c-privacy": "on", "signature": PNG})
    assert Consent.objects.first().content["drawn"] == PNG  # type: ignore[union-attr]


def test_sensitive_areas_are_asked_where_they_matter(walker: Walker) -> None:
    groin = DRAWN.replace("angle-of-neck", "groin")
    walker.walk(upto="consent", places={"areas": groin})
    page = walker.get("step", "consent").content.decode()
    assert "The groin and inner thigh" in page
    assert "Inside the mouth" not in page
    walker.send("consent", **{**PAGES["consent"], "c-groin": "yes"})
    walker.post("check")
    assert consent_at(walker.visit).agreed == {"groin"}


def test_the_planner_reads_what_was_agreed(walker: Walker) -> None:
    assert not consent_at(walker.visit).given
    walker.finish(consent={**PAGES["consent"], "c-firm-pressure": "yes"})
    assert consent_at(walker.visit).given
    assert consent_at(walker.visit).techniques_withheld == frozenset()


class TestUnderEighteen:
    @pytest.fixture
    def young(self, cast: Cast) -> Walker:
        change_client(cast.ines, by=SYSTEM, at=NOW, birth_date=date(2009, 3, 13))
        return Walker(cast.visit(episode=None, starts_at=NOW.replace(day=12)))

    def test_a_guardian_signs_and_comes_along(self, young: Walker) -> None:
        young.walk(upto="consent")
        page = young.get("step", "consent").content.decode()
        assert "You are under 18" in page
        assert young.send("consent", **PAGES["consent"]).status_code == 422
        young.send("consent", **{**PAGES["consent"], **GUARDIAN})
        young.post("check")
        assert Consent.objects.first().content["guardian"] == {  # type: ignore[union-attr]
            "name": "Ada Almeida",
            "relation": "mother",
        }

    def test_the_day_of_the_visit_counts(self, cast: Cast) -> None:
        change_client(cast.ines, by=SYSTEM, at=NOW, birth_date=date(2008, 3, 12))
        grown = Walker(cast.visit(episode=None, starts_at=NOW.replace(day=12)))
        grown.walk(upto="consent")
        assert "under 18" not in grown.get("step", "consent").content.decode()
