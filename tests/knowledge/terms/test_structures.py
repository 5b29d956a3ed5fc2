"""Muscles, nerves, roots and joints by the names people give them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palpate.knowledge.read import shipped
from palpate.knowledge.source import Kind
from palpate.knowledge.terms.lexicon import lexicon
from palpate.knowledge.terms.structures import Structures

KNOWLEDGE = shipped()
STRUCTURES = lexicon(KNOWLEDGE).structures
NERVE: frozenset[Kind] = frozenset(("nerve_entrapment",))


def groups(text: str, kinds: frozenset[Kind] | None = None) -> set[str]:
    found = STRUCTURES.find(text, kinds)
    return {KNOWLEDGE.sources[id_].group or id_ for id_ in found}


def test_every_row_of_further_names_means_something() -> None:
    assert STRUCTURES.unknown == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quadratus lumborum", {"quadratus-lumborum"}),
        ("QL", {"quadratus-lumborum"}),
        ("SCM", {"sternocleidomastoid"}),
        ("sternocleidomastiod", {"sternocleidomastoid"}),
        ("TFL", {"tensor-fasciae-latae"}),
        ("upper traps", {"trapezius"}),
        ("the hamstrings", {"biceps-femoris", "semitendinosus", "semimembranosus"}),
        ("rotator cuff muscles",
         {"supraspinatus", "infraspinatus", "teres-minor", "subscapularis"}),
        ("glute med", {"gluteus-medius"}),
        ("peroneus longus", {"fibularis-longus"}),
        ("lateral pterygoid", {"pterygoid-lateral"}),
        ("C7 nerve root", {"c7 nerve root"}),
        ("C7 radiculopathy", {"c7 nerve root"}),
        ("meralgia paraesthetica", {"lateral femoral cutaneous nerve"}),
        ("lateral atlantoaxial (C1-C2) joint", {"c1-c2 joint"}),
        ("the moon", set()),
    ],
)  # fmt: skip
def test_a_name_stands_for_its_structures(text: str, expected: set[str]) -> None:
    assert groups(text) & expected == expected
    assert bool(groups(text)) is bool(expected)


def test_a_part_is_only_itself() -> None:
    assert STRUCTURES.find("upper trapezius") == {"trapezius-upper"}
    assert STRUCTURES.find("digastric (anterior belly)") == {"digastric-anterior"}
    assert STRUCTURES.find("anterior belly of digastric") == {"digastric-anterior"}


def test_a_kind_keeps_other_kinds_out() -> None:
    assert STRUCTURES.find("piriformis syndrome", NERVE)
    assert not STRUCTURES.find("quadratus lumborum", NERVE)


def test_a_site_is_told_by_the_words_beyond_the_nerve() -> None:
    nerve = STRUCTURES.find("suprascapular nerve")
    assert len(nerve) == 2
    at = STRUCTURES.site_of("suprascapular nerve at the spinoglenoid notch", nerve)
    assert at == {"suprascapular-spinoglenoid"}
    assert STRUCTURES.site_of("suprascapular nerve", nerve) == frozenset()


def test_two_names_of_one_thing_narrow_and_two_things_add() -> None:
    assert groups("greater occipital nerve (occipital neuralgia)") == {"greater occipital nerve"}
    assert groups("piriformis and gemelli") == {"piriformis", "gemelli"}


def test_each_structure_of_a_list_is_named_by_itself() -> None:
    assert [len(found) for found in STRUCTURES.each("piriformis, gemelli and soleus")] == [1, 1, 3]


def test_every_current_source_is_found_by_its_own_label() -> None:
    missed = [
        source.id
        for source in KNOWLEDGE.current_sources()
        if source.id not in STRUCTURES.find(source.label, frozenset((source.kind,)))
    ]
    assert missed == []


def test_members_are_those_of_an_id_or_a_group() -> None:
    assert STRUCTURES.members("piriformis") == {"piriformis"}
    assert len(STRUCTURES.members("quadratus-lumborum")) == 4
    assert STRUCTURES.members("nobody") == frozenset()


@settings(deadline=None)
@given(st.text(max_size=100))
def test_looking_for_structures_never_fails(text: str) -> None:
    found: Structures = STRUCTURES
    assert found.find(text) <= KNOWLEDGE.sources.keys()
