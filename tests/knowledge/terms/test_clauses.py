"""Where one clause ends and what kind of statement it makes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palpate.knowledge.terms.clause_kinds import Kind
from palpate.knowledge.terms.clauses import clauses, normalised


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It aches. It burns.", ["It aches", " It burns"]),
        ("36.6 C today", ["36.6 C today"]),
        ("Dr. Lee said so", ["Dr. Lee said so"]),
        ("no fever, but my calf is swollen", ["no fever, ", " my calf is swollen"]),
        ("no fever, my calf is swollen", ["no fever", "my calf is swollen"]),
        ("my leg hurts and is swollen", ["my leg hurts and is swollen"]),
        ("shoulder (no pain stated)", ["shoulder ", "no pain stated"]),
        ("fever - no", ["fever - no"]),
        ("", []),
        (" ,; ", []),
    ],
)
def test_a_clause_is_as_far_as_one_denial_reaches(text: str, expected: list[str]) -> None:
    assert [clause.original for clause in clauses(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("My back hurts", Kind.NOW),
        ("I fell two weeks ago", Kind.NOW),
        ("hurts if I bend", Kind.NOW),
        ("I had a fracture ten years ago", Kind.PAST),
        ("previous neck injury", Kind.PAST),
        ("pain in the past two weeks", Kind.NOW),
        ("first called carpal tunnel", Kind.LABEL),
        ("I was told it is a pinched nerve", Kind.LABEL),
        ("physiotherapy did not help", Kind.TREATMENT),
        ("my mother had cancer", Kind.FAMILY),
        ("family history of aneurysm", Kind.FAMILY),
        ("I am worried about a stroke", Kind.FEAR),
        ("a two-day history of fever", Kind.NOW),
        ("history of fever", Kind.PAST),
        ("previously healthy with new fever", Kind.NOW),
        ("I called the doctor because of fever", Kind.NOW),
        ("my sister has noticed my speech is slurred", Kind.NOW),
        ("numb if I ride my bicycle", Kind.NOW),
        ("I limp to avoid the pain", Kind.NOW),
        ("advised to return if there is numbness", Kind.HYPOTHETICAL),
        ("not sure if I have a fever", Kind.NOW),
    ],
)
def test_a_clause_says_what_kind_of_statement_it_is(text: str, kind: Kind) -> None:
    assert [clause.kind for clause in clauses(text)] == [kind]


@given(st.text(max_size=80))
def test_normalising_keeps_every_offset(text: str) -> None:
    assert len(normalised(text)) == len(text)


@given(st.text(alphabet="ab ,.;!?()-'\n", max_size=60))
def test_every_clause_stands_in_the_text_at_its_offset(text: str) -> None:
    for clause in clauses(text):
        assert text[clause.start : clause.start + len(clause.original)] == clause.original
        assert len(clause.text) == len(clause.original)
