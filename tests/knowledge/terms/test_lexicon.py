"""The tables of words, their mistakes, movements, territories and names of tests."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from palpate.knowledge.door import KnowledgeError
from palpate.knowledge.read import SHIPPED, shipped
from palpate.knowledge.terms.lexicon import build_lexicon, lexicon

KNOWLEDGE = shipped()
WORDS = lexicon(KNOWLEDGE)


def test_a_lexicon_is_built_once_per_knowledge() -> None:
    assert lexicon(KNOWLEDGE) is WORDS
    assert lexicon(replace(KNOWLEDGE, version="other")) is not WORDS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SHIPPED / "terms", tmp_path / "terms")
    return tmp_path / "terms"


@pytest.mark.parametrize(
    ("file", "row", "says"),
    [
        ("places.toml", '[[phrase]]\nsay = ["x"]\nareas = ["moon"]', "moon"),
        ("places.toml", '[[chain]]\nparts = ["tail"]', "tail"),
        ("places.toml", '[[phrase]]\nsay = ["x"]\narea = ["heel"]', "area"),
        ("structures.toml", '[[structure]]\nsays = ["x"]\nmeans = ["y"]', "say: "),
        ("movements.toml", '[[fixed]]\nsay = ["x"]', "movements"),
    ],
)
def test_a_mistake_in_a_table_names_the_file(folder: Path, file: str, row: str, says: str) -> None:
    path = folder / file
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError) as error:
        build_lexicon(KNOWLEDGE, folder)
    assert file in str(error.value)
    assert says in str(error.value)


def test_a_qualifier_must_be_one_of_the_known(folder: Path) -> None:
    path = folder / "places.toml"
    text = path.read_text(encoding="utf-8").replace(
        "\n[qualifiers]\n", '\n[qualifiers]\nabove = ["on"]\n'
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match="'above' is no qualifier"):
        build_lexicon(KNOWLEDGE, folder)


@pytest.mark.parametrize(
    ("text", "about", "expected"),
    [
        ("shoulder flexion and abduction", (), {"shoulder-flexion", "shoulder-abduction"}),
        ("flexion of the knee", (), {"knee-flexion"}),
        ("wrist and finger extension", (), {"wrist-extension", "finger-extension"}),
        ("abduction", ("hip",), {"hip-abduction"}),
        ("abduction", (), set()),
        ("flexion", ("shoulder", "trunk"), {"shoulder-flexion"}),
        ("dorsiflexion", ("shoulder",), {"ankle-dorsiflexion"}),
        ("hip rotation", (), {"hip-external-rotation", "hip-internal-rotation"}),
        ("flexibility of everything", ("knee",), set()),
    ],
)
def test_movements_are_a_joint_and_an_action(
    text: str, about: tuple[str, ...], expected: set[str]
) -> None:
    assert set(WORDS.movements.read(text, about=about).movements) == expected


def test_a_muscle_stands_for_what_it_does_only_in_a_strength_test() -> None:
    assert WORDS.movements.read("triceps", muscles=True).movements == ("elbow-extension",)
    assert WORDS.movements.read("triceps").movements == ()


def test_the_range_of_a_joint_is_all_its_movements() -> None:
    moved = WORDS.movements.read("knee range of motion")
    assert moved.whole
    assert set(moved.movements) == {"knee-flexion", "knee-extension"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C6 dermatome", "thumb"),
        ("L5 distribution", "great-toe"),
        ("C6 disc", ""),
        ("sensation", ""),
    ],
)
def test_a_dermatome_is_its_skin(text: str, expected: str) -> None:
    areas = WORDS.territories.areas(text)
    assert expected in areas if expected else areas == ()


@pytest.mark.parametrize(
    ("test", "site", "expected"),
    [
        ("Spurling's test", "", ("spurling",)),
        ("spurling sign", "right", ("spurling",)),
        ("Hawkins-Kennedy", "", ("hawkins-kennedy",)),
        ("straight leg raise", "", ("straight-leg-raise",)),
        ("crossed straight leg raise", "", ("crossed-straight-leg-raise",)),
        ("hip flexion", "", ()),
        ("posture", "", ()),
        ("the moon test", "", ()),
    ],
)
def test_a_test_is_found_by_its_names(test: str, site: str, expected: tuple[str, ...]) -> None:
    kinds = frozenset(("orthopaedic", "neurodynamic", "functional", "neurological"))
    assert WORDS.examinations.find(test, site, kinds=kinds) == expected  # type: ignore[arg-type]


def test_every_examination_is_found_by_its_own_label() -> None:
    missed = [
        examination.id
        for examination in KNOWLEDGE.examinations.values()
        if examination.id not in WORDS.examinations.find(examination.label)
    ]
    assert missed == []


def test_no_phrase_of_a_concept_denies_itself() -> None:
    denied = [
        (concept.id, phrase)
        for concept in KNOWLEDGE.concepts.values()
        for phrase in concept.phrases
        if phrase in concept.not_phrases
    ]
    assert denied == []
