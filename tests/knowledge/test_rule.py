"""The rule file and its door."""

from pathlib import Path

import pytest

from palpate.knowledge.action import Action
from palpate.knowledge.door import KnowledgeError
from palpate.knowledge.rule import read_rules

GOOD = """
id = "invented"
label = "Invented"
action = "refer"
supports = ["e"]
client_text = "Ask a doctor."
why = "Because."
residual = "May miss."

[[when]]
all_of = ["a", { any_of = ["b", "c"] }]
at_least = { count = 1, of = ["d"] }
unless = ["f"]

[[escalations]]
action = "emergency"
when = [{ all_of = ["g"] }]
"""


def read(folder: Path, text: str) -> object:
    (folder / "invented.toml").write_text(text, encoding="utf-8")
    return read_rules(folder)[0]


def test_a_rule_knows_every_fact_it_looks_at(tmp_path: Path) -> None:
    rule = read(tmp_path, GOOD)
    assert rule.facts() == set("abcdefg")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("any_of =", "anyof =", "anyof"),
        ('["a",', "[3,", "all_of.0"),
        ('"refer"', '"worry"', "action"),
        ('action = "emergency"', 'action = "caution"', "more than refer"),
        ("count = 1", "count = 2", "at_least 2 of 1"),
        ("count = 1", 'count = "1"', "count"),
        ("supports =", "backs =", "backs"),
        (
            'all_of = ["a", { any_of = ["b", "c"] }]\nat_least = { count = 1, of = ["d"] }',
            "",
            "needs",
        ),
        ("id =", 'cites = ["x"]\nid =', "cited.…"),
        ("id =", 'confidence = "verified"\nid =', "recalled"),
        ("id =", 'status = "retired"\nid =', "successor"),
        ("id =", "id", "TOML"),
    ],
)
def test_a_wrong_key_is_named_with_its_file(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    assert old in GOOD
    with pytest.raises(KnowledgeError) as caught:
        read(tmp_path, GOOD.replace(old, new, 1))
    assert "invented.toml" in str(caught.value)
    assert complaint in str(caught.value)


PRECAUTION = """
[[precautions]]
kind = "pressure_limit"
say = "Light only."
place = "everywhere"
max_discomfort = 3
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('place = "everywhere"', ""),
        ("max_discomfort = 3", ""),
        ("= 3", "= 9"),
        ('"pressure_limit"', '"no_technique"'),
        ('"pressure_limit"', '"no_test"'),
        ('"pressure_limit"', '"position_limit"'),
        ('"Light only."', '""'),
    ],
)
def test_a_precaution_that_limits_nothing_is_refused(tmp_path: Path, old: str, new: str) -> None:
    assert read(tmp_path, GOOD + PRECAUTION).precautions[0].max_discomfort == 3  # type: ignore[attr-defined]
    with pytest.raises(KnowledgeError, match="precautions"):
        read(tmp_path, GOOD + PRECAUTION.replace(old, new))


def test_actions_are_ordered_by_seriousness() -> None:
    assert sorted(Action, reverse=True) == [
        Action.EMERGENCY,
        Action.REFER_URGENT,
        Action.REFER,
        Action.CAUTION,
        Action.PROCEED,
    ]
    assert max(Action.REFER, Action.PROCEED) is Action.REFER
    assert [action.stops_the_session for action in Action] == [False, False, False, True, True]
    assert Action.REFER >= Action.REFER
    assert Action.REFER <= Action.REFER
