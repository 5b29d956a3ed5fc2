"""The phrase language."""

import pytest

from palpate.knowledge.terms.clauses import clauses
from palpate.knowledge.terms.phrases import PhraseError, phrase

GROUPS = {
    "leg": ("leg", "legs", "calf"),
    "swollen": ("swell*", "swollen"),
    "limb": ("{leg}", "arm"),
}


def said(pattern: str, text: str) -> list[str]:
    compiled = phrase(pattern, GROUPS)
    return [hit.said for clause in clauses(text) for hit in compiled.hits(clause)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("pins and needles", "I get Pins and Needles in it", ["Pins and Needles"]),
        ("itch*", "pitching all summer", []),
        ("itch*", "the skin is itching", ["itching"]),
        ("swell*", "the swelling", ["swelling"]),
        ("fever (and|) chills", "fever, chills", ["fever, chills"]),
        ("fever (and|) chills", "fever and chills", ["fever and chills"]),
        ("cannot pass (my|) urine", "I cannot pass urine", ["cannot pass urine"]),
        ("(very|) tight chest", "a tight chest", ["tight chest"]),
        ("{leg} .. {swollen}", "my calf is quite badly swollen", ["calf is quite badly swollen"]),
        ("{leg} .. {swollen}", "my calf hurts when I walk and then also my face is swollen", []),
        ("{limb} pain", "arm pain and leg pain", ["arm pain", "leg pain"]),
        ("{swollen} & {leg}", "my leg seems to be really quite a lot swollen", None),
        ("tumour", "a tumor", ["tumor"]),
        ("oedema", "edema of the foot", ["edema"]),
        ("haematuria", "hematuria", ["hematuria"]),
        ("hoffmann sign", "Hoffmann's sign", ["Hoffmann's sign"]),
        ("can't feel", "I can’t feel it", ["can’t feel"]),
        ("lost # kg", "lost 5 kg", ["lost 5 kg"]),
        ("one sided", "a one-sided ache", ["one-sided"]),
    ],
)
def test_a_phrase_says_what_it_says(pattern: str, text: str, expected: list[str] | None) -> None:
    found = said(pattern, text)
    assert found == expected if expected is not None else len(found) == 1


@pytest.mark.parametrize("pattern", ["{nothing} pain", "(open", "closed)", "a ; b", "(|)", ""])
def test_a_phrase_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(PhraseError):
        phrase(pattern, GROUPS)


def test_a_group_that_holds_itself_is_refused() -> None:
    with pytest.raises(PhraseError, match="holds itself"):
        phrase("{a}", {"a": ("{b}",), "b": ("{a}",)})


def test_a_hit_points_into_the_text_as_it_was_given() -> None:
    text = "It aches. My left Calf is SWOLLEN."
    hits = [h for c in clauses(text) for h in phrase("{leg} & {swollen}", GROUPS).hits(c)]
    assert [text[hit.start : hit.end] for hit in hits] == ["Calf is SWOLLEN"]
