"""Raising is free; lowering takes a named therapist, asking again and a reason."""

from datetime import UTC, datetime, timedelta

import pytest

from palpate.knowledge.fact import Facts
from palpate.knowledge.rule import Condition, Rule
from palpate.screening.action import Action
from palpate.screening.answers import Answer, Answers
from palpate.screening.evaluate import Screen, evaluate
from palpate.screening.override import (
    AskedAgain,
    Override,
    OverrideError,
    Pending,
    Person,
    asked_again,
    confirmed,
    lowered,
    raised,
    standing,
)

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
MIRA = Person(id="7", name="Mira", role="therapist")
INES = Person(id="9", name="Ines", role="client")
WHY = "Asked again: it is an old numb patch."


def later(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def rule(name: str, action: Action) -> Rule:
    return Rule(
        id=name, label=name, action=action, when=(Condition(all_of=(f"{name}-sign",)),),
        client_text="Call.", why="why", residual="May be missed.",
    )  # fmt: skip


RULES = (rule("urgent", Action.REFER_URGENT), rule("emergency", Action.EMERGENCY))


def screen(*names: str) -> Screen:
    given = {f"{name}-sign": Answer.YES for name in names}
    return evaluate(RULES, Answers(given=given), Facts(by_id={}, groups={}))


def again(name: str, by: Person = MIRA) -> AskedAgain:
    return asked_again(screen(name), [name], {f"{name}-sign": Answer.NO}, by=by, at=NOON)


def test_anyone_may_raise() -> None:
    override = raised(
        screen("urgent"), Action.EMERGENCY, by=INES, reason="I feel worse now.", at=NOON
    )
    assert standing(screen("urgent"), [override]) is Action.EMERGENCY


def test_raising_to_something_lower_is_refused() -> None:
    with pytest.raises(OverrideError, match="higher"):
        raised(screen("urgent"), Action.CAUTION, by=MIRA, reason=WHY, at=NOON)


@pytest.mark.parametrize("role", ["client", "desk", "owner"])
def test_only_a_therapist_lowers(role: str) -> None:
    with pytest.raises(OverrideError, match="therapist"):
        again("urgent", by=Person(id="1", name="Otto", role=role))  # type: ignore[arg-type]


def test_a_therapist_without_a_name_lowers_nothing() -> None:
    with pytest.raises(OverrideError, match="named"):
        again("urgent", by=Person(id="1", name=" ", role="therapist"))


def test_every_answer_is_asked_again_first() -> None:
    with pytest.raises(OverrideError, match="urgent-sign"):
        asked_again(screen("urgent"), ["urgent"], {}, by=MIRA, at=NOON)


@pytest.mark.parametrize("flags", [[], ["emergency"]])
def test_only_a_flag_that_is_up_is_lowered(flags: list[str]) -> None:
    with pytest.raises(OverrideError, match="flag"):
        asked_again(screen("urgent"), flags, {"urgent-sign": Answer.NO}, by=MIRA, at=NOON)


def test_a_therapist_lowers_an_urgent_flag_with_a_reason() -> None:
    override = lowered(again("urgent"), Action.CAUTION, reason=WHY, at=later(1))
    assert isinstance(override, Override)
    assert (override.was, override.becomes) == (Action.REFER_URGENT, Action.CAUTION)
    assert (override.by, override.reason) == (MIRA, WHY)
    assert standing(screen("urgent"), [override]) is Action.CAUTION


@pytest.mark.parametrize("reason", ["", "  ok  "])
def test_a_reason_is_a_sentence(reason: str) -> None:
    with pytest.raises(OverrideError, match="reason"):
        lowered(again("urgent"), Action.CAUTION, reason=reason, at=later(1))


def test_asking_and_lowering_are_two_moments() -> None:
    with pytest.raises(OverrideError, match="two moments"):
        lowered(again("urgent"), Action.CAUTION, reason=WHY, at=NOON)


def test_lowering_to_the_same_is_refused() -> None:
    with pytest.raises(OverrideError, match="lower"):
        lowered(again("urgent"), Action.EMERGENCY, reason=WHY, at=later(1))


def test_an_emergency_is_never_lowered_in_one_tap() -> None:
    pending = lowered(again("emergency"), Action.CAUTION, reason=WHY, at=later(1))
    assert isinstance(pending, Pending)
    with pytest.raises(OverrideError, match="one tap"):
        confirmed(pending, by=MIRA, at=later(1))
    with pytest.raises(OverrideError, match="Mira"):
        confirmed(pending, by=Person(id="8", name="Noor", role="therapist"), at=later(2))
    override = confirmed(pending, by=MIRA, at=later(2))
    assert standing(screen("emergency"), [override]) is Action.CAUTION


def test_a_later_flag_is_not_covered() -> None:
    override = lowered(again("urgent"), Action.CAUTION, reason=WHY, at=later(1))
    assert isinstance(override, Override)
    assert standing(screen("urgent", "emergency"), [override]) is Action.EMERGENCY


def test_the_last_word_on_a_flag_stands() -> None:
    first = lowered(again("urgent"), Action.PROCEED, reason=WHY, at=later(1))
    second = lowered(again("urgent"), Action.REFER, reason=WHY, at=later(5))
    assert isinstance(first, Override)
    assert isinstance(second, Override)
    assert standing(screen("urgent"), [second, first]) is Action.REFER


def test_an_untouched_screen_stands_as_it_is() -> None:
    assert standing(screen(), []) is Action.PROCEED
    assert standing(screen("urgent"), []) is Action.REFER_URGENT
