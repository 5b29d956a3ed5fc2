"""Drafting: every sentence rests on a record, nothing is said that no record says."""

import re
from dataclasses import fields, replace

import pytest

from palpate.clinic.charting.note.draft import BREVITIES, NOT_A_DIAGNOSIS, drafted
from palpate.clinic.charting.note.lines import (
    as_json,
    edited,
    from_json,
    missing,
    records_of,
    with_added,
)
from palpate.clinic.charting.note.values import (
    Assessed,
    Done,
    Drawn,
    Facts,
    Flagged,
    Found,
    Homework,
    Likely,
    Measured,
    Place,
    Record,
    Retested,
    Said,
    Section,
    Sentence,
    Told,
)


def of(kind: str, name: str) -> Record:
    return Record(kind=kind, id=name)


FACTS = Facts(
    told=Told(
        record=of("intake", "i"),
        complaint="My neck aches",
        onset="It came slowly",
        history="Fell off a horse in 2010",
        medicines="None",
        goals=("Less headache",),
        circumstances=("worse with turning the head",),
    ),
    drawn=Drawn(
        record=of("drawing", "d"),
        places=(
            Place(label="temple, right", intensity=7, quality=("aching",)),
            Place(label="side of neck, right", intensity=None),
            Place(label="shoulder, right", intensity=3),
        ),
    ),
    found=(
        Found(
            record=of("finding", "f1"),
            text="Upper trapezius, right on pressing: familiar pain",
            is_present=True,
        ),
        Found(record=of("finding", "f2"), text="Spurling: negative", is_present=False),
        Found(
            record=of("finding", "f3"),
            text="Numb between the legs? No",
            is_present=False,
            is_screening=True,
        ),
    ),
    measured=(
        Measured(record=of("measure", "m"), label="Pain", value=6.0, unit="of 10", phase="before"),
    ),
    assessed=Assessed(
        record=of("assessment", "a"),
        likely=(
            Likely(label="Upper trapezius, right", of_100=81),
            Likely(label="Levator", of_100=9),
        ),
        unexplained=("tingling in the thumb",),
    ),
    session=of("session event", "s0"),
    minutes=52,
    done=(
        Done(
            records=(of("session event", "s1"),),
            title="Greet",
            technique="Greet",
            seconds=180,
            is_treatment=False,
        ),
        Done(
            records=(of("session event", "s2"), of("session event", "s3")),
            title="Right upper trapezius",
            technique="Trigger point pressure release",
            seconds=245,
            discomfort=4,
            tender=2,
        ),
        Done(
            records=(of("session event", "s4"),),
            title="Right levator",
            technique="Static stretch",
            seconds=40,
            is_partly=True,
        ),
    ),
    skipped=(Said(record=of("session event", "s5"), text="Planned and left out: Deep tissue."),),
    wishes=(Said(record=of("session event", "s6"), text="The client asked for less pressure."),),
    retested=(
        Retested(
            label="Turn left",
            before=6,
            after=3,
            records=(of("session event", "s7"), of("session event", "s8")),
        ),
        Retested(label="Turn right", before=5, after=None, records=(of("session event", "s9"),)),
    ),
    home=(
        Homework(record=of("plan", "p"), label="Warmth", how="A hot pack", dose="10 minutes"),
        Homework(record=of("plan", "p"), label="Nod", how="Chin in.", dose="once a day"),
    ),
    next_visit=Said(record=of("visit", "v"), text="Next visit: Monday."),
)
ALL = [name for name, _ in BREVITIES]


def texts(sections: tuple[Section, ...]) -> list[str]:
    return [line.text for section in sections for line in section.lines]


@pytest.mark.parametrize("brevity", ALL)
def test_every_sentence_rests_on_a_record(brevity: str) -> None:
    lines = [line for section in drafted(FACTS, brevity) for line in section.lines]  # type: ignore[arg-type]
    assert lines
    assert all(line.records and line.origin == "record" for line in lines)


def test_longer_notes_say_more_and_rest_on_more() -> None:
    notes = [drafted(FACTS, name) for name in ("short", "usual", "full")]  # type: ignore[arg-type]
    lengths = [sum(map(len, texts(note))) for note in notes]
    assert lengths == sorted(set(lengths))
    assert set(records_of(notes[0])) <= set(records_of(notes[1])) <= set(records_of(notes[2]))


def test_the_full_note_leaves_no_record_out() -> None:
    told = set(re.findall(r"id='(\w+)'", repr(FACTS)))
    assert set(records_of(drafted(FACTS, "full"))) == told


@pytest.mark.parametrize("part", [field.name for field in fields(Facts)])
def test_what_is_not_recorded_is_not_in_the_note(part: str) -> None:
    empty = Facts()
    without = replace(FACTS, **{part: getattr(empty, part)})
    known = set(re.findall(r"id='(\w+)'", repr(without)))
    assert set(records_of(drafted(without, "full"))) <= known


def test_nothing_recorded_gives_an_empty_note() -> None:
    assert texts(drafted(Facts(), "full")) == []


def test_what_was_done_stands_with_time_and_response() -> None:
    said = texts(drafted(FACTS, "usual"))
    assert (
        "Trigger point pressure release, right upper trapezius: 4 min, discomfort 4 of 10, "
        "tender 2 of 10 after." in said
    )
    assert "Static stretch, right levator: 40 s, given up before the end." in said


def test_home_care_is_named_in_short_and_told_in_full() -> None:
    short, usual = texts(drafted(FACTS, "short")), texts(drafted(FACTS, "usual"))
    assert "At home: warmth; nod." in short
    assert "At home: Warmth. A hot pack. (10 minutes)" in usual


def test_a_change_is_said_as_measured_and_a_missing_measure_is_named() -> None:
    said = texts(drafted(FACTS, "usual"))
    assert "Turn left: 6 of 10 before, 3 of 10 after (3 better)." in said
    assert "Turn right: 5 of 10 before treatment; not measured again." in said


def test_the_assessment_is_a_likelihood_and_no_diagnosis() -> None:
    section = drafted(FACTS, "usual")[2]
    said = " ".join(line.text for line in section.lines)
    assert "fits best with: Upper trapezius, right (81 of 100)" in said
    assert "Levator" not in said
    assert NOT_A_DIAGNOSIS in said


def test_where_the_screen_forbids_treatment_the_note_says_so_and_ranks_nothing() -> None:
    flag = Flagged(records=(of("intake", "i"),), label="Cauda equina", why="numb between the legs")
    note = drafted(replace(FACTS, no_session=True, flags=(flag,), done=(), session=None), "usual")
    said = " ".join(texts(note))
    assert "Screen: Cauda equina. numb between the legs." in said
    assert "No treatment today because of the screen." in said
    assert "fits best" not in said


SECTION = Section(
    id="plan",
    title="Plan",
    lines=(
        Sentence(text="Pressure release: 4 min.", records=(of("session event", "s1"),)),
        Sentence(text="Next visit: Monday.", records=(of("visit", "v"),)),
    ),
)


def test_untouched_lines_keep_their_records() -> None:
    assert edited(SECTION, "\n".join(line.text for line in SECTION.lines)) == SECTION


def test_an_edited_line_keeps_its_record_and_says_it_was_edited() -> None:
    line = edited(SECTION, "Pressure release: about 4 min.\nNext visit: Monday.").lines[0]
    assert (line.origin, line.records) == ("edited", SECTION.lines[0].records)


def test_a_line_of_the_therapists_own_rests_on_no_record() -> None:
    line = edited(SECTION, "She slept badly because of the baby.").lines[0]
    assert (line.origin, line.records) == ("therapist", ())


def test_the_therapists_own_line_stays_theirs_when_edited() -> None:
    once = edited(SECTION, "She slept badly because of the baby.")
    again = edited(once, "She slept very badly because of the baby.").lines[0]
    assert again.origin == "therapist"


def test_empty_lines_fall_away() -> None:
    assert edited(SECTION, "\n  \n").lines == ()


def test_sections_are_read_back_as_they_were_kept() -> None:
    assert from_json(as_json([SECTION])) == (SECTION,)


def test_what_was_recorded_since_is_offered_once() -> None:
    new = Sentence(text="Pain before: 6.", records=(of("measure", "m"),))
    fresh = [replace(SECTION, lines=(*SECTION.lines, new))]
    found = missing([SECTION], fresh, seen=["s1", "v"])
    assert [line for section in found for line in section.lines] == [new]
    whole = with_added([SECTION], found)
    assert missing(whole, fresh, seen=["s1", "v"]) == []


def test_what_was_struck_out_on_purpose_is_not_offered_again() -> None:
    kept = edited(SECTION, "Next visit: Monday.")
    assert missing([kept], [SECTION], seen=["s1", "v"]) == []
