"""The idle lock, the second factor, and pages that are for some roles only."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client as Browser
from django.test import RequestFactory
from django.utils import timezone

from palpate.clinic.accounts.actions import change_user, create_user, require_second_factor
from palpate.clinic.accounts.guards import for_roles, staff_only, user_of
from palpate.clinic.accounts.middleware import LAST_SEEN
from palpate.clinic.accounts.models import Role, User
from palpate.clinic.accounts.second_factor import has_one, is_required_for
from palpate.clinic.audit.actor import by_user
from palpate.clinic.audit.models import AuditEntry
from tests.clinic.cast import NOW, PASSWORD, Cast, as_

ANY_PAGE = "/account/email/"
MFA = "/account/2fa/"


def left_alone(browser: Browser, minutes: int) -> Browser:
    session = browser.session
    session[LAST_SEEN] = int((timezone.now() - timedelta(minutes=minutes)).timestamp())
    session.save()
    return browser


def test_fifteen_minutes_alone_end_the_session(cast: Cast) -> None:
    browser = left_alone(as_(cast.mira), minutes=16)
    answer = browser.get(ANY_PAGE + "?x=1")
    assert answer.headers["Location"] == "/account/login/?next=/account/email/%3Fx%3D1"
    assert "_auth_user_id" not in browser.session


def test_fourteen_minutes_do_not(cast: Cast) -> None:
    browser = left_alone(as_(cast.mira), minutes=14)
    assert browser.get(ANY_PAGE).status_code == 200
    assert browser.get(ANY_PAGE).status_code == 200


def test_a_form_sent_too_late_is_not_repeated_after_login(cast: Cast) -> None:
    answer = left_alone(as_(cast.mira), minutes=16).post(ANY_PAGE, {"email": "x"})
    assert answer.headers["Location"] == "/account/login/"


def test_a_part_of_a_page_sends_the_whole_page_to_the_login(cast: Cast) -> None:
    answer = left_alone(as_(cast.mira), minutes=16).get(ANY_PAGE, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/account/login/")


def test_a_role_that_must_have_a_second_factor_is_sent_to_set_one_up(cast: Cast) -> None:
    require_second_factor(Role.THERAPIST, True, by=by_user(cast.olga), at=NOW)
    assert as_(cast.mira).get(ANY_PAGE).headers["Location"] == MFA
    assert as_(cast.mira).get(MFA).status_code == 200
    assert as_(cast.otto).get(ANY_PAGE).status_code == 200


def test_who_has_one_goes_on(cast: Cast) -> None:
    require_second_factor(Role.THERAPIST, True, by=by_user(cast.olga), at=NOW)
    TOTP.activate(cast.mira, "JBSWY3DPEHPK3PXP")
    assert as_(cast.mira).get(ANY_PAGE).status_code == 200


def test_recovery_codes_alone_are_no_second_factor(cast: Cast) -> None:
    RecoveryCodes.activate(cast.mira)
    assert Authenticator.objects.filter(user=cast.mira).exists()
    assert not has_one(cast.mira)


def test_the_owner_s_word_stands_above_the_default(cast: Cast, settings: Any) -> None:
    settings.PALPATE_SECOND_FACTOR_ROLES = ["desk"]
    assert is_required_for("desk")
    require_second_factor(Role.DESK, False, by=by_user(cast.olga), at=NOW)
    assert not is_required_for("desk")


def test_pages_behind_the_login_are_kept_in_no_cache(cast: Cast) -> None:
    assert as_(cast.mira).get(ANY_PAGE).headers["Cache-Control"] == "no-store, private"


@staff_only
def staff_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"hello {user_of(request)}")


@for_roles(Role.OWNER)
def owner_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


def request_of(user: User | AnonymousUser) -> HttpRequest:
    request = RequestFactory().get("/somewhere/")
    request.user = user
    return request


def test_a_staff_page_opens_for_staff_and_not_for_clients(cast: Cast) -> None:
    for user in (cast.mira, cast.otto, cast.olga):
        assert staff_page(request_of(user)).status_code == 200
    with pytest.raises(PermissionDenied):
        staff_page(request_of(cast.ines_user))


def test_a_page_of_the_owner_is_closed_to_the_desk(cast: Cast) -> None:
    assert owner_page(request_of(cast.olga)).status_code == 200
    with pytest.raises(PermissionDenied):
        owner_page(request_of(cast.otto))


def test_a_visitor_is_asked_to_log_in(db: None) -> None:
    answer = owner_page(request_of(AnonymousUser()))
    assert answer.headers["Location"] == "/account/login/?next=/somewhere/"
    with pytest.raises(PermissionDenied):
        user_of(request_of(AnonymousUser()))


def test_one_address_has_one_login_in_whatever_case(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        create_user(
            "MIRA@palpate.example",
            PASSWORD,
            display_name="Another",
            role=Role.DESK,
            by=by_user(cast.olga),
            at=NOW,
        )


def test_changing_a_user_is_written_down(cast: Cast) -> None:
    change_user(cast.zoe, is_active=False, by=by_user(cast.olga), at=NOW)
    line = AuditEntry.objects.latest("id")
    assert (line.verb, line.actor, line.subject_id) == ("change user", cast.olga, str(cast.zoe.pk))
    assert not User.objects.get(pk=cast.zoe.pk).is_active
