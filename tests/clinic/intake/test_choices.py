"""The lists and questions a client is offered, against the knowledge base."""

import json
from datetime import date
from pathlib import Path

import pytest

from palpate.clinic.intake import asked, choices, consents
from palpate.clinic.intake.drawing import Drawing, DrawingError, Region, read_drawing, written
from palpate.clinic.intake.mapping import onset_said
from palpate.clinic.intake.places import PRIVATE, groups, named, place_words
from palpate.clinic.intake.telling import age_on, read_date
from palpate.knowledge.read import shipped
from palpate.screening.lexicon import lexicon
from palpate.screening.text import Presentation, read_facts

KNOWLEDGE = shipped()
FACTS = KNOWLEDGE.facts


def test_the_places_are_those_of_the_picture() -> None:
    drawn = Path("frontend/src/body/areas.json").read_text(encoding="utf-8")
    assert list(place_words()) == [row["id"] for row in json.loads(drawn)]
    assert {p.id: p.label for p in place_words().values()} == {
        row["id"]: row["label"] for row in json.loads(drawn)
    }


def test_every_place_is_an_area_of_the_knowledge_base() -> None:
    assert set(place_words()) <= set(KNOWLEDGE.areas)


def test_places_are_named_as_clients_say() -> None:
    assert named("temple", "left") == "Left temple"
    assert named("sternum", "midline") == place_words()["sternum"].label
    assert list(groups())[-1] == PRIVATE


def test_every_question_is_known_and_for_clients() -> None:
    assert FACTS is not None
    wanted = {f for page in asked.PAGES.values() for f in page}
    wanted |= {f for facts in asked.BY_REGION.values() for f in facts} | set(asked.NOWHERE)
    for fact in sorted(wanted):
        assert fact in FACTS.by_id, fact
        assert FACTS.by_id[fact].asked == "client", fact


def test_every_region_has_its_questions() -> None:
    assert {area.region for area in KNOWLEDGE.areas.values()} <= set(asked.BY_REGION)


def test_no_page_is_long() -> None:
    assert max(map(len, asked.PAGES.values())) <= asked.MOST_ON_A_PAGE


@pytest.mark.parametrize("role", ["aggravating", "relieving", "history"])
@pytest.mark.parametrize("areas", [[], ["angle-of-neck", "temple"], ["low-back"], ["tongue"]])
def test_the_lists_are_short_and_of_this_place(role: choices.Role, areas: list[str]) -> None:
    found = choices.offered(KNOWLEDGE, areas, role)
    assert 4 <= len(found) <= choices.MOST[role]
    assert len(set(found)) == len(found)


def test_the_first_thing_offered_for_the_neck_is_of_the_neck() -> None:
    worse = [c.id for c in choices.offered(KNOWLEDGE, ["angle-of-neck"], "aggravating")]
    knee = [c.id for c in choices.offered(KNOWLEDGE, ["front-of-knee"], "aggravating")]
    assert "neck-turning" in worse
    assert "neck-turning" not in knee


def test_consent_texts_name_real_areas_and_techniques() -> None:
    for text in consents.texts():
        known = {"area": KNOWLEDGE.areas, "technique": KNOWLEDGE.techniques}.get(text.scope_kind)
        for scope in text.scopes if known is not None else ():
            assert scope in (known or {}), (text.id, scope)
        for area in text.near:
            assert area in KNOWLEDGE.areas, (text.id, area)


def test_the_texts_a_client_needs_are_asked_of_everyone() -> None:
    assert {t.id for t in consents.texts_for([]) if t.needed} == {"treatment", "privacy"}
    assert "mouth" in {t.id for t in consents.texts_for(["jaw-joint"])}


@pytest.mark.parametrize(
    ("reason", "facts"),
    [
        ({"began": "slowly", "lasted": "weeks"}, {"new-in-six-weeks"}),
        ({"began": "slowly", "lasted": "months"}, set()),
        ({"began": "slowly", "lasted": "longer"}, {"over-three-months"}),
        ({"began": "injury", "lasted": "weeks"}, {"recent-trauma", "new-in-six-weeks"}),
        ({"began": "injury", "lasted": "years"}, {"over-three-months", "known-for-years"}),
        ({"began": "load", "lasted": "months"}, {"load-raised"}),
        ({"began": "unknown"}, set()),
        ({}, set()),
    ],
)
def test_onset_is_read_as_it_was_meant(reason: dict[str, str], facts: set[str]) -> None:
    assert FACTS is not None
    told = read_facts(Presentation(onset=onset_said(reason)), lexicon(FACTS))
    assert {fact for fact in told.given if told.yes(fact)} == facts


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("17 5 1984", date(1984, 5, 17)),
        ("17-05-1984", date(1984, 5, 17)),
        ("17/5/1984", date(1984, 5, 17)),
        ("17051984", date(1984, 5, 17)),
        ("1984-05-17", date(1984, 5, 17)),
        ("17 May 1984", date(1984, 5, 17)),
        ("17. mai 1984", None),
        ("17 5", None),
        ("31 2 1984", None),
        ("17 13 1984", None),
        ("", None),
        ("²² 5 1984", None),
        ("17 5 84", date(84, 5, 17)),
    ],
)
def test_a_date_is_read_day_first(typed: str, meant: date | None) -> None:
    assert read_date(typed) == meant


def test_age_is_in_whole_years() -> None:
    born = date(2008, 3, 12)
    assert age_on(born, date(2026, 3, 11)) == 17
    assert age_on(born, date(2026, 3, 12)) == 18
    assert age_on(born, date(2008, 3, 11)) is None
    assert age_on(None, date(2026, 3, 11)) is None


REGION = '{"area": "temple", "side": "left", "intensity": 3, "quality": ["sharp"]}'


def test_a_drawing_reads_back_as_it_was_written() -> None:
    drawing = read_drawing(f'{{"regions": [{REGION}]}}')
    assert drawing.regions == (Region(area="temple", side="left", intensity=3, quality=("sharp",)),)
    assert read_drawing(written(drawing)) == drawing
    assert read_drawing("") == Drawing()


@pytest.mark.parametrize(
    "text",
    [
        "{", "[]", "null", '{"regions": [1]}', f'{{"regions": [{REGION}, {REGION}]}}',
        f'{{"regions": [{REGION}], "more": 1}}',
        '{"regions": [{"area": "moon", "side": "left"}]}',
        '{"regions": [{"area": "temple", "side": "midline"}]}',
        '{"regions": [{"area": "temple", "side": "left", "intensity": 11}]}',
        '{"regions": [{"area": "temple", "side": "left", "intensity": "3"}]}',
        '{"regions": [{"area": "temple", "side": "left", "quality": ["itchy"]}]}',
        " " * 3 + "x" * 200_001,
    ],
)  # fmt: skip
def test_a_drawing_of_another_shape_is_refused(text: str) -> None:
    with pytest.raises(DrawingError, match="could not be read"):
        read_drawing(text)
