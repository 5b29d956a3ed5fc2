"""Clients, care teams and episodes, each with its line in the trail."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from palpate.clinic.audit.actor import SYSTEM, by_user
from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.people.actions import (
    add_to_care_team,
    change_client,
    change_episode,
    close_episode,
    leave_care_team,
    open_episode,
    register_client,
)
from palpate.clinic.people.models import CareTeam, Client
from palpate.clinic.people.phones import as_e164
from tests.clinic.cast import NOW, Cast


def last_line() -> tuple[str, object]:
    line = AuditEntry.objects.latest("id")
    return line.verb, line.client_id


def test_a_client_is_registered_in_one_spelling(cast: Cast) -> None:
    bo = register_client(name=" Bo ", email=" Bo@Example.ORG ", by=by_user(cast.otto), at=NOW)
    assert (bo.name, bo.email, bo.created_at) == ("Bo", "bo@example.org", NOW)
    assert last_line() == ("register client", bo.pk)


def test_only_the_named_columns_change(cast: Cast) -> None:
    stale = Client.objects.get(pk=cast.ines.pk)
    change_client(cast.ines, name="Ines Almeida Vos", by=by_user(cast.otto), at=NOW)
    change_client(stale, body="female", by=by_user(cast.otto), at=NOW)
    assert Client.objects.get(pk=cast.ines.pk).name == "Ines Almeida Vos"
    assert last_line() == ("change client", cast.ines.pk)


def test_joining_twice_is_joining_once(cast: Cast) -> None:
    before = AuditEntry.objects.count()
    add_to_care_team(cast.ines, cast.mira_treats, by=SYSTEM, at=NOW)
    assert CareTeam.objects.count() == 1
    assert AuditEntry.objects.count() == before


def test_leaving_is_dated_and_joining_again_opens_the_same_place(cast: Cast) -> None:
    later = NOW + timedelta(days=1)
    leave_care_team(cast.ines, cast.mira_treats, by=SYSTEM, at=later)
    assert CareTeam.objects.get().until == later
    add_to_care_team(cast.ines, cast.mira_treats, by=SYSTEM, at=later)
    assert CareTeam.objects.get().until is None
    assert last_line() == ("join care team", cast.ines.pk)


def test_a_client_may_have_several_complaints_at_once(cast: Cast) -> None:
    knee = open_episode(cast.ines, complaint="knee", baseline={"nprs": 4}, by=SYSTEM, at=NOW)
    assert cast.ines.episodes.filter(closed_at=None).count() == 2
    close_episode(knee, by=SYSTEM, at=NOW)
    assert cast.ines.episodes.get(closed_at=None) == cast.episode
    change_episode(cast.episode, goals=[{"text": "sleep", "weight": 2}], by=SYSTEM, at=NOW)
    assert last_line() == ("change episode", cast.ines.pk)


def test_nobody_is_their_own_guardian(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        change_client(cast.ines, guardian=cast.ines, by=SYSTEM, at=NOW)


@pytest.mark.parametrize(
    ("text", "region", "spelled"),
    [
        ("020 123 4567", "NL", "+31201234567"),
        ("(212) 555-0123", "US", "+12125550123"),
        ("+44 20 7946 0958", "NL", "+442079460958"),
    ],
)
def test_a_number_is_kept_in_one_spelling(text: str, region: str, spelled: str) -> None:
    assert as_e164(text, region=region) == spelled


@pytest.mark.parametrize("text", ["", "neck", "12", "+999 1"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="area code"):
        as_e164(text, region="NL")
