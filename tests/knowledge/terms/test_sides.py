"""Which side is meant, and what only looks like one."""

import pytest

from palpate.knowledge.terms.sides import relative, side_at, side_of
from palpate.quantities import Side


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("left shoulder", Side.LEFT),
        ("the right-sided pain", Side.RIGHT),
        ("both arms", Side.BOTH),
        ("bilaterally", Side.BOTH),
        ("left and right hand", Side.BOTH),
        ("the left knee, then the right hip", Side.BOTH),
        ("L/R", Side.BOTH),
        ("midline", Side.MIDLINE),
        ("left-handed tennis player", Side.UNKNOWN),
        ("it left me sore", Side.UNKNOWN),
        ("right away", Side.UNKNOWN),
        ("", Side.UNKNOWN),
    ],
)
def test_the_side_a_text_names(text: str, expected: Side) -> None:
    assert side_of(text) is expected


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("affected side", Side.LEFT, Side.LEFT),
        ("contralateral", Side.LEFT, Side.RIGHT),
        ("other side", Side.RIGHT, Side.LEFT),
        ("opposite leg", Side.RIGHT, Side.LEFT),
        ("right", Side.LEFT, Side.RIGHT),
        ("both", Side.LEFT, Side.BOTH),
        ("contralateral", Side.UNKNOWN, Side.UNKNOWN),
    ],
)
def test_the_side_of_a_row_may_be_relative(text: str, known: Side, expected: Side) -> None:
    assert relative(text, known) is expected


def test_each_place_takes_the_side_before_it() -> None:
    text = "left knee and right hip"
    assert side_at(text, text.index("knee"), len("left knee")) is Side.LEFT
    assert side_at(text, text.index("hip"), len(text)) is Side.RIGHT


def test_a_side_of_another_sentence_is_not_taken() -> None:
    text = "My left arm is fine. The knee hurts."
    at = text.index("knee")
    assert side_at(text, at, at + 4) is Side.UNKNOWN
