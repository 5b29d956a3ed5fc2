import pytest

from palpate.knowledge.door import KnowledgeError
from palpate.knowledge.protocol import read_protocols
from palpate.knowledge.read import shipped

PROTOCOLS = shipped().protocols


def test_every_region_of_a_treatable_source_belongs_to_one_protocol():
    held = [region for one in PROTOCOLS.values() for region in one.regions]
    assert len(held) == len(set(held))
    regions = {s.region for s in shipped().current_sources() if s.treatable} - {"whole body"}
    assert regions <= set(held)


@pytest.mark.parametrize("one", PROTOCOLS.values(), ids=lambda one: one.id)
def test_a_protocol_names_areas_muscles_and_ways_to_measure_again(one):
    knowledge = shipped()
    assert set(one.areas) <= set(knowledge.areas)
    assert set(one.pincer) <= set(knowledge.muscles)
    assert {measure.kind for measure in one.measures} == {"movement", "point"}
    assert one.watch


def test_ids_of_measures_are_used_once():
    ids = [measure.id for one in PROTOCOLS.values() for measure in one.measures]
    assert len(ids) == len(set(ids))


def test_a_wrong_key_names_the_file(tmp_path):
    (tmp_path / "neck.toml").write_text('id = "neck"\nlabel = "Neck"\n')
    with pytest.raises(KnowledgeError, match=r"neck\.toml: regions"):
        read_protocols(tmp_path)
