"""What is read out of a presentation, from every part of it."""

import pytest

from palpate.knowledge.read import shipped
from palpate.quantities import Side
from palpate.screening.answers import Answer
from palpate.screening.lexicon import Lexicon, lexicon
from palpate.screening.text import Examined, Place, Presentation, read_facts

YES, NO, UNCLEAR = Answer.YES, Answer.NO, Answer.CANNOT_ASSESS


@pytest.fixture(scope="module")
def words() -> Lexicon:
    facts = shipped().facts
    assert facts is not None
    return lexicon(facts)


@pytest.mark.parametrize(
    ("text", "fact", "answer"),
    [
        ("I have a fever", "fever", YES),
        ("no fever, chills or night sweats", "night-sweats", NO),
        ("denies night pain", "night-pain", NO),
        ("without weight loss", "weight-loss", NO),
        ("I am not sure if I have a fever", "fever", UNCLEAR),
        ("I have hay fever", "fever", None),
        ("I had a fever as a child", "fever", None),
        ("my mother had cancer", "cancer-history", None),
        ("I had cancer years ago", "cancer-history", YES),
        ("worried about my swollen calf", "limb-swelling", YES),
        ("pitching all summer, itching never", "skin-local", None),
        ("the pain is eased by changing position", "unchanged-by-movement", NO),
        ("hopping does not hurt", "hop-pain", NO),
        ("history of breast cancer, weight loss of 3 kg", "weight-loss", YES),
    ],
)
def test_words_answer_a_fact(text: str, fact: str, answer: Answer | None, words: Lexicon) -> None:
    assert read_facts(Presentation(complaint=text), words).of(fact) is answer


@pytest.mark.parametrize(
    ("examined", "fact", "answer"),
    [
        (Examined(test="Hoffmann", site="both", result="positive"), "hoffmann", YES),
        (Examined(test="Hoffmann", site="both", result="negative"), "hoffmann", NO),
        (Examined(test="reflexes", site="legs", result="brisk"), "hyperreflexia", YES),
        (Examined(test="pedal pulse", site="left", result="absent"), "pulse-weak", YES),
        (Examined(test="clonus", site="both", result="absent"), "clonus", NO),
        (
            Examined(test="palpation", site="abdomen", result="positive", detail="pulsatile mass"),
            "pulsing-abdomen",
            YES,
        ),
        (
            Examined(test="pain changed by movement or rest", result="negative"),
            "unchanged-by-movement",
            YES,
        ),
        (Examined(test="fever, chills", result="negative"), "chills", NO),
        (
            Examined(test="palpation abdomen", result="negative", detail="soft, no pulsating mass"),
            "pulsing-abdomen",
            NO,
        ),
        (Examined(test="temperature", result="normal", detail="36.6 C"), "fever", NO),
        (Examined(test="temperature", result="raised", detail="38.4 C"), "fever", YES),
        (Examined(test="sphincter function", result="normal"), "bladder-change", NO),
    ],
)
def test_a_finding_is_read_with_its_result(
    examined: Examined, fact: str, answer: Answer, words: Lexicon
) -> None:
    assert read_facts(Presentation(examined=(examined,)), words).of(fact) is answer


def test_every_part_of_a_presentation_is_read(words: Lexicon) -> None:
    answers = read_facts(
        Presentation(
            age=71,
            complaint="My back hurts.",
            onset="For a year.",
            context=("Takes warfarin", "Smoked for years"),
            aggravating=("walking",),
            relieving=("stopping",),
            places=(Place(where="calf", side=Side.LEFT, quality=("cramping",)),),
        ),
        words,
    )
    expected = {
        "back-pain": "complaint",
        "over-three-months": "onset",
        "anticoagulant": "context",
        "smoker": "context",
        "exertion": "worse",
        "gone-on-standing-still": "better",
        "calf-pain": "place",
        "age-65-or-more": "age",
    }
    found = {f: {w.where for w in answers.words[f] if w.answer is YES} for f in expected}
    assert {f: where for f, where in expected.items() if where not in found[f]} == {}


def test_halves_may_stand_in_two_sentences(words: Lexicon) -> None:
    text = "I felt a crack in my lower back. It hurts when I turn over."
    assert read_facts(Presentation(complaint=text), words).yes("back-pain")


def test_a_contradiction_stands_as_yes_and_is_asked_again(words: Lexicon) -> None:
    text = "No fever. This morning I had a fever."
    answers = read_facts(Presentation(complaint=text), words)
    assert answers.yes("fever")
    assert "fever" in answers.contradictory


def test_a_painless_place_is_no_pain(words: Lexicon) -> None:
    place = Place(where="calf, painless", quality=("weak",))
    assert not read_facts(Presentation(places=(place,)), words).yes("calf-pain")


def test_an_unknown_age_answers_nothing_of_age(words: Lexicon) -> None:
    assert read_facts(Presentation(), words).given == {}
