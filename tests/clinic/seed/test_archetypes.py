"""Every complaint speaks in words the knowledge base knows, and screens as it should."""

import pytest

from palpate import pathway
from palpate.clinic.booking.models import ReasonKind
from palpate.clinic.intake.places import place_words
from palpate.clinic.seed.archetypes import ARCHETYPES
from palpate.clinic.seed.archetypes.archetype import Archetype
from palpate.clinic.seed.people import PEOPLE
from palpate.clinic.seed.thoughts import regions, screen_of
from palpate.knowledge.read import shipped
from palpate.outcomes.score import from_total
from palpate.quantities import Side
from palpate.reasoning.wording import label_of
from palpate.screening.action import Action
from palpate.screening.answers import asked
from palpate.screening.evaluate import Screen
from palpate.screening.text import Place, Presentation

ALL = pytest.mark.parametrize("archetype", ARCHETYPES.values(), ids=list(ARCHETYPES))


@ALL
def test_every_place_drawn_can_be_marked_on_the_body(archetype: Archetype) -> None:
    known = place_words()
    for region in regions(archetype):
        assert region.area in known, region.area
        assert region.side.value in known[region.area].sides, region.area


@ALL
def test_everything_told_is_a_concept(archetype: Archetype) -> None:
    concepts = shipped().concepts
    unknown = [key for key in archetype.told if key.partition(":")[2] not in concepts]
    assert unknown == []


@ALL
def test_everything_examined_exists_and_is_done_on_the_side_it_is_done_on(
    archetype: Archetype,
) -> None:
    knowledge = shipped()
    for check in archetype.checks:
        role, _, name = check.key.partition(":")
        assert role in ("test", "palpation")
        if role == "palpation":
            assert name in knowledge.sources, name
        else:
            assert knowledge.examinations[name].sided == (check.where != "midline"), name


@ALL
def test_every_serious_answer_is_a_question_that_exists(archetype: Archetype) -> None:
    facts = shipped().facts
    assert facts is not None
    assert set(archetype.yes) <= set(facts.by_id)


@ALL
def test_the_region_has_its_instrument_and_the_first_score_lies_on_its_scale(
    archetype: Archetype,
) -> None:
    if archetype.scale is not None:
        name, first = archetype.scale
        assert from_total(shipped().instruments[name], first).value == first


@ALL
def test_the_reason_is_one_the_booking_knows(archetype: Archetype) -> None:
    assert archetype.reason in ReasonKind.values


@ALL
def test_turning_it_round_turns_every_side(archetype: Archetype) -> None:
    there, here = archetype.flipped(), archetype
    assert {there.side, here.side} == {Side.LEFT, Side.RIGHT}
    assert there.side_of("other") is here.side
    assert there.flipped() == here


@ALL
def test_the_words_of_a_complaint_raise_no_alarm_that_the_answers_do_not(
    archetype: Archetype,
) -> None:
    people = [p for p in PEOPLE if any(s.archetype == archetype.id for s in p.stories)]
    alone = screen_of(archetype, shipped())
    assert alone.action <= Action.CAUTION
    for person in people:
        read = _read(archetype, person.age, person.sex)
        assert read.action <= Action.CAUTION, (person.name, read.flags)
        assert {flag.id for flag in alone.flags} <= {flag.id for flag in read.flags}


def _read(archetype: Archetype, age: int, sex: str) -> Screen:
    """The screen over answers and words, as the chart has it."""
    knowledge = shipped()
    return pathway.screen(
        knowledge,
        asked(dict.fromkeys(archetype.yes, "yes")),
        Presentation(
            age=age,
            sex={"F": "F", "M": "M"}.get(sex),
            complaint=archetype.complaint,
            onset=archetype.onset,
            context=(archetype.history, archetype.medicines),
            places=tuple(
                Place(where=label_of(knowledge, r.area), side=r.side, quality=r.quality)
                for r in regions(archetype)
            ),
        ),
    )


def test_every_story_is_of_a_known_complaint() -> None:
    assert {story.archetype for person in PEOPLE for story in person.stories} <= set(ARCHETYPES)


def test_every_complaint_is_somebodys() -> None:
    assert {story.archetype for person in PEOPLE for story in person.stories} == set(ARCHETYPES)
