import pytest

from palpate.clinic.site.ui.levels import LEVELS, level, rank
from palpate.knowledge.action import Action


def test_every_action_of_the_screen_has_a_level() -> None:
    assert {action.value for action in Action} == set(LEVELS)


def test_the_more_urgent_comes_first_as_in_the_screen() -> None:
    assert sorted(Action, key=rank) == sorted(Action, reverse=True)


def test_an_action_and_its_name_are_the_same_level() -> None:
    assert level(Action.REFER_URGENT) is level("refer_urgent") is level("refer-urgent")


def test_an_unknown_level_is_never_shown_as_harmless() -> None:
    with pytest.raises(ValueError, match="no screening level"):
        level("fine")
