from pathlib import Path

import pytest

import palpate.knowledge
from palpate.knowledge.door import KnowledgeError
from palpate.knowledge.read import shipped
from palpate.knowledge.technique import read_techniques

FOLDER = Path(palpate.knowledge.__file__).parent / "data" / "techniques"
TECHNIQUES = read_techniques(FOLDER)
NAMED = {
    "warm-glide", "specific-gliding", "pressure-release", "ischemic-compression", "deep-tissue",
    "cross-fibre-friction", "met-pir", "met-reciprocal-inhibition", "positional-release", "init",
    "pin-and-stretch", "static-stretch", "neural-slider", "neural-tensioner",
    "joint-mobilisation-soft", "activation", "breathing", "home-care",
}  # fmt: skip


def test_every_technique_of_the_field_has_its_file():
    assert {one.id for one in TECHNIQUES} >= NAMED


@pytest.mark.parametrize("one", TECHNIQUES, ids=lambda one: one.id)
def test_a_technique_names_what_speaks_against_it_and_when_to_stop(one):
    rules = shipped().rules
    assert one.contraindications or one.kind == "education"
    assert set(one.contraindications) <= set(rules)
    assert one.stop_if
    assert one.for_client
    assert one.positions


@pytest.mark.parametrize("one", TECHNIQUES, ids=lambda one: one.id)
def test_the_planner_never_reckons_with_more_than_half_of_what_was_published(one):
    for row in one.expected:
        published = [
            effect.estimate
            for effect in one.effects
            if effect.outcome == row.outcome and effect.measure in ("smd", "within-group d")
        ]
        if published:
            assert row.effect <= max(published) / 2 + 0.011, (one.id, row.outcome)


@pytest.mark.parametrize("one", TECHNIQUES, ids=lambda one: one.id)
def test_every_citation_has_its_reference_and_none_is_claimed_without(one):
    references = shipped().references
    for citation in one.cited.values():
        assert citation.source in references
    assert one.cited or one.confidence == "recalled"
    assert one.reviewed_by == ""


def write(folder, **changes):
    text = (FOLDER / "static-stretch.toml").read_text()
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new)
    (folder / "broken.toml").write_text(text)
    return folder


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('reach = "target"', 'reach = "nowhere"', "reach"),
        ("hand_load = 1", 'hand_load = "1"', "hand_load"),
        ("hand_load = 1", "hand_weight = 1", "hand_weight"),
        ("least = 1.0", "least = 9.0", "least <= usual <= most"),
        ("least = 1.0", "least = 0.7", "halves"),
        ("discomfort = [1, 3]", "discomfort = [1, 9]", "within 0 to 7"),
        ("repeats = [2, 4]", "repeats = [4, 2]", "repeats"),
        ("fit = 0.7", "fit = 1.7", "fit"),
        ("effect = 0.18", "effect = 0.88", "low <= effect <= high"),
    ],
)
def test_a_wrong_key_names_file_and_mend(tmp_path, old, new, said):
    folder = write(tmp_path, change=(old, new))
    with pytest.raises(KnowledgeError, match=said) as error:
        read_techniques(folder)
    assert "broken.toml" in str(error.value)


def test_a_technique_without_contraindications_is_refused(tmp_path):
    line = next(
        line
        for line in (FOLDER / "static-stretch.toml").read_text().splitlines()
        if line.startswith("contraindications")
    )
    folder = write(tmp_path, change=(line, ""))
    with pytest.raises(KnowledgeError, match="contraindications are empty"):
        read_techniques(folder)


def test_an_effect_without_its_citation_is_refused(tmp_path):
    text = (FOLDER / "met-pir.toml").read_text().replace('cites = ["a"]', 'cites = ["z"]')
    (tmp_path / "met-pir.toml").write_text(text)
    with pytest.raises(KnowledgeError, match=r"add \[cited"):
        read_techniques(tmp_path)


def test_fit_is_nothing_where_the_technique_does_not_suit():
    slider = next(one for one in TECHNIQUES if one.id == "neural-slider")
    assert slider.fit("nerve_entrapment") == 1.0
    assert slider.fit("trigger_point") == 0.0


def test_certainty_is_the_best_of_its_effects():
    certainty = {one.id: one.certainty for one in TECHNIQUES}
    assert certainty["pressure-release"] == "moderate"
    assert certainty["activation"] == "recalled"
