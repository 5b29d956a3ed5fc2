"""The scripted presentations: every rule fires where it should and is silent where it should."""

from collections.abc import Iterator

import pytest

from bench.screening import MOST_ALARMS_PERCENT, Sample, meets, samples
from palpate import pathway
from palpate.knowledge.base import Knowledge
from palpate.knowledge.read import shipped
from palpate.screening.action import Action
from palpate.screening.evaluate import Screen

ALL = tuple(samples())
AT_LEAST_SCRIPTED = 120
AT_LEAST_BENIGN = 100


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return shipped()


def screened(sample: Sample, knowledge: Knowledge) -> Screen:
    return pathway.screen(knowledge, presentation=sample.presentation)


def _named() -> Iterator[object]:
    for number, sample in enumerate(ALL):
        if sample.rule:
            name = f"{sample.rule}-{sample.expect}-{number}"
            yield pytest.param(sample, id=name)


@pytest.mark.parametrize("sample", tuple(_named()))
def test_a_rule_fires_where_it_should_and_nowhere_near(
    sample: Sample, knowledge: Knowledge
) -> None:
    screen = screened(sample, knowledge)
    assert meets(sample, screen), [(f.id, f.action.value, f.facts) for f in screen.flags]


def test_every_rule_has_a_sample_that_fires_it_and_a_near_miss(knowledge: Knowledge) -> None:
    fires = {s.rule for s in ALL if s.rule and s.expect != "silent"}
    misses = {s.rule for s in ALL if s.expect == "silent"}
    assert fires == set(knowledge.rules)
    assert misses == set(knowledge.rules)


def test_there_are_enough_presentations_told_in_every_way() -> None:
    scripted = [s for s in ALL if s.rule and s.expect != "silent"]
    assert len(scripted) >= AT_LEAST_SCRIPTED
    assert {"plain", "paraphrase", "findings", "missing", "contradictory"} <= {
        s.way for s in scripted
    }
    assert sum(not s.rule and not s.least for s in ALL) >= AT_LEAST_BENIGN


def test_urgent_alarms_on_benign_presentations_are_few(knowledge: Knowledge) -> None:
    benign = [s for s in ALL if not s.rule and not s.least]
    alarms = [s for s in benign if not meets(s, screened(s, knowledge))]
    assert 100.0 * len(alarms) / len(benign) <= MOST_ALARMS_PERCENT, alarms


@pytest.mark.parametrize(
    "sample", [pytest.param(s, id=f"{s.batch}-{n}") for n, s in enumerate(ALL) if s.least]
)
def test_a_serious_story_is_sent_to_a_doctor_or_known_to_be_missed(
    sample: Sample, knowledge: Knowledge
) -> None:
    screen = screened(sample, knowledge)
    assert (screen.action > Action.CAUTION) is not sample.missed
