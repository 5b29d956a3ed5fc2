from pathlib import Path

import pytest

import palpate.knowledge
from palpate.knowledge.door import KnowledgeError
from palpate.knowledge.instrument import read_instruments
from palpate.knowledge.read import shipped

FOLDER = Path(palpate.knowledge.__file__).parent / "data" / "instruments"
INSTRUMENTS = read_instruments(FOLDER)
ENTRY_ONLY = {"ndi", "odi", "quickdash", "lefs", "rmdq"}


def test_no_licensed_wording_is_shipped():
    by_wording = {one.id for one in INSTRUMENTS if one.wording == "entry"}
    assert by_wording == ENTRY_ONLY
    assert not any(item.text for one in INSTRUMENTS if one.id in ENTRY_ONLY for item in one.items)


@pytest.mark.parametrize("one", INSTRUMENTS, ids=lambda one: one.id)
def test_an_instrument_states_its_licence_and_cites_its_thresholds(one):
    assert one.licence
    assert one.reviewed_by == ""
    for threshold in one.thresholds:
        assert threshold.cites or threshold.confidence == "recalled"
    for citation in one.cited.values():
        assert citation.source in shipped().references


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('better = "lower"', 'better = "smaller"', "better"),
        ("minutes = 1.0", 'minutes = "1"', "minutes"),
        ('aggregate = "mean"', 'aggregate = "median"', "aggregate"),
        ('cites = ["a"]', 'cites = ["z"]', r"add \[cited"),
        ('wording = "full"', 'wording = "entry"', "no item's text may be shipped"),
        ("item_count = [3, 3]", "item_count = [4, 4]", "3 items stand here"),
        ('low_means = "no pain"', 'lowest = "no pain"', "lowest"),
    ],
)
def test_a_wrong_key_names_file_and_mend(tmp_path, old, new, said):
    text = (FOLDER / "peg.toml").read_text()
    assert old in text
    (tmp_path / "peg.toml").write_text(text.replace(old, new, 1))
    with pytest.raises(KnowledgeError, match=said) as error:
        read_instruments(tmp_path)
    assert "peg.toml" in str(error.value)


def test_full_wording_without_text_is_refused(tmp_path):
    text = (FOLDER / "gad-2.toml").read_text()
    (tmp_path / "gad-2.toml").write_text(text.replace("Not being able to stop", "", 1))
    assert read_instruments(tmp_path)
    empty = text.replace('text = "Not being able to stop or control worrying"\n', "")
    (tmp_path / "gad-2.toml").write_text(empty)
    with pytest.raises(KnowledgeError, match="an item has no text"):
        read_instruments(tmp_path)
