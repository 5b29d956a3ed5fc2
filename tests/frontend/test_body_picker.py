"""Naming a painful place by tap, by list and by keyboard gives the same data."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def value(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.locator("input[name=areas]").input_value())
    return found


def tap(page: Page, area: str, side: str, view: str) -> None:
    """A click inside the drawn shape, at a point that really is in it."""
    page.locator(
        f"svg[data-view={view}] [data-area={area}][data-side={side}]"
    ).first.dispatch_event("click")


@pytest.fixture
def empty(desktop: Page, gallery: str) -> Page:
    desktop.goto(f"{gallery}/intake", wait_until="networkidle")
    desktop.locator("[data-remove]").click()
    return desktop


def test_the_drawing_that_was_given_is_kept(desktop: Page, gallery: str) -> None:
    desktop.goto(f"{gallery}/intake", wait_until="networkidle")
    region = {"area": "angle-of-neck", "side": "right", "intensity": 6, "quality": ["aching"]}
    assert value(desktop) == {"chart_version": "areas-1", "strokes": [], "regions": [region]}


def test_a_place_without_answers_says_that_nothing_was_said(empty: Page) -> None:
    tap(empty, "front-of-thigh", "left", "front")
    assert value(empty)["regions"] == [
        {"area": "front-of-thigh", "side": "left", "intensity": None, "quality": []}
    ]


def test_strength_and_quality_take_one_tap_each(empty: Page) -> None:
    tap(empty, "calf", "right", "back")
    empty.get_by_role("radio", name="7", exact=True).check()
    empty.get_by_label("Burning").check()
    expect(empty.locator("[data-said]")).to_have_text("7 of 10, burning")
    assert value(empty)["regions"] == [
        {"area": "calf", "side": "right", "intensity": 7, "quality": ["burning"]}
    ]


def test_the_list_by_keyboard_gives_the_same_data_as_the_picture(empty: Page) -> None:
    tap(empty, "calf", "right", "back")
    by_tap = value(empty)
    tap(empty, "calf", "right", "back")
    assert value(empty)["regions"] == []
    empty.get_by_text("Choose from a list").focus()
    empty.keyboard.press("Enter")
    empty.get_by_label("Find a place").fill("calf")
    button = empty.get_by_role("button", name="Right calf", exact=True)
    button.focus()
    empty.keyboard.press("Enter")
    assert value(empty) == by_tap
    expect(button).to_have_attribute("aria-pressed", "true")


def test_a_side_seen_from_behind_is_not_mirrored(empty: Page) -> None:
    middle = "node => node.getBoundingClientRect().x"
    for view, is_right_at_the_right in (("front", False), ("back", True)):
        left, right = (
            empty.locator(f"svg[data-view={view}] [data-area=calf][data-side={side}], "
                          f"svg[data-view={view}] [data-area=shin][data-side={side}]")
            .first.evaluate(middle)
            for side in ("left", "right")
        )  # fmt: skip
        assert (right > left) is is_right_at_the_right


def test_a_small_place_comes_closer_before_it_is_chosen(phone: Page, gallery: str) -> None:
    phone.goto(f"{gallery}/intake", wait_until="networkidle")
    before = value(phone)
    tap(phone, "temple", "left", "front")
    assert value(phone) == before
    expect(phone.get_by_role("button", name="Whole body")).to_be_visible()
    tap(phone, "temple", "left", "front")
    assert value(phone)["regions"][-1]["area"] == "temple"
    phone.get_by_role("button", name="Whole body").click()
    expect(phone.locator("svg[data-view=back]")).to_be_visible()


def test_in_the_close_up_of_the_head_every_place_is_as_large_as_a_finger(
    phone: Page, gallery: str
) -> None:
    phone.goto(f"{gallery}/intake", wait_until="networkidle")
    tap(phone, "temple", "left", "front")
    for area in ("temple", "cheek", "jaw", "forehead"):
        box = phone.locator(f"svg[data-view=front] [data-area={area}]").first.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


def test_private_places_are_only_in_the_list(empty: Page) -> None:
    assert empty.locator("svg [data-area=pelvic-floor]").count() == 0
    assert empty.locator("[data-pick=pelvic-floor]").count() == 1
    expect(empty.locator("[data-pick=pelvic-floor]")).not_to_be_visible()


def test_a_form_hears_of_every_change(empty: Page) -> None:
    empty.evaluate(
        "() => {window.heard = 0; document.querySelector('form')"
        ".addEventListener('change', (e) => {if (e.target.name === 'areas') heard += 1})}"
    )
    tap(empty, "calf", "left", "back")
    assert empty.evaluate("heard") == 1


def test_a_broken_value_starts_empty(desktop: Page, gallery: str) -> None:
    desktop.goto(f"{gallery}/intake", wait_until="networkidle")
    desktop.evaluate(
        """() => {const made = document.createElement('body-picker');
        made.setAttribute('name', 'other'); made.setAttribute('value', '{"regions": [{"area":');
        document.querySelector('form').append(made)}"""
    )
    assert json.loads(desktop.locator("input[name=other]").input_value())["regions"] == []


def test_the_map_shows_pain_and_referral_apart(desktop: Page, gallery: str) -> None:
    desktop.goto(f"{gallery}/visit", wait_until="networkidle")
    pain = desktop.locator("body-map [data-area=angle-of-neck][data-side=right]").first
    referral = desktop.locator("body-map [data-area=temple][data-side=right]").first
    assert "on" in (pain.get_attribute("class") or "")
    assert "stripes" in referral.evaluate("node => getComputedStyle(node).fill")
    expect(desktop.locator("body-map .body-legend")).to_contain_text("referral expected")
