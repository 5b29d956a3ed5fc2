"""Answers put together: the serious one stands."""

import pytest

from palpate.knowledge.fact import Fact, Facts
from palpate.screening.answers import Answer, Answers, Words, asked, graver

YES, NO, UNCLEAR = Answer.YES, Answer.NO, Answer.CANNOT_ASSESS


@pytest.mark.parametrize(
    ("one", "other", "stands"),
    [(YES, NO, YES), (NO, YES, YES), (UNCLEAR, NO, UNCLEAR), (UNCLEAR, YES, YES), (None, NO, NO)],
)
def test_the_graver_answer_stands(one: Answer | None, other: Answer, stands: Answer) -> None:
    assert graver(one, other) is stands


def test_two_sources_together_keep_every_word() -> None:
    told = Answers(given={"fever": YES}, words={"fever": (word("hot", YES),)})
    form = asked({"fever": "no", "limp": "cannot_assess"})
    both = told.together(form)
    assert both.given == {"fever": YES, "limp": UNCLEAR}
    assert [w.where for w in both.words["fever"]] == ["here", "asked"]
    assert both.contradictory == ("fever",)


def word(said: str, answer: Answer) -> Words:
    return Words(said=said, where="here", answer=answer)


def test_an_unknown_answer_of_a_form_is_refused() -> None:
    with pytest.raises(ValueError, match="maybe"):
        asked({"fever": "maybe"})


def test_implications_run_to_the_end_and_survive_a_circle() -> None:
    facts = Facts(
        by_id={
            name: Fact(id=name, asks="?", section="general", implies=implies)
            for name, implies in (("a", ("b",)), ("b", ("c",)), ("c", ("a",)))
        },
        groups={},
    )
    closed = Answers(given={"a": YES, "c": NO}).closed(facts)
    assert closed.given == {"a": YES, "b": YES, "c": YES}


def test_answers_cannot_be_changed_after_the_fact() -> None:
    answers = asked({"fever": "yes"})
    with pytest.raises(TypeError):
        answers.given["fever"] = NO  # type: ignore[index]
