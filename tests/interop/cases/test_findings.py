"""A case as findings, in three readings."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palpate.findings.finding import State
from palpate.interop.cases.answer import person_of
from palpate.interop.cases.case import Case, Found, PainLocation, Reading, Truth
from palpate.interop.cases.findings import findings_of, presentation_of
from palpate.knowledge.read import shipped
from palpate.quantities import Side

KNOWLEDGE = shipped()
CASE = Case(
    id="a",
    complaint="My right neck hurts when I turn my head.",
    age=40,
    sex="F",
    pain_locations=(PainLocation(where="back of the neck", side=Side.RIGHT, quality=("aching",)),),
    findings=(
        Found(test="Spurling", site="right", result="positive"),
        Found(test="palpation upper trapezius", site="right", result="tender"),
        Found(test="muscle check", result="trigger points present", detail="levator scapulae"),
        Found(test="MRI cervical spine", result="positive", confirmatory=True),
    ),
    truth=(Truth(kind="radiculopathy", structure="C6 nerve root"),),
)


def keys(case: Case, reading: Reading = Reading.FULL) -> set[str]:
    found = findings_of(case, KNOWLEDGE, reading).findings
    return {f.key if f.state is State.PRESENT else f"-{f.key}" for f in found}


def located(where: str, *quality: str, radiates: bool = False) -> Case:
    place = PainLocation(where=where, side=Side.LEFT, quality=quality, radiates=radiates)
    return Case(id="a", complaint="", pain_locations=(place,))


@pytest.mark.parametrize(
    ("reading", "tests"),
    [
        (Reading.HISTORY, []),
        (Reading.EXAMINATION, ["Spurling"]),
        (Reading.FULL, ["Spurling", "palpation upper trapezius", "muscle check"]),
    ],
)
def test_each_reading_sees_only_its_findings(reading: Reading, tests: list[str]) -> None:
    seen = CASE.read_as(reading, KNOWLEDGE)
    assert [found.test for found in seen.findings] == tests
    assert seen.truth == ()


def test_what_is_hidden_reaches_neither_findings_nor_screen() -> None:
    told = findings_of(CASE, KNOWLEDGE, Reading.HISTORY)
    assert not any(f.role in ("test", "palpation") for f in told.findings)
    assert told.presentation.examined == ()
    assert "MRI" not in str(findings_of(CASE, KNOWLEDGE, Reading.FULL).presentation)
    assert "MRI" not in str(presentation_of(CASE))


def test_the_truth_changes_nothing() -> None:
    other = replace(CASE, id="b", truth=(Truth(kind="joint", structure="hip joint"),))
    assert findings_of(CASE, KNOWLEDGE) == findings_of(other, KNOWLEDGE)


def test_places_and_words_become_findings() -> None:
    assert {"pain:back-of-neck", "has:aching", "worse:neck-turning", "test:spurling",
            "palpation:trapezius-upper"} <= keys(CASE)  # fmt: skip


@pytest.mark.parametrize(
    ("case", "present", "missing"),
    [
        (located("thumb", "numb", "tingling"), {"sensory:thumb"}, {"pain:thumb"}),
        (located("thumb", "pain", "numb"), {"sensory:thumb", "pain:thumb"}, set()),
        (located("thumb"), {"pain:thumb"}, {"sensory:thumb"}),
        (located("heel", "burning"), {"pain:heel", "has:burning"}, set()),
        (located("calf", "weak"), set(), {"pain:calf", "sensory:calf"}),
        (located("calf (weak, no pain stated)", "weak"), set(), {"pain:calf"}),
        (located("calf", "aching", radiates=True), {"has:radiates"}, set()),
    ],
)
def test_how_a_place_feels_decides_what_it_counts_for(
    case: Case, present: set[str], missing: set[str]
) -> None:
    assert present <= keys(case)
    assert not missing & keys(case)


def test_a_place_that_is_only_stiff_counts_half() -> None:
    (pain,) = [f for f in findings_of(located("heel", "stiff"), KNOWLEDGE).findings
               if f.role == "pain"]  # fmt: skip
    assert pain.grade == 0.5


def test_the_complaint_does_not_tell_a_place_twice() -> None:
    case = replace(CASE, complaint="My whole right arm hurts.")
    assert not any("forearm" in key for key in keys(case))
    assert any("forearm" in key for key in keys(replace(case, pain_locations=())))


def test_a_bare_movement_belongs_to_the_joint_that_hurts() -> None:
    case = replace(located("hip"), findings=(Found(test="internal rotation", result="limited"),))
    assert "sign:limited.hip-internal-rotation" in keys(case)


def test_an_examined_sign_replaces_the_one_that_was_told() -> None:
    case = replace(CASE, complaint="I cannot lift my right arm.")
    told = "sign:weak.shoulder-abduction"
    assert told in keys(case)
    examined = replace(case, findings=(Found(test="deltoid strength", result="normal"),))
    assert f"-{told}" in keys(examined)
    assert told not in keys(examined)


def test_what_nothing_was_made_of_is_handed_back_once() -> None:
    case = replace(CASE, complaint="The moon was full.", context=("The moon was full.",),
                   findings=(Found(test="aura", result="purple"),))  # fmt: skip
    assert findings_of(case, KNOWLEDGE).unplaced == ("The moon was full", "aura, purple")


@pytest.mark.parametrize(
    ("age", "expected"), [(41.5, 41), (None, None), (-1, None), (400, None), (0, 0)]
)
def test_an_impossible_age_is_unknown(age: float | None, expected: int | None) -> None:
    assert person_of(replace(CASE, age=age)).age == expected


text = st.text(max_size=60)


@settings(deadline=None)
@given(text, text, st.sampled_from(list(Side)), st.lists(text, max_size=2), text, text)
def test_no_case_is_too_strange_to_read(
    complaint: str, where: str, side: Side, quality: list[str], test: str, result: str
) -> None:
    case = Case(
        id="x",
        complaint=complaint,
        pain_locations=(PainLocation(where=where, side=side, quality=tuple(quality)),),
        findings=(Found(test=test, result=result),),
    )
    names = [(f.key, f.side, f.state) for f in findings_of(case, KNOWLEDGE).findings]
    assert len(names) == len(set(names))
