"""One client and one therapist walk the whole way, on a phone and on a tablet."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from palpate.clinic.audit.verify import verify
from palpate.clinic.background import work_once
from palpate.clinic.booking.models import Visit
from palpate.clinic.charting.models import Note, SessionEvent
from palpate.clinic.intake.models import Consent, PainDrawing
from palpate.clinic.outcomes.models import Measure
from tests.clinic.cast import PASSWORD, engage
from tests.thread import client as as_client
from tests.thread import therapist as as_therapist
from tests.thread.walker import Walker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_booking_to_the_next_booking(browser: Browser, live_server: LiveServer) -> None:
    engage()
    phone = Walker(browser, live_server.url, "phone")
    as_client.book(phone, "Noor Walk", "noor@example.org")
    visit = Visit.objects.select_related("practitioner__user").get(client__name="Noor Walk")
    work_once(timezone.now() + timedelta(minutes=5))
    as_client.answer_intake(phone)
    phone.close()
    assert PainDrawing.objects.filter(visit=visit).exists()
    assert Consent.objects.filter(client=visit.client).exists()

    _is_now(visit)
    tablet = Walker(browser, live_server.url, "tablet")
    tablet.sign_in(visit.practitioner.user.email, PASSWORD)
    as_therapist.open_chart(tablet, str(visit.pk))
    as_therapist.examine(tablet)
    as_therapist.plan_and_treat(tablet, str(visit.pk))
    as_therapist.measure(tablet, str(visit.pk))
    as_therapist.sign_and_rebook(tablet, str(visit.pk))
    tablet.close()

    assert SessionEvent.objects.filter(visit=visit, kind="done").exists()
    assert Measure.objects.filter(visit=visit, phase="after").exists()
    assert Note.objects.filter(visit=visit).exists()
    assert Visit.objects.filter(client=visit.client).count() == 2
    assert verify().holds
    assert phone.faults + tablet.faults == []


def _is_now(visit: Visit) -> None:
    """The day of the visit has come: nobody waits for it in a test."""
    starts_at = timezone.now().replace(second=0, microsecond=0)
    length = visit.ends_at - visit.starts_at
    Visit.objects.filter(pk=visit.pk).update(starts_at=starts_at, ends_at=starts_at + length)
