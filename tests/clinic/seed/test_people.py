"""Who is in the invented clinic."""

from palpate.clinic.seed.people import PEOPLE
from palpate.clinic.seed.staff import THERAPISTS
from palpate.clinic.seed.writing.extras import FOLLOWS, SERIOUS
from palpate.knowledge.read import shipped


def test_there_are_sixty_people_of_different_names() -> None:
    assert len({person.name for person in PEOPLE}) == len(PEOPLE) == 60


def test_ages_run_from_sixteen_to_eighty_four() -> None:
    ages = [person.age for person in PEOPLE]
    assert (min(ages), max(ages)) == (16, 84)


def test_whoever_is_not_of_age_has_a_guardian_among_them() -> None:
    names = {person.name for person in PEOPLE}
    for person in PEOPLE:
        assert (person.age < 18) == bool(person.guardian)
        assert not person.guardian or person.guardian in names


def test_one_is_expecting_only_where_that_can_be() -> None:
    for person in PEOPLE:
        if any(story.archetype == "back-expecting" for story in person.stories):
            assert person.sex == "F"
            assert 18 <= person.age <= 45


def test_everybody_has_a_therapist_who_works_here() -> None:
    assert {person.therapist for person in PEOPLE} == set(THERAPISTS)


def test_every_day_of_the_week_has_two_therapists_at_work() -> None:
    for weekday in range(7):
        at_work = [t for t in THERAPISTS.values() if any(s[0] == weekday for s in t.week)]
        assert len(at_work) >= 2


def test_some_days_are_split() -> None:
    for therapist in THERAPISTS.values():
        days = [shift[0] for shift in therapist.week]
        assert len(days) > len(set(days))


def test_all_courses_occur() -> None:
    courses = {story.course for person in PEOPLE for story in person.stories}
    assert courses == {"quick", "steady", "slow", "stall", "flare", "referred"}


def test_the_serious_answers_are_questions_that_exist() -> None:
    facts = shipped().facts
    assert facts is not None
    for part, answers in SERIOUS.items():
        assert set(answers) | set(FOLLOWS[part]) <= set(facts.by_id)
        assert all(facts.by_id[answer].asked == "client" for answer in answers)
