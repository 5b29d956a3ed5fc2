"""Rows of an examination: polarity, class, and the findings they become."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palpate.findings.finding import Finding, State
from palpate.knowledge.read import shipped
from palpate.knowledge.terms.results import Outcome, result_of
from palpate.knowledge.terms.rows import Row, RowClass, class_of, is_palpation
from palpate.knowledge.terms.tests import read_row
from palpate.quantities import Side

KNOWLEDGE = shipped()


def findings(row: Row, side: Side = Side.RIGHT, about: tuple[str, ...] = ()) -> dict[str, Finding]:
    reading = read_row(row, knowledge=KNOWLEDGE, side=side, about=about)
    return {finding.key: finding for finding in reading.findings}


def keys(row: Row, about: tuple[str, ...] = ()) -> set[str]:
    """Present keys as they are, absent ones with a minus before them."""
    found = findings(row, about=about).values()
    return {f.key if f.state is State.PRESENT else f"-{f.key}" for f in found}


@pytest.mark.parametrize(
    ("test", "result", "detail", "expected"),
    [
        ("Spurling", "positive", "", Outcome.POSITIVE),
        ("Spurling", "negative", "", Outcome.NEGATIVE),
        ("sensation", "negative", "no loss", Outcome.NEGATIVE),
        ("neurologic examination arm", "negative", "no deficit", Outcome.NEGATIVE),
        ("triceps reflex", "absent", "", Outcome.POSITIVE),
        ("pedal pulse", "absent", "", Outcome.POSITIVE),
        ("Tinel sign", "absent", "", Outcome.NEGATIVE),
        ("hip ROM", "full", "", Outcome.NEGATIVE),
        ("palpation", "not tender", "", Outcome.NEGATIVE),
        ("palpation", "tender", "", Outcome.POSITIVE),
        ("strength", "4/5", "", Outcome.POSITIVE),
        ("strength", "5/5", "", Outcome.NEGATIVE),
        ("fulcrum test", "equivocal", "", Outcome.UNSURE),
        ("reflexes", "not tested", "", Outcome.UNSURE),
        ("quadriceps contraction", "not possible", "", Outcome.POSITIVE),
        ("muscle length", "tight", "", Outcome.POSITIVE),
        ("leg length", "equal", "", Outcome.NEGATIVE),
        ("sensation", "", "decreased over the thumb", Outcome.POSITIVE),
        ("sensation", "", "intact", Outcome.NEGATIVE),
        ("Hawkins", "", "", Outcome.OPEN),
        ("posture", "forward head", "", Outcome.OPEN),
        ("patellar tendon reflex", "1+", "", Outcome.POSITIVE),
        ("patellar tendon reflex", "2+", "", Outcome.NEGATIVE),
        ("piriformis examination", "consistent with piriformis pain", "", Outcome.POSITIVE),
    ],
)
def test_how_a_row_came_out(test: str, result: str, detail: str, expected: Outcome) -> None:
    assert result_of(test, result, detail).outcome is expected


@pytest.mark.parametrize(
    ("result", "expected"),
    [("4/5", 1.0), ("4+/5", 0.7), ("mildly weak", 0.7), ("2/5", 1.0), ("weak", 1.0), ("5-/5", 0.7)],
)
def test_a_slight_weakness_counts_less(result: str, expected: float) -> None:
    assert result_of("triceps strength", result, "").graded == expected


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ("palpation trapezius", RowClass.PALPATION),
        ("deep palpation of the low back", RowClass.PALPATION),
        ("Tinel sign at the wrist", RowClass.OTHER),
        ("triceps reflex", RowClass.REFLEX),
        ("sensation hand", RowClass.SENSATION),
        ("light touch C6 dermatome", RowClass.SENSATION),
        ("deltoid strength", RowClass.STRENGTH),
        ("resisted supination", RowClass.STRENGTH),
        ("shoulder abduction", RowClass.RANGE),
        ("neck range of motion", RowClass.RANGE),
        ("inspection hand muscles", RowClass.OTHER),
        ("Spurling", RowClass.OTHER),
    ],
)
def test_the_class_of_a_row(test: str, expected: RowClass) -> None:
    assert class_of(Row(test=test), KNOWLEDGE) is expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (Row(test="palpation trapezius", result="tender"), True),
        (Row(test="muscle examination", result="trigger points present"), True),
        (Row(test="posterior to anterior pressure T9 to T12", result="painful"), True),
        (Row(test="Tinel sign", site="wrist", result="positive"), False),
        (Row(test="Spurling", result="positive"), False),
        (Row(test="triceps strength", result="weak"), False),
    ],
)
def test_what_the_examination_reading_must_not_see(row: Row, expected: bool) -> None:
    assert is_palpation(row, KNOWLEDGE) is expected


@pytest.mark.parametrize(
    ("row", "about", "expected"),
    [
        (Row(test="triceps strength", result="weak"), (), {"sign:weak.elbow-extension"}),
        (Row(test="deltoid strength", result="normal"), (), {"-sign:weak.shoulder-abduction"}),
        (Row(test="shoulder abduction", result="weak"), (), {"sign:weak.shoulder-abduction"}),
        (Row(test="shoulder abduction", result="limited", detail="75 degrees"), (),
         {"sign:limited.shoulder-abduction"}),
        (Row(test="external rotation", result="limited"), ("shoulder",),
         {"sign:limited.shoulder-external-rotation"}),
        (Row(test="external rotation", result="limited"), ("hip",),
         {"sign:limited.hip-external-rotation"}),
        (Row(test="internal rotation", result="limited", detail="painful"), ("shoulder",),
         {"sign:limited.shoulder-internal-rotation", "sign:painful.shoulder-internal-rotation"}),
        (Row(test="external and internal rotation strength", result="weak"), ("shoulder",),
         {"sign:weak.shoulder-external-rotation", "sign:weak.shoulder-internal-rotation"}),
        (Row(test="thoracic flexion", result="painful"), ("shoulder",),
         {"sign:painful.trunk-flexion"}),
        (Row(test="resisted hip flexion", result="weak and painful", detail="4/5"), (),
         {"sign:weak.hip-flexion", "sign:painful.hip-flexion"}),
        (Row(test="triceps reflex", result="absent"), (), {"sign:reflex.triceps"}),
        (Row(test="triceps reflex", result="normal"), (), {"-sign:reflex.triceps"}),
        (Row(test="grip", result="weak"), (), {"sign:weak.grip"}),
        (Row(test="mouth opening", result="limited"), (), {"sign:limited.mouth-opening"}),
        (Row(test="sensation thumb and index finger", result="decreased"), (),
         {"sensory:thumb", "sensory:index-finger"}),
        (Row(test="sensation dorsum of foot", result="normal"), (), {"-sensory:dorsum-of-foot"}),
        (Row(test="Spurling", result="positive"), (), {"test:spurling"}),
        (Row(test="spurling's test", result="negative"), (), {"-test:spurling"}),
        (Row(test="active ankle dorsiflexion", result="weak", detail="foot drop"), (),
         {"sign:weak.ankle-dorsiflexion", "has:foot-drop"}),
        (Row(test="inspection infraspinatus fossa", result="atrophy"), (),
         {"sign:wasting.shoulder-blade"}),
        (Row(test="inspection", site="hand", result="negative", detail="no atrophy"), (),
         {"-sign:wasting.thenar", "-sign:wasting.hypothenar"}),
        (Row(test="inspection scapula", result="positive", detail="medial winging"), (),
         {"sign:winging.medial", "has:winging"}),
        (Row(test="fulcrum test", result="equivocal"), (), set()),
        (Row(test="posture", result="forward head"), (), {"sign:posture.forward-head"}),
        (Row(test="hypoesthesia", site="C6 dermatome", result="positive"), (),
         {"sensory:thumb", "sensory:index-finger"}),
        (Row(test="heel walking", result="cannot perform"), (),
         {"sign:weak.ankle-dorsiflexion"}),
        (Row(test="patellar tendon reflex", result="1+"), (), {"sign:reflex.knee"}),
    ],
)  # fmt: skip
def test_a_row_becomes_its_signs(row: Row, about: tuple[str, ...], expected: set[str]) -> None:
    assert keys(row, about) == expected


@pytest.mark.parametrize(
    ("result", "detail", "grade"),
    [
        ("tender", "", 0.25),
        ("trigger points present", "", 0.5),
        ("tender", "taut band", 0.5),
        ("tender-with-referral", "trigger points refer to the temple", 0.75),
        ("trigger points present", "satellite", 0.75),
        ("trigger points present", "reproduced her main pain", 1.0),
        ("tender", "pressure reproduces the familiar headache", 1.0),
    ],
)
def test_palpation_grades_rise_to_the_familiar_pain(result: str, detail: str, grade: float) -> None:
    row = Row(test="palpation subscapularis", result=result, detail=detail)
    assert findings(row)["palpation:subscapularis"].grade == grade


def test_a_part_is_felt_as_itself_and_a_whole_muscle_as_its_group() -> None:
    assert "palpation:trapezius-upper" in keys(
        Row(test="palpation upper trapezius", result="tender")
    )
    assert "palpation:trapezius" in keys(Row(test="palpation trapezius", result="tender"))


def test_muscles_felt_one_by_one_are_several_findings() -> None:
    row = Row(test="palpation subscapularis and teres minor", result="tender")
    assert keys(row) == {"palpation:subscapularis", "palpation:teres-minor"}


def test_a_tender_place_without_a_structure_is_half_a_pain_there() -> None:
    found = findings(Row(test="palpation", site="left heel", result="tender"))["pain:heel"]
    assert (found.side, found.grade) == (Side.LEFT, 0.5)


@pytest.mark.parametrize(
    ("test", "site", "expected"),
    [
        ("Tinel sign", "right wrist", "test:tinel-carpal-tunnel"),
        ("Tinel's sign just above the medial epicondyle", "both", "test:tinel-cubital-tunnel"),
        ("Tinel sign over the fibular head", "", "test:tinel-fibular-neck"),
        ("Tinel's sign below medial malleolus", "", "test:tinel-tarsal-tunnel"),
        ("Tinel greater occipital nerve", "", "test:tinel-greater-occipital"),
    ],
)
def test_a_tinel_sign_is_known_by_where_it_is_done(test: str, site: str, expected: str) -> None:
    assert expected in keys(Row(test=test, site=site, result="positive"))


def test_a_tinel_sign_done_nobody_says_where_is_none() -> None:
    assert keys(Row(test="Tinel sign", site="left", result="negative")) == set()


def test_normal_length_or_limited_length_is_no_weakness() -> None:
    row = Row(test="hip flexor length", result="limited", detail="tight")
    assert not any("weak" in key or "limited" in key for key in keys(row))


def test_a_structure_named_in_a_positive_row_is_supported_though_the_test_is_unknown() -> None:
    row = Row(test="Smith manoeuvre (pronator teres)", result="positive")
    assert findings(row)["palpation:pronator-teres"].grade == 0.25
    assert keys(Row(test="Smith manoeuvre (pronator teres)", result="negative")) == set()


def test_weakness_of_a_muscle_is_not_taken_for_its_trigger_point() -> None:
    assert "palpation:deltoid" not in keys(Row(test="deltoid strength", result="weak"))


def test_a_joint_whose_range_is_limited_somewhere_is_one_finding_over_its_movements() -> None:
    (key,) = keys(Row(test="shoulder range", result="limited"))
    assert key.count("+") == 3


def test_a_detail_says_which_movement_of_a_range_hurts() -> None:
    row = Row(test="active and passive range", result="painful", detail="worst with abduction")
    assert keys(row, ("shoulder",)) == {"sign:painful.shoulder-abduction"}


def test_a_clear_neurological_examination_clears_the_limb() -> None:
    found = keys(Row(test="neurological examination", site="lower limbs", result="normal"))
    assert {"-sign:weak.ankle-dorsiflexion", "-sign:reflex.ankle", "-sensory:calf"} <= found
    assert not any(key.startswith("sign:") for key in found)


@pytest.mark.parametrize(
    ("site", "expected"),
    [("right", Side.RIGHT), ("left", Side.LEFT), ("affected side", Side.LEFT),
     ("contralateral", Side.RIGHT), ("", Side.LEFT), ("both", Side.BOTH)],
)  # fmt: skip
def test_a_row_stands_on_its_side(site: str, expected: Side) -> None:
    row = Row(test="deltoid strength", site=site, result="weak")
    assert {f.side for f in findings(row, side=Side.LEFT).values()} == {expected}


text = st.text(max_size=120)
words = st.lists(
    st.sampled_from(["palpation", "reflex", "sensation", "strength", "range", "negative", "no",
                     "positive", "weak", "C6", "Tinel", "hip", "left", "tender", "4/5", "and"]),
    max_size=8,
).map(" ".join)  # fmt: skip


@settings(deadline=None)
@given(text | words, text | words, text | words, text | words)
def test_reading_a_row_never_fails(test: str, site: str, result: str, detail: str) -> None:
    row = Row(test=test, site=site, result=result, detail=detail)
    reading = read_row(row, knowledge=KNOWLEDGE, side=Side.LEFT, about=("hip",))
    assert reading.understood is bool(reading.findings)
    if reading.result.outcome is Outcome.UNSURE:
        assert not reading.findings


@settings(deadline=None)
@given(st.sampled_from(["triceps strength", "palpation soleus", "sensation thumb", "Spurling"]),
       st.sampled_from(["positive", "weak", "tender", "negative", "normal"]))  # fmt: skip
def test_the_other_side_mirrors_a_row(test: str, result: str) -> None:
    row = Row(test=test, result=result)
    left = read_row(row, knowledge=KNOWLEDGE, side=Side.LEFT).findings
    right = read_row(row, knowledge=KNOWLEDGE, side=Side.RIGHT).findings
    assert tuple(finding.mirrored() for finding in left) == right
