"""Each check passes a sound knowledge base and is tripped by a sample made for it."""

from dataclasses import replace

import pytest

from palpate.knowledge.base import Knowledge
from palpate.knowledge.checks.every import CHECKS, every_problem
from palpate.knowledge.citation import Reference
from palpate.knowledge.concept import Concept
from palpate.knowledge.examination import Bearing
from palpate.knowledge.read import shipped
from palpate.knowledge.source import AreaLink, Link
from palpate.knowledge.technique import Technique
from tests.knowledge.sample import area, examination, sound, source

BEYOND = Link(concept="moonwalking", strength=0.4, range=(0.2, 0.6))


def with_technique(rule: str) -> Knowledge:
    technique = next(iter(shipped().techniques.values()))
    changed: Technique = replace(technique, contraindications=(rule,), cited={}, effects=())
    return sound(techniques=[changed])


SPOILED = {
    "identifiers": lambda: sound(areas=[area("angle-of-neck"), area("Back of Neck")]),
    "areas": lambda: sound(areas=[area("angle-of-neck", parent="nowhere")]),
    "links": lambda: sound(sources=[source("levator", aggravating=(BEYOND,))]),
    "reach": lambda: sound(sources=[source("levator", pain=())]),
    "evidence": lambda: sound(sources=[source("levator", cited={})]),
    "citations": lambda: sound(
        sources=[source("levator", pain=(AreaLink(area="angle-of-neck", cites=("z",)),))]
    ),
    "references": lambda: replace(
        sound(), references={"b": Reference(key="b", title="Unseen", read="yes")}
    ),
    "probabilities": lambda: sound(
        concepts=[Concept(id="neck-turning", label="turning", kind="activity", leak=1.0)]
    ),
    "examinations": lambda: sound(
        examinations=[examination("t", bears_on=(Bearing(source="nobody", strength=0.5),))]
    ),
    "muscles": lambda: sound(
        muscles=[replace(m, antagonists=("nobody",)) for m in sound().muscles.values()]
    ),
    "techniques": lambda: with_technique("no-such-rule"),
    "retired": lambda: sound(sources=[source("levator", status="retired")]),
}


def test_a_sound_knowledge_base_passes_every_check() -> None:
    assert every_problem(sound()) == ()


def test_every_check_has_a_sample_that_trips_it() -> None:
    assert SPOILED.keys() == CHECKS.keys()


@pytest.mark.parametrize("name", CHECKS)
def test_the_check_is_tripped_by_its_sample(name: str) -> None:
    problems = list(CHECKS[name](SPOILED[name]()))
    assert problems
    assert all(str(problem).endswith(".") and problem.mend for problem in problems)


def test_a_test_that_gives_strength_and_sensitivity_is_refused() -> None:
    both = Bearing(source="levator", strength=0.5, sensitivity=0.6)
    spoiled = sound(examinations=[examination("t", bears_on=(both,))])
    assert "neither or both" in str(next(iter(CHECKS["probabilities"](spoiled))))


def test_the_shipped_knowledge_has_no_problem() -> None:
    assert [str(problem) for problem in every_problem(shipped())] == []
