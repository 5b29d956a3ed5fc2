"""The whole way from findings to an answer, on the shipped knowledge."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palpate.findings.finding import Finding, State
from palpate.knowledge.read import shipped
from palpate.quantities import Side
from palpate.reasoning.assess import assess
from palpate.reasoning.assessment import Assessment, Ranked
from palpate.reasoning.next_test import Forbidden
from palpate.reasoning.person import Person
from palpate.reasoning.stored import assessment_from_json, assessment_to_json

ADULT = Person(age=42, sex="F")
NECK = (
    Finding(key="pain:side-of-neck", side=Side.RIGHT),
    Finding(key="pain:temple", side=Side.RIGHT),
    Finding(key="worse:neck-turning"),
    Finding(key="has:aching"),
)
ROOT = (
    Finding(key="pain:back-of-neck", side=Side.LEFT),
    Finding(key="pain:radial-forearm", side=Side.LEFT),
    Finding(key="sensory:thumb", side=Side.LEFT),
    Finding(key="sensory:index-finger", side=Side.LEFT),
    Finding(key="test:spurling", side=Side.LEFT),
    Finding(key="sign:reflex.biceps", side=Side.LEFT),
)


def ask(findings: tuple[Finding, ...], **more: object) -> Assessment:
    return assess(shipped(), findings, ADULT, **{"asks": 0, **more})  # type: ignore[arg-type]


def structures(answer: Assessment, most: int = 5) -> list[str]:
    return [ranked.structure for ranked in answer.ranking[:most]]


def chances(answer: Assessment) -> dict[tuple[str, str], float]:
    return {(r.structure, r.side.value): round(r.probability, 9) for r in answer.ranking}


def first(answer: Assessment) -> Ranked:
    return answer.ranking[0]


def test_a_familiar_neck_and_temple_pain_puts_the_upper_trapezius_among_the_first() -> None:
    assert "upper trapezius" in structures(ask(NECK), 3)


def test_a_numb_thumb_with_a_lost_reflex_puts_the_c6_root_first() -> None:
    assert first(ask(ROOT)).structure == "C6 nerve root"
    assert first(ask(ROOT)).kind == "radiculopathy"


def test_reproducing_the_familiar_pain_raises_the_muscle_that_was_pressed() -> None:
    pressed = Finding(key="palpation:levator-scapulae", side=Side.RIGHT, grade=1.0)
    before, after = ask(NECK), ask((*NECK, pressed))
    assert after.ranking[0].source == "levator-scapulae"
    low = {r.source: r.probability for r in before.ranking}["levator-scapulae"]
    assert after.ranking[0].probability > low


def test_every_probability_lies_within_its_ends_and_says_it_is_exact() -> None:
    answer = ask(NECK)
    assert answer.status == "exact"
    assert all(0.0 <= r.low <= r.probability <= r.high <= 1.0 for r in answer.ranking)


def test_at_least_twenty_ranks_are_given_in_falling_order() -> None:
    found = [r.probability for r in ask(NECK).ranking]
    assert len(found) >= 20
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize("findings", [NECK, ROOT])
def test_the_mirrored_findings_give_the_mirrored_answer(findings: tuple[Finding, ...]) -> None:
    mirrored = ask(tuple(finding.mirrored() for finding in findings)).ranking
    for one, other in zip(ask(findings).ranking, mirrored, strict=True):
        assert one.probability == pytest.approx(other.probability)
    for one, other in zip(ask(findings).ranking[:5], mirrored[:5], strict=True):
        assert (one.structure, one.side.mirrored()) == (other.structure, other.side)


@given(st.permutations(ROOT))
@settings(max_examples=10, deadline=None)
def test_the_order_in_which_findings_are_told_does_not_matter(order: list[Finding]) -> None:
    assert chances(ask(tuple(order))) == chances(ask(ROOT))


def test_the_same_fact_told_three_times_is_one_finding() -> None:
    assert chances(ask((*NECK, NECK[0], NECK[0]))) == chances(ask(NECK))


def test_a_barren_finding_changes_nothing_and_is_listed_as_unexplained() -> None:
    barren = Finding(key="has:no-source-leads-here")
    answer = ask((*NECK, barren))
    assert chances(answer) == chances(ask(NECK))
    assert any("no source leads here" in one.text for one in answer.unexplained)


def test_unknown_sides_are_answered_with_an_unknown_side() -> None:
    vague = (Finding(key="pain:side-of-neck"), Finding(key="worse:neck-turning"))
    assert {r.side for r in ask(vague).ranking} <= {Side.UNKNOWN, Side.MIDLINE}


def test_reasons_name_the_findings_for_and_against() -> None:
    absent = Finding(key="test:spurling", side=Side.LEFT, state=State.ABSENT)
    answer = ask((*ROOT[:4], absent))
    root = next(r for r in answer.ranking if r.structure == "C6 nerve root")
    assert any("thumb" in reason.text for reason in root.because)
    assert any("negative" in reason.text for reason in root.against)


def test_no_test_is_proposed_that_the_screen_forbids() -> None:
    forbidden = Forbidden(rules=frozenset({"arterial-dissection"}), end_range_neck=True)
    free = {one.examination for one in ask(NECK, asks=40).next}
    kept = {one.examination for one in ask(NECK, asks=40, forbidden=forbidden).next}
    tests = shipped().examinations
    assert any("arterial-dissection" in tests[name].contraindications for name in free)
    assert not any("arterial-dissection" in tests[name].contraindications for name in kept)
    assert not any(tests[name].end_range_neck for name in kept)


def test_the_next_tests_are_ordered_by_what_they_settle_per_minute() -> None:
    asked = ask(NECK, asks=8).next
    assert len(asked) == 8
    assert [one.utility for one in asked] == sorted((one.utility for one in asked), reverse=True)
    assert all(one.bits > 0.0 for one in asked)


def test_a_test_already_done_is_not_proposed_again() -> None:
    assert "spurling" not in {one.examination for one in ask(ROOT, asks=60).next}


def test_an_answer_reads_back_as_it_was_given() -> None:
    answer = ask(NECK, asks=3)
    assert assessment_from_json(assessment_to_json(answer)) == answer


def test_age_and_sex_tilt_the_answer_and_nothing_else() -> None:
    old = assess(shipped(), NECK, Person(age=78, sex="M"), asks=0)
    assert old.status == "exact"
    assert {r.structure for r in old.ranking[:3]} & set(structures(ask(NECK), 3))
