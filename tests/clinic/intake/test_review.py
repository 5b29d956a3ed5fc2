"""The therapist's page: what was told, where the form stands, consent in one tap."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.booking.models import Visit
from palpate.clinic.intake.models import Consent, ConsentWithdrawal, Intake
from palpate.clinic.intake.queries import consent_at
from palpate.clinic.messages.models import OutboxMessage
from tests.clinic.cast import NOW, Cast, as_
from tests.clinic.intake.walking import PAGES, URGENT, Walker

pytestmark = pytest.mark.django_db


def review(visit: Visit) -> str:
    return reverse("intake:review", args=[visit.pk])


def test_it_shows_what_was_told(cast: Cast, walker: Walker) -> None:
    walker.finish(reason={**PAGES["reason"], "complaint": "neck <b>aches</b>"})
    page = as_(cast.mira).get(review(walker.visit)).content.decode()
    for said in ("neck &lt;b&gt;aches", "Slowly, bit by bit", "Turning the head", "Desk work",
                 "ibuprofen", "looking back: 5 of 10", "Right between neck and shoulder",
                 "body-map", "Answers sent", "The treatment", "signed by Ines Almeida",
                 "Do you have a fever"):  # fmt: skip
        assert said.lower() in page.lower(), said


def test_reading_is_written_down(cast: Cast, walker: Walker) -> None:
    walker.finish()
    as_(cast.mira).get(review(walker.visit))
    assert AuditEntry.objects.filter(verb="read chart", actor=cast.mira).exists()


def test_it_is_for_those_who_treat_and_the_owner(cast: Cast, walker: Walker) -> None:
    walker.finish()
    for page in ("review", "print"):
        address = reverse(f"intake:{page}", args=[walker.visit.pk])
        users = (cast.mira, cast.olga, cast.otto, cast.zoe, cast.ines_user)
        found = [as_(user).get(address).status_code for user in users]
        assert found == [200, 200, 403, 404, 403]


def test_the_owner_reads_and_changes_nothing(cast: Cast, walker: Walker) -> None:
    walker.finish()
    olga = as_(cast.olga)
    assert "Withdraw" not in olga.get(review(walker.visit)).content.decode()
    consent = Consent.objects.first()
    assert consent is not None
    for name, more in (("send", []), ("revoke", []), ("withdraw", [consent.pk]),
                       ("agree", ["groin"])):  # fmt: skip
        address = reverse(f"intake:{name}", args=[walker.visit.pk, *more])
        assert olga.post(address).status_code == 403
        assert as_(cast.otto).post(address).status_code == 403
        assert as_(cast.zoe).post(address).status_code == 404
        assert as_(cast.mira).get(address).status_code == 405


def test_a_full_page_needs_few_queries(cast: Cast, walker: Walker) -> None:
    """Nine of them are the log-in, the door with its line in the trail, and the clinic's name."""
    walker.finish(questions_2=URGENT)
    mira = as_(cast.mira)
    mira.get(review(walker.visit))
    with CaptureQueriesContext(connection) as captured:
        mira.get(review(walker.visit))
    assert len(captured) <= 18


def test_where_the_form_stands(cast: Cast, walker: Walker) -> None:
    mira = as_(cast.mira)
    assert "Not asked" in mira.get(review(walker.visit)).content.decode()
    walker.get("start")
    assert "Asked, not opened" in mira.get(review(walker.visit)).content.decode()
    walker.post("start")
    assert "Opened, not sent" in mira.get(review(walker.visit)).content.decode()
    mira.post(reverse("intake:revoke", args=[walker.visit.pk]))
    assert "Link revoked" in mira.get(review(walker.visit)).content.decode()
    assert walker.get("start").status_code == 410


def test_sending_the_link_queues_a_letter(cast: Cast, walker: Walker) -> None:
    mira = as_(cast.mira)
    mira.post(reverse("intake:send", args=[walker.visit.pk]))
    assert Intake.objects.get(visit=walker.visit).state == "asked"
    letter = OutboxMessage.objects.get(template="before-your-visit")
    assert letter.context["is_new_link"] is False
    assert walker.get("start").status_code == 200


def test_a_new_link_replaces_a_revoked_one(cast: Cast, walker: Walker) -> None:
    mira = as_(cast.mira)
    walker.get("start")
    mira.post(reverse("intake:revoke", args=[walker.visit.pk]))
    mira.post(reverse("intake:send", args=[walker.visit.pk]))
    walker.visit.refresh_from_db()
    assert walker.get("start").status_code == 410
    assert Walker(walker.visit).get("start").status_code == 200
    assert OutboxMessage.objects.get().context["is_new_link"] is True


def test_without_an_address_the_link_is_copied(cast: Cast, walker: Walker) -> None:
    cast.ines.email = ""
    cast.ines.save()
    answer = as_(cast.mira).post(reverse("intake:send", args=[walker.visit.pk]), follow=True)
    assert "Copy the link" in answer.content.decode()
    assert not OutboxMessage.objects.exists()


def test_no_letter_asks_for_what_is_there(cast: Cast, walker: Walker) -> None:
    walker.finish()
    as_(cast.mira).post(reverse("intake:send", args=[walker.visit.pk]))
    assert not OutboxMessage.objects.exists()


class TestConsent:
    def test_it_is_withdrawn_in_one_tap(self, cast: Cast, walker: Walker) -> None:
        walker.finish()
        consent = Consent.objects.get(scope_kind="treatment")
        assert consent_at(walker.visit).given
        as_(cast.mira).post(reverse("intake:withdraw", args=[walker.visit.pk, consent.pk]))
        assert not consent_at(walker.visit).given
        withdrawal = ConsentWithdrawal.objects.get()
        assert withdrawal.by == cast.mira
        assert AuditEntry.objects.filter(verb="withdraw consent", actor=cast.mira).exists()

    def test_a_second_tap_changes_nothing(self, cast: Cast, walker: Walker) -> None:
        walker.finish()
        consent = Consent.objects.get(scope_kind="treatment")
        for _ in range(2):
            as_(cast.mira).post(reverse("intake:withdraw", args=[walker.visit.pk, consent.pk]))
        assert ConsentWithdrawal.objects.count() == 1

    def test_a_slip_is_undone_by_agreeing_again(self, cast: Cast, walker: Walker) -> None:
        walker.finish()
        mira = as_(cast.mira)
        consent = Consent.objects.get(scope_kind="treatment")
        answer = mira.post(
            reverse("intake:withdraw", args=[walker.visit.pk, consent.pk]), follow=True
        )
        undo = reverse("intake:agree", args=[walker.visit.pk, "treatment"])
        assert undo in answer.content.decode()
        mira.post(undo)
        mira.post(undo)
        assert consent_at(walker.visit).given
        again = Consent.objects.filter(scope_kind="treatment").order_by("-at").first()
        assert again is not None
        assert again.content["spoken_to"] == "Mira"
        assert Consent.objects.filter(scope_kind="treatment").count() == 2

    def test_consent_given_in_the_room_is_recorded(self, cast: Cast, walker: Walker) -> None:
        mira = as_(cast.mira)
        mira.post(reverse("intake:agree", args=[walker.visit.pk, "pelvic-floor"]))
        assert consent_at(walker.visit).agreed == {"pelvic-floor", "perineum"}
        assert mira.post(reverse("intake:agree", args=[walker.visit.pk, "moon"])).status_code == 404

    def test_the_consent_of_another_client_is_not_there(self, cast: Cast, walker: Walker) -> None:
        walker.finish()
        consent = Consent.objects.first()
        assert consent is not None
        other = cast.visit(client=walker.visit.client)
        address = reverse("intake:withdraw", args=[other.pk, consent.pk])
        assert as_(cast.mira).post(address).status_code == 302
        missing = reverse("intake:withdraw", args=[other.pk, other.pk])
        assert as_(cast.mira).post(missing).status_code == 404


def test_answers_of_an_earlier_visit_say_so(cast: Cast, walker: Walker) -> None:
    walker.finish()
    later = cast.visit(starts_at=NOW.replace(day=25))
    page = as_(cast.mira).get(review(later)).content.decode()
    assert "from an earlier visit" in page
    assert "Not asked" in page


def test_serious_answers_stand_above_the_rest(cast: Cast, walker: Walker) -> None:
    walker.finish(questions_2=URGENT)
    page = as_(cast.mira).get(review(walker.visit)).content.decode()
    assert page.index("Call, ask again, decide") < page.index("What was told")


def test_it_prints(cast: Cast, walker: Walker) -> None:
    walker.finish()
    page = as_(cast.mira).get(reverse("intake:print", args=[walker.visit.pk])).content.decode()
    assert "data-print" in page
    assert "Withdraw" not in page
    assert "My neck aches" in page
