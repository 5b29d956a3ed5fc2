"""Wrong files are refused in one sentence that names file, key and what is expected."""

from pathlib import Path

import pytest

from palpate.knowledge.door import KnowledgeError, admit, parse
from palpate.knowledge.source import Source

SOUND = {"id": "a", "kind": "joint", "label": "A", "structure": "a joint", "region": "neck"}
HERE = Path("sources/joints/a.toml")


def test_a_sound_file_comes_through() -> None:
    assert admit(Source, dict(SOUND), HERE).id == "a"


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"lable": "A"}, "lable"),
        ({"kind": "jiont"}, "kind"),
        ({"pain": [{"area": "x", "grade": "huge"}]}, "pain.0.grade"),
        ({"pain": [{"area": "x", "strenght": 0.2}]}, "pain.0.strenght"),
        ({"pain": [{"area": "x", "strength": "0.2"}]}, "pain.0.strength"),
        ({"cited": {"a": {"source": "s", "kind": "gossip"}}}, "cited.a.kind"),
    ],
)
def test_a_wrong_key_or_value_is_named_with_its_file(wrong: dict[str, object], named: str) -> None:
    with pytest.raises(KnowledgeError) as refused:
        admit(Source, {**SOUND, **wrong}, HERE)
    assert str(HERE) in str(refused.value)
    assert named in str(refused.value)


def test_a_link_outside_its_range_is_refused() -> None:
    link = {"concept": "c", "strength": 0.9, "range": [0.1, 0.5]}
    with pytest.raises(KnowledgeError, match="low <= strength <= high"):
        admit(Source, {**SOUND, "signs": [link]}, HERE)


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("id = ")
    with pytest.raises(KnowledgeError, match="not readable as TOML"):
        parse(broken)
