"""How far a "no" reaches."""

import pytest

from palpate.knowledge.terms.clauses import clauses
from palpate.knowledge.terms.phrases import phrase

YES, NO, UNSURE = "yes", "no", "unsure"


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("fever", "no fever", NO),
        ("fever", "I have a fever", YES),
        ("fever", "Fever: no", NO),
        ("fever", "fever was denied", NO),
        ("fever", "He is without fever", NO),
        ("fever", "I have not had any fever", NO),
        ("fever", "I haven’t had a fever", NO),
        ("chills", "No fever, chills or weight loss", NO),
        ("weight loss", "No fever, chills or weight loss", NO),
        ("weight loss", "no fever, chills, weight loss", NO),
        ("weight loss", "denies night pain and weight loss", NO),
        ("weight loss", "no fever but weight loss", YES),
        ("weight loss", "no fever and has had weight loss", YES),
        ("weight loss", "no fever and weight loss of five kilos", YES),
        ("swollen calf", "No injury, swollen calf", YES),
        ("calf", "no injury, my calf is swollen", YES),
        ("night pain", "I cannot sleep because of night pain", YES),
        ("night pain", "I am not sleeping well with night pain", YES),
        ("night pain", "not improving, night pain", YES),
        ("cannot pass urine", "I cannot pass urine", YES),
        ("nothing helps", "nothing helps", YES),
        ("pain", "no change in the pain", YES),
        ("pain", "for no reason the pain began", YES),
        ("pain", "the pain never goes away", YES),
        ("hoffmann", "Hoffmann negative", NO),
        ("hoffmann", "Hoffmann's sign was positive", YES),
        ("clonus", "clonus absent, Hoffmann positive", NO),
        ("hoffmann", "clonus absent, Hoffmann positive", YES),
        ("pulse absent", "pedal pulse absent", YES),
        ("fever", "I am not sure if I have a fever", UNSURE),
        ("saddle", "saddle sensation not assessed", UNSURE),
        ("numbness", "neither numbness nor weakness", NO),
        ("weakness", "neither numbness nor weakness", NO),
        ("limp", "no fever, with a limp", YES),
    ],
)
def test_a_denial_reaches_what_it_denies_and_no_more(words: str, text: str, expected: str) -> None:
    hits = [hit for clause in clauses(text) for hit in phrase(words).hits(clause)]
    assert [hit.polarity.value for hit in hits] == [expected]
