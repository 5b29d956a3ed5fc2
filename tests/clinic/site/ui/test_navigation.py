import pytest
from django.test import override_settings

from palpate.clinic.site.ui.navigation import address, public_links, staff_links

ADDRESSES = "tools.gallery_addresses"


def keys(role: str) -> set[str]:
    with override_settings(ROOT_URLCONF=ADDRESSES):
        return {link.entry.key for link in staff_links(role, "")}


def test_a_therapist_sees_no_messages_and_no_clinic_settings() -> None:
    assert {"messages", "settings", "desk"}.isdisjoint(keys("therapist"))


def test_the_desk_sees_no_outcomes() -> None:
    assert "outcomes" not in keys("desk")


def test_the_owner_sees_everything() -> None:
    assert keys("owner") >= keys("desk") | keys("therapist")


@pytest.mark.parametrize("role", ["client", "", "stranger"])
def test_nobody_else_sees_anything(role: str) -> None:
    assert keys(role) == set()


def test_the_page_one_is_on_is_marked() -> None:
    with override_settings(ROOT_URLCONF=ADDRESSES):
        assert [e.entry.key for e in staff_links("owner", "day") if e.is_current] == ["day"]
        assert [e.entry.key for e in public_links("about") if e.is_current] == ["about"]


def test_a_page_that_does_not_exist_has_no_address() -> None:
    assert address("booking:no-such-page") == ""
