"""The link: what it opens, and one clear page where it opens nothing."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client as Browser
from django.urls import reverse

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.booking.links import Purpose, token_for
from palpate.clinic.booking.models import Visit
from palpate.clinic.intake import asking
from palpate.clinic.intake.models import Intake
from tests.clinic.cast import NOW, Cast
from tests.clinic.intake.walking import Walker

pytestmark = pytest.mark.django_db


def test_opening_the_link_asks_where_the_worker_has_not_yet(walker: Walker) -> None:
    assert walker.get("start").status_code == 200
    intake = Intake.objects.get(visit=walker.visit)
    assert intake.state == Intake.State.ASKED
    assert intake.expires_at == walker.visit.starts_at + asking.LATE


def test_beginning_is_written_down_once(walker: Walker) -> None:
    walker.post("start")
    walker.post("start")
    assert Intake.objects.get(visit=walker.visit).state == Intake.State.OPENED
    assert AuditEntry.objects.filter(verb="open intake", actor_kind="client link").count() == 1


@pytest.mark.parametrize("token", ["nonsense", "a.b:c", "." * 40, "0" * 32 + ".0:x"])
def test_a_garbled_link_is_one_clear_page(cast: Cast, token: str) -> None:
    answer = Browser().get(reverse("intake:start", args=[token]))
    assert answer.status_code == 410
    assert "no longer works" in answer.content.decode()


def test_the_link_of_the_visit_does_not_open_the_intake(visit: Visit) -> None:
    token = token_for(visit, Purpose.VISIT)
    assert Browser().get(reverse("intake:start", args=[token])).status_code == 410


@pytest.mark.parametrize("page", ["start", "check", "call", "received", "places_list", "strength"])
def test_every_page_refuses_a_revoked_link(walker: Walker, page: str) -> None:
    walker.post("start")
    intake = Intake.objects.select_related("visit").get(visit=walker.visit)
    asking.revoke(intake, by=SYSTEM, at=NOW)
    assert walker.get(page).status_code == 410
    assert walker.save("reason", complaint="still here").status_code == 410


def test_a_revoked_link_is_replaced_by_a_new_one(walker: Walker) -> None:
    walker.post("start")
    intake = Intake.objects.select_related("visit").get(visit=walker.visit)
    asking.revoke(intake, by=SYSTEM, at=NOW)
    asking.renew(intake, by=SYSTEM, at=NOW)
    walker.visit.refresh_from_db()
    assert walker.get("start").status_code == 410
    assert Walker(walker.visit).get("start").status_code == 200


def test_the_form_closes_soon_after_the_visit_began(walker: Walker) -> None:
    walker.post("start")
    with time_machine.travel(walker.visit.starts_at + asking.LATE, tick=False):
        assert walker.get("start").status_code == 200
    with time_machine.travel(walker.visit.starts_at + timedelta(hours=1), tick=False):
        answer = walker.send("reason", complaint="late")
    assert answer.status_code == 410
    assert "in person" in answer.content.decode()


def test_the_link_breaks_days_after_the_visit(walker: Walker) -> None:
    with time_machine.travel(walker.visit.starts_at + timedelta(days=4), tick=False):
        assert "no longer works" in walker.get("start").content.decode()


def test_a_cancelled_visit_takes_no_answers(walker: Walker) -> None:
    Visit.objects.filter(pk=walker.visit.pk).update(state=Visit.State.CANCELLED)
    answer = walker.get("start")
    assert answer.status_code == 410
    assert "cancelled" in answer.content.decode()


def test_too_many_tries_are_slowed_down(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    from palpate.clinic.intake.views import link

    few = type(link.PAGES)(what="few", most=2, within=timedelta(minutes=10))
    monkeypatch.setattr(link, "PAGES", few)
    assert [walker.get("start").status_code for _ in range(3)] == [200, 200, 429]


def test_pages_behind_the_link_are_kept_by_no_cache(walker: Walker) -> None:
    answer = walker.get("start")
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "noindex" in answer.content.decode()


def test_a_stale_form_is_refused_in_a_sentence(walker: Walker) -> None:
    strict = Walker(walker.visit, Browser(enforce_csrf_checks=True))
    answer = strict.send("reason", complaint="from another site")
    assert answer.status_code == 403
    assert "open too long" in answer.content.decode()
