"""The fact files and their door."""

from pathlib import Path

import pytest

from palpate.knowledge.door import KnowledgeError
from palpate.knowledge.fact import read_facts_files

GOOD = """
[groups]
leg = ["leg", "calf"]

[[fact]]
id = "leg-swelling"
asks = "Is one leg swollen?"
section = "limbs"
says = ["swollen {leg}"]
"""


def test_facts_are_read_by_id_with_the_groups_of_every_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.toml").write_text('[groups]\narm = ["arm"]\n', encoding="utf-8")
    facts = read_facts_files(tmp_path)
    assert list(facts.by_id) == ["leg-swelling"]
    assert set(facts.groups) == {"leg", "arm"}


def test_an_id_is_used_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(KnowledgeError, match="'leg-swelling' is defined twice"):
        read_facts_files(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("swollen?", "swollen", "question mark"),
        ('"limbs"', '"elsewhere"', "section"),
        ("says", "tells", "tells"),
        ("says", 'asked = "therapist"\nsays', "check"),
        ("says", "ages = [65, 50]\nsays", "ages"),
    ],
)
def test_a_wrong_fact_is_refused(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    (tmp_path / "a.toml").write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        read_facts_files(tmp_path)
    assert "a.toml" in str(caught.value)
    assert complaint in str(caught.value)
