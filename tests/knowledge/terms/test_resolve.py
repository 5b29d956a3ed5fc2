"""What clients say, as findings: negation, homonyms, directions, kinds of clause."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palpate.findings.finding import Finding, State
from palpate.knowledge.read import shipped
from palpate.knowledge.terms.durations import weeks
from palpate.knowledge.terms.resolution import Resolution, Role
from palpate.knowledge.terms.resolve import resolve
from palpate.quantities import Side

KNOWLEDGE = shipped()


def read(text: str, role: Role = Role.COMPLAINT, side: Side = Side.UNKNOWN) -> Resolution:
    return resolve(text, role=role, knowledge=KNOWLEDGE, side=side)


def keys(text: str, role: Role = Role.COMPLAINT) -> set[str]:
    """Present keys as they are, absent ones with a minus before them."""
    return {f.key if f.state is State.PRESENT else f"-{f.key}" for f in read(text, role).findings}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("It hurts when I turn my head", "worse:neck-turning"),
        ("worse when looking up", "worse:looking-up"),
        ("brushing my hair is getting harder", "worse:overhead-reach"),
        ("It hurts to fasten my bra", "worse:reach-behind-back"),
        ("The pain jumps when I take a deep breath", "worse:deep-breathing"),
        ("I cannot sleep on it", "worse:lying-on-it"),
        ("My knee hurts when I climb stairs", "worse:stairs"),
        ("It eases when I sit down", "better:sitting-down"),
        ("worse sitting and driving, better walking", "worse:driving-long"),
        ("worse sitting and driving, better walking", "better:walking"),
        ("It hurts but walking helps", "better:walking"),
        ("I can't straighten up", "has:trunk-carried-forward"),
        ("When I cough the pain shoots down my left leg", "worse:coughing"),
        ("Lying down does not ease it", "-better:lying-down"),
        ("Walking is fine", "-worse:walking"),
        ("It does not bother me at night", "-worse:night-position"),
        ("My neck is stiff", "has:stiffness"),
        ("my jaw clicks", "has:clicking"),
        ("It burns and tingles", "has:burning"),
        ("It started for no reason", "has:onset-gradual"),
        ("After a car accident", "has:whiplash"),
        ("I fell on the ice", "has:fall"),
        ("No injury", "-has:onset-after-trauma"),
        ("I do not remember any injury", "-has:onset-after-trauma"),
        ("Nothing is numb", "-has:numb"),
        ("The pain runs down the arm", "has:radiates"),
        ("For nine months it has hurt", "has:course-long"),
        ("I play tennis", "has:racquet-sport"),
        ("my grip has become weaker", "sign:weak.grip"),
        ("I cannot lift the foot", "sign:weak.ankle-dorsiflexion"),
        ("I have trouble straightening my fingers", "sign:weak.finger-extension"),
    ],
)
def test_what_is_said_is_found(text: str, key: str) -> None:
    assert key in keys(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("itching skin over the shoulder", "worse:throwing"),
        ("I pitch in baseball", "has:itching"),
        ("a rowing machine and chewing gum", "has:winging"),
        ("The pain runs down the leg", "worse:running"),
        ("The pain jumps when I cough", "worse:jumping"),
        ("a slipped disc", "has:fall"),
        ("my shots kept falling short", "has:fall"),
        ("non-smoker", "has:smoker"),
        ("a number of problems", "has:numb"),
        ("stable at the knee", "has:sharp"),
        ("typical pain of this type", "worse:typing"),
        ("restless legs", "better:rest"),
        ("skin changes", "has:skater"),
        ("blood pressure is high", "has:pressing"),
        ("military press is hard", "has:soldier"),
        ("sitting for a long period of time", "has:menses-linked"),
        ("achilles pain", "has:aching"),
        ("popliteal pain", "has:clicking"),
        ("First called carpal tunnel syndrome", "has:numb"),
        ("My mother had diabetes", "has:diabetes"),
        ("ring and little fingers tingle", "has:tinnitus"),
        ("pain along the spine", "has:dizziness"),
        ("I need help to stand after sitting", "better:sitting-long"),
        ("a heel lift for the short leg", "worse:lifting"),
        ("my hip is weak from pain", "has:painless"),
        ("The pain comes on with running and goes away with rest", "better:running"),
        ("I slipped into a swimming pool", "worse:swimming"),
        ("I still cannot do everything with my foot", "sign:weak.ankle-eversion"),
        ("an extensive scar makes the wrist weak", "sign:weak.wrist-extension"),
        ("Groin pain when I cross my legs", "pain:calf"),
        ("numb fingers when I hold the phone to my ear", "sensory:ear"),
    ],
)
def test_words_that_only_look_like_something_are_not_taken_for_it(text: str, key: str) -> None:
    assert key not in keys(text)


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("tennis serve", Role.AGGRAVATING, {"worse:throwing"}),
        ("prolonged sitting", Role.AGGRAVATING, {"worse:sitting-long"}),
        ("walking about 15 minutes", Role.AGGRAVATING, {"worse:walking"}),
        ("thoracic flexion", Role.AGGRAVATING, {"worse:bending-forward"}),
        ("first barefoot steps in the morning", Role.AGGRAVATING, {"worse:first-steps"}),
        ("rest", Role.RELIEVING, {"better:rest"}),
        ("changing body position", Role.RELIEVING, {"better:movement-eases"}),
        ("reducing running", Role.RELIEVING, {"worse:running"}),
        ("dull", Role.QUALITY, {"has:aching"}),
        ("pins and needles", Role.QUALITY, {"has:tingling"}),
        ("electric-shock", Role.QUALITY, {"has:electric"}),
        ("Diabetes", Role.CONTEXT, {"has:diabetes"}),
        ("never pregnant", Role.CONTEXT, {"-has:pregnancy"}),
    ],
)
def test_the_role_decides_what_words_mean(text: str, role: Role, expected: set[str]) -> None:
    assert expected <= keys(text, role)
    assert not keys(text, role) - expected


def grade_of(text: str, key: str, role: Role = Role.COMPLAINT) -> float:
    return next(f.grade for f in read(text, role).findings if f.key == key)


def test_an_activity_merely_named_counts_half_of_one_that_hurts() -> None:
    assert grade_of("It hurts when I lift", "worse:lifting") == 1.0
    assert grade_of("I lifted a box", "worse:lifting", Role.ONSET) == 0.5


def test_places_of_a_complaint_count_where_it_speaks_of_a_feeling() -> None:
    assert "pain:low-back" in keys("My low back hurts")
    assert keys("I had an X-ray of my low back") == set()
    assert "sensory:index-finger" in keys("My index finger goes numb")
    assert "pain:index-finger" not in keys("My index finger goes numb")


def test_a_complaint_has_the_side_it_names_or_else_the_one_it_is_given() -> None:
    def side_of(found: Resolution) -> set[Side]:
        return {f.side for f in found.findings if f.key == "pain:low-back"}

    assert side_of(read("my right low back hurts", side=Side.LEFT)) == {Side.RIGHT}
    assert side_of(read("my low back hurts", side=Side.LEFT)) == {Side.LEFT}


@pytest.mark.parametrize(
    "text",
    ["Physiotherapy did not help", "I was told it is bursitis", "My father had cancer",
     "Diagnosed as carpal tunnel syndrome", "I am worried about a tumour"],
)  # fmt: skip
def test_treatments_labels_families_and_fears_are_no_findings(text: str) -> None:
    assert keys(text) == set()


def test_what_nothing_was_understood_of_is_handed_back() -> None:
    found = read("My low back hurts. The moon was full.")
    assert found.unplaced == ("The moon was full",)


@pytest.mark.parametrize("text", ["", "Not stated.", "Two weeks.", "8/10"])
def test_what_says_nothing_is_not_called_unplaced(text: str) -> None:
    assert read(text, Role.ONSET).unplaced == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for two weeks", 2.0),
        ("15 months", 65.25),
        ("over a year", 52.2),
        ("a few days", 3 / 7),
        ("2-3 months of ache", 8.7),
        ("six months", 26.1),
        ("a 45 year old man", None),
        ("no time at all", None),
    ],
)
def test_stretches_of_time_are_read_in_weeks(text: str, expected: float | None) -> None:
    assert weeks(text) == (pytest.approx(expected) if expected is not None else None)


vocabulary = st.lists(
    st.sampled_from(["my", "left", "shoulder", "hurts", "no", "not", "numb", "running", "runs",
                     "down", "when", "I", "better", "for", "two", "years", "but", ".", ",", "C6"]),
    max_size=15,
).map(" ".join)  # fmt: skip


@settings(deadline=None)
@given(st.text(max_size=300) | vocabulary, st.sampled_from(list(Role)))
def test_resolving_never_fails(text: str, role: Role) -> None:
    found = read(text, role)
    assert all(isinstance(finding, Finding) for finding in found.findings)
    names = [(f.key, f.side, f.state) for f in found.findings]
    assert len(names) == len(set(names))


@settings(deadline=None)
@given(vocabulary)
def test_what_is_placed_is_said_in_the_text(text: str) -> None:
    for placed in read(text).placed:
        assert placed.said in text


@settings(deadline=None)
@given(vocabulary)
def test_saying_it_twice_adds_nothing(text: str) -> None:
    once, twice = read(f"{text}."), read(f"{text}. {text}.")
    assert {(f.key, f.state) for f in once.findings} == {(f.key, f.state) for f in twice.findings}
