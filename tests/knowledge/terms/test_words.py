"""Words as the lexicon compares them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palpate.knowledge.terms.phrase_table import PhraseTable
from palpate.knowledge.terms.words import stem, tokens


@pytest.mark.parametrize(
    "words",
    [
        ("lift", "lifting", "lifts", "lifted"),
        ("run", "running", "runs", "ran"),
        ("write", "writing", "writes", "wrote"),
        ("carry", "carrying", "carries", "carried"),
        ("calf", "calves"),
        ("foot", "feet"),
        ("fell", "fall", "falling"),
    ],
)
def test_forms_of_one_word_are_one(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("pitching", "itching"), ("pressing", "press"), ("straining", "strain"), ("spine", "spin"),
     ("site", "sit"), ("ringing", "ring"), ("biceps", "bicep"), ("locking", "looking")],
)  # fmt: skip
def test_words_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("british", "american"),
    [("paraesthesia", "paresthesia"), ("oedema", "edema"), ("labourer", "laborer"),
     ("haematoma", "hematoma"), ("immobilised", "immobilized"), ("tumour", "tumor")],
)  # fmt: skip
def test_both_spellings_are_one(british: str, american: str) -> None:
    assert tokens(british)[0].stem == tokens(american)[0].stem


@settings(deadline=None)
@given(st.text(max_size=300))
def test_tokens_point_into_the_text_as_given(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)


def table(*phrases: str) -> PhraseTable[str]:
    found: PhraseTable[str] = PhraseTable()
    for phrase in phrases:
        found.add(phrase, phrase)
    return found


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("lifting the arm", "I cannot lift my right arm", True),
        ("throw*", "throwing a ball", True),
        ("pitch", "itching skin", False),
        ("itch", "pitching", False),
        ("cyst .. neck", "a cyst was removed from the back of my neck", True),
        ("cyst .. neck", "a cyst that I had had since I was a child, on the neck", False),
        ("cross-body", "cross body adduction", True),
        ("sternocleidomastoid", "sternocleidomastiod", True),
    ],
)  # fmt: skip
def test_a_phrase_is_found_by_its_stems(phrase: str, text: str, found: bool) -> None:
    assert bool(table(phrase).longest(text, forgiving=True)) is found


def test_everyday_words_are_not_taken_for_slips_of_each_other() -> None:
    shelf: PhraseTable[str] = PhraseTable(long_word=9)
    shelf.add("looking up", "up")
    shelf.add("swallowing", "swallow")
    assert shelf.longest("locking up", forgiving=True) == []
    assert [m.meaning for m in shelf.longest("swalowing", forgiving=True)] == ["swallow"]


def test_a_slip_that_could_be_two_words_is_neither() -> None:
    shelf = table("abduction", "adduction")
    assert shelf.longest("aduction", forgiving=True) == []


def test_the_longest_wording_wins() -> None:
    found = table("shoulder", "shoulder blade").apart("my shoulder blade")
    assert [match.meaning for match in found] == ["shoulder blade"]


def test_words_are_not_shared_between_phrases_kept_apart() -> None:
    found = table("upper shoulder", "shoulder blade").apart("upper shoulder blade")
    assert len(found) == 1


def test_all_meanings_of_one_stretch_stay() -> None:
    shelf: PhraseTable[int] = PhraseTable()
    shelf.add("median nerve", 1)
    shelf.add("median nerve", 2)
    assert [match.meaning for match in shelf.apart("the median nerve")] == [1, 2]


@pytest.mark.parametrize("phrase", ["", "the", "*", " of "])
def test_a_phrase_without_a_word_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="no word"):
        table(phrase)
