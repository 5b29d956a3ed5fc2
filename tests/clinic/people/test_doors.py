"""Who gets through which door."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from palpate.clinic.audit.actor import SYSTEM
from palpate.clinic.audit.models import AuditEntry
from palpate.clinic.booking.doors import visit_for_desk
from palpate.clinic.charting.doors import visit_for_reading, visit_for_writing
from palpate.clinic.people import doors, rights
from palpate.clinic.people.actions import add_to_care_team, erase_client, leave_care_team
from tests.clinic.cast import NOW, Cast

OPEN, CLOSED, UNKNOWN = "open", "403", "404"

CARD_READING = {"mira": OPEN, "otto": OPEN, "olga": OPEN, "ines_user": OPEN, "zoe": UNKNOWN}
CARD_WRITING = {"mira": OPEN, "otto": OPEN, "olga": OPEN, "ines_user": CLOSED, "zoe": UNKNOWN}
CHART_READING = {"mira": OPEN, "otto": CLOSED, "olga": OPEN, "ines_user": CLOSED, "zoe": UNKNOWN}
CHART_WRITING = {"mira": OPEN, "otto": CLOSED, "olga": CLOSED, "ines_user": CLOSED, "zoe": UNKNOWN}
VISIT_AT_DESK = CARD_WRITING


def answer(go: Callable[[], object]) -> str:
    try:
        go()
    except PermissionDenied:
        return CLOSED
    except Http404:
        return UNKNOWN
    return OPEN


@pytest.mark.parametrize("name", CARD_READING)
def test_each_door_opens_for_those_it_is_for(cast: Cast, name: str) -> None:
    user, ines, visit = getattr(cast, name), cast.ines.pk, cast.visit().pk
    episode = cast.episode.pk
    answers = {
        "card": answer(lambda: doors.client_for_reading(user, ines, at=NOW)),
        "card, write": answer(lambda: doors.client_for_writing(user, ines, at=NOW)),
        "chart": answer(lambda: doors.chart_for_reading(user, ines, at=NOW)),
        "chart, write": answer(lambda: doors.chart_for_writing(user, ines, at=NOW)),
        "episode": answer(lambda: doors.episode_for_reading(user, episode, at=NOW)),
        "episode, write": answer(lambda: doors.episode_for_writing(user, episode, at=NOW)),
        "visit": answer(lambda: visit_for_reading(user, visit, at=NOW)),
        "visit, write": answer(lambda: visit_for_writing(user, visit, at=NOW)),
        "visit, desk": answer(lambda: visit_for_desk(user, visit, at=NOW)),
    }
    assert answers == {
        "card": CARD_READING[name],
        "card, write": CARD_WRITING[name],
        "chart": CHART_READING[name],
        "chart, write": CHART_WRITING[name],
        "episode": CHART_READING[name],
        "episode, write": CHART_WRITING[name],
        "visit": CHART_READING[name],
        "visit, write": CHART_WRITING[name],
        "visit, desk": VISIT_AT_DESK[name],
    }


def test_what_does_not_exist_is_not_found(cast: Cast) -> None:
    nobody = uuid4()
    for door in (doors.client_for_reading, doors.chart_for_writing, doors.episode_for_reading):
        assert answer(lambda door=door: door(cast.mira, nobody, at=NOW)) == UNKNOWN
    for door in (visit_for_desk, visit_for_reading, visit_for_writing):
        assert answer(lambda door=door: door(cast.mira, nobody, at=NOW)) == UNKNOWN


def test_reading_is_written_down(cast: Cast) -> None:
    doors.chart_for_reading(cast.mira, cast.ines.pk, at=NOW)
    line = AuditEntry.objects.latest("id")
    assert (line.verb, line.actor, line.client_id) == ("read chart", cast.mira, cast.ines.pk)


def test_a_closed_door_writes_nothing_down(cast: Cast) -> None:
    before = AuditEntry.objects.count()
    answer(lambda: doors.chart_for_reading(cast.zoe, cast.ines.pk, at=NOW))
    assert AuditEntry.objects.count() == before


def test_leaving_the_care_team_closes_the_chart_and_joining_again_opens_it(cast: Cast) -> None:
    leave_care_team(cast.ines, cast.mira_treats, by=SYSTEM, at=NOW)
    assert answer(lambda: doors.chart_for_reading(cast.mira, cast.ines.pk, at=NOW)) == UNKNOWN
    add_to_care_team(cast.ines, cast.mira_treats, by=SYSTEM, at=NOW)
    assert answer(lambda: doors.chart_for_writing(cast.mira, cast.ines.pk, at=NOW)) == OPEN


def test_an_owner_who_treats_may_write_too(cast: Cast) -> None:
    cast.mira_treats.user = cast.olga
    cast.mira_treats.save()
    assert rights.may_write_chart(cast.olga, cast.ines.pk)


def test_an_erased_client_is_behind_no_door(cast: Cast) -> None:
    erase_client(cast.ines, by=SYSTEM, at=NOW)
    for user in (cast.mira, cast.otto, cast.olga, cast.ines_user):
        assert not rights.readable_clients(user).exists()
